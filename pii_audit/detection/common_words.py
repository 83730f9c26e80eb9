"""Words that begin sentences and signatures, and no person's name; and what follows the name of a company."""

from pii_audit.detection.words import words

NO_NAMES = words(
    # days, months, feasts
    "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober "
    "november december monday tuesday wednesday thursday friday saturday sunday january february march june july october "
    "jul julen påske påsken pinse pinsen nytår christmas easter sommer sommeren vinter vinteren weekend weekenden "
    # greetings
    "hej hejsa goddag godmorgen kære kærlig venlig venligst med mvh vh kh hilsen hilsner bedste tak undskyld hello hi dear "
    "thanks thank regards sincerely best kind cheers greetings sorry please "
    # roles and things of customer service
    "kunde kunden kunder kunderne modtager modtageren afsender afsenderen chauffør chaufføren bud budet nabo naboen "
    "medarbejder medarbejderen kollega kollegaen ejer ejeren barn barnet borger borgeren patient patienten medlem medlemmet "
    "pakke pakken pakker ordre ordren ordrer vare varen varer faktura fakturaen fakturaer retur levering leveringen "
    "kvittering kvitteringen betaling betalingen refusion refusionen rabat rabatten konto kontoen adresse adressen telefon "
    "telefonen mail mailen intern note notat sag sagen system systemet version butik butikken lager lageret bil bilen "
    "customer customers recipient sender driver neighbour neighbor colleague owner child patient member parcel package order "
    "orders item items invoice invoices delivery receipt payment refund discount account address phone mail email internal "
    "note notes case ticket system version shop store warehouse car user users team support service kundeservice "
    # function words and verbs that open a sentence
    "jeg du han hun vi i de den det der her hvor hvornår hvordan hvad hvem hvis når da men og så ikke ingen alle kan skal vil "
    "må har er var bliver blev ring skriv send sendt talt spoke talked call called the a an this that these those he she it "
    "we you they my your our his her its their when where what who how if and but so not no can could would will should may "
    "has have is was are were do does did "
    "lejer lejeren ansøger ansøgeren kandidat kandidaten chauffør driver tenant applicant modpart modparten skadelidte forsikringstager "
    "debitor kreditor kursist kursisten elev eleven beboer beboeren deltager deltageren gæst gæsten passager passageren bruger brugeren "
    "container kursus kurset møde mødet firma firmaet virksomhed virksomheden rapport rapporten server serveren faktura regning ejendom "
    "version firmware login fejl lejlighed lejemål bestilling tilbud aftale aftalen opkald besked beskrivelse årsag status resultat "
    "trækkes sendes leveres hentes afhentes betales modtages flyttes lukkes oprettes opsiges kommer kom tager bor ligger står ønsker "
    "spurgte fortæller oplyser henvender klager lover aftalt afhentet afleveret modtaget oprettet lukket sygemeldt overført escalated "
    "signed left opened closed assigned delivered received refunded paid booked cancelled confirmed checked escalate reported employee "
    "mr mrs ms hr fru frk guest caller candidate resident van white red blue black green lorry truck passport visa invoice claim "
    "velkommen obs husk bemærk vedr vedrørende angående re sv fwd svar"
)

COMPANY_FORMS = words("a/s aps i/s k/s ivs amba a.m.b.a smba plc ltd ltd. inc inc. llc llp gmbh asa corp corp.")
