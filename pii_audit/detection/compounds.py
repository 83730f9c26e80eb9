"""Words that stand beside a name of the lexicon and change, or do not change, what the column holds.

Danish and English compounds have their head last: an `email_template` is a template, a `template_email` an address.
"""

from pii_audit.detection.words import words

CUSTOMERS = words("customer customers cust kunde kunder kund kunden klant klanten client clients klient klienter")
OWN_NUMBERS = words("id no nr nummer number num key")
"""What follows the name of a role in a column of the company's own numbers."""

PEOPLE = words(
    "customer customers cust kunde kunder kund kunden klant klanten client clients klient klienter user users usr bruger brugere "
    "person persons personer personen people pers employee employees emp medarbejder medarbejdere medarb ansat ansatte anställd "
    "mitarbeiter medewerker staff personale contact contacts kontakt kontakter kontaktperson kontaktpersoner member members "
    "medlem medlemmer medlemmar mitglied subscriber subscribers abonnent abonnenter patient patients patienter pasient pasienter "
    "student students studerende elev elever pupil pupils child children barn børn kind parent parents forælder forældre mother "
    "mor father far guardian guardians værge værger spouse partner ægtefælle pårørende kin relative deltager deltagere participant "
    "participants entrant attendee attendees recipient recipients modtager modtagere sender afsender lead leads prospect guest "
    "guests gæst gæster gast gäste borger borgere citizen citizens resident residents beboer beboere lejer lejere tenant tenants "
    "applicant applicants ansøger ansøgere candidate candidates kandidat kandidater audience account accounts holder indehaver owner owners "
    "ejer ejere insured forsikrede beneficiary beneficiaries author authors forfatter donor donors volunteer volunteers frivillige driver drivers "
    "chauffør fører teacher teachers lærer lærere doctor doctors læge læger nurse seller buyer køber sælger passenger passengers "
    "passager passagerer player players spiller spillere runner runners survivor voter voters vælger profile profiles profil "
    "identity worker workers personnel payee payer debtor skyldner signer underskriver subject rider emergency kontohaver "
    "personal human individual respondent respondents svarperson household husstand ordregiver rekvirent "
    "pax behandler forsvarer patienten pt skadelidte forsikringstager forsikringstagere sigtede vidne vidner witness witnesses anmelder klager "
    "complainant whistleblower barnet elevens mors fars kursist kursister rejsende traveller travellers låner lånere debitor "
    "betaler betalere bestiller rekv afs modt sikrede physician gp therapist terapeut samlever policyholder subscriber indsender "
    "empl skadelidt bestyrer plejer stamkunde stamkunder"
)
"""Words that say a table's rows, or a name's owner, are people."""

ROLES = words(
    "signee renter borrower cust customer client kunde contact kontakt kontaktperson modtager recipient guardian deltager medarbejder employee member medlem "
    "patient elev student ejer owner author forfatter chauffør driver lejer tenant ansøger applicant kandidat borger gæst guest "
    "lærer teacher læge doctor sagsbehandler assignee requester submitter reporter manager leder chef sælger køber salesperson "
    "spouse ægtefælle mother father mor far child barn pårørende participant attendee passenger holder indehaver signer person "
    "underskriver signatory seller agent assigned udlejer landlord tekniker technician beneficiary winner vinder nominee medarb handler "
    "responsible interpreter tolk witness vidne plaintiff defendant referee coach træner instructor instruktør consultant konsulent "
    "forsvarer advokat lawyer attorney solicitor dommer judge behandler therapist terapeut pædagog pedagog mekaniker mechanic chauf "
    "taksator mægler broker forstager forsikringstager skadelidte låner modpart klager anmelder inspector kontrollør vagt guard "
    "bestyrer formand kasserer sekretær rektor skipper kaptajn captain pilot montør vicevært rengøring bogholder kassemester rådgiver "
    "advisor adviser tutor mentor caretaker nanny skyldner debitor kautionist betaler bestiller rekvirent indsender henvender plejer "
    "kontaktlærer klasselærer skolelærer samlever vidne arving afdøde executor heir claimant speaker bidragyder gavegiver fadder faddere "
    "partsrepræsentant repræsentant representative stifter direktør ceo holdkaptajn deceased testator fuldmægtig vagthavende indmelder payee physician skadelidte skadelidt sikrede forælder"
)
"""Whole column names that hold a person's name, or as often a number."""

WHICH = words("primary primær secondary sekundær main other anden second emergency backup")
"""Words that leave a role what it is: `primary_contact`."""

NEUTRAL = words(
    "line linje value værdi text tekst raw str string txt field felt kol col column hash hashed sha "
    "md enc encrypted krypteret masked full fuldt fulde primary primær secondary sekundær alternate alternative alternativ alt "
    "other anden second extra ekstra main new ny old gammel current nuværende previous prev tidligere former original home hjem "
    "hjemme private privat work arbejde arbejds job business office kontor company firma billing bill shipping ship delivery "
    "levering leverings invoice faktura fakturering fakturerings sell to til from fra for og and of af the in i cs sc mailing postal "
    "post permanent temporary midlertidig registered registreret folkeregister folkereg official last first seneste sidste "
    "initial signup login registration register contact kontakt emergency own egen personal mobile mobil "
    "local international intl country landline fastnet dk da en uk us sv se nb de nl eu iso c x y s the shop web online "
    "patient customer user full legal preferred default standard pk mod ved a b latest "
    "resident residence bopæl bolig house hus unit daytime evening dag aften direct direkte clean normalized normaliseret display lev fakt priv arb nød tx"
)
"""Words that leave the meaning of the word beside them."""

NUMBERS = words("number num no nr nummer numre")
CODES = words("code kode id key nøgle cd kd uri ref")
MEDIA = words(
    "url uri path sti file fil img image billede png jpg jpeg svg blob data base bytes link scan picture pic ref id"
)
HOSTS = words(
    "node host hosts gateway gw router ap switch modem sensor client server src dst peer printer phone laptop pc nic wlan wifi eth lan bt"
)
"""Devices on a network, which have addresses."""
FOLLOWED_BY = {
    **dict.fromkeys(
        (
            "gender", "nationality", "language", "country", "health", "religion", "ethnic_origin", "political_opinion",
            "trade_union", "sex_life",
        ),
        CODES | words("note notes notat text navn name desc description beskrivelse kg cm lb lbs bpm pct mmhg rest resting hvile fv kv ev valg election"),
    ),
    **dict.fromkeys(
        ("mailing_address", "phone", "street", "postcode", "iban", "bank_account", "payment_card", "driving_licence", "vehicle"),
        NUMBERS,
    ),
    **dict.fromkeys(
        ("national_id", "passport", "tax_id", "company_id", "username", "device_id", "cookie_id"), NUMBERS | CODES
    ),
    "photo": MEDIA,
    "signature": MEDIA | words("kvittering receipt pod"),
    "location": words("wgs deg degree degrees grader decimal"),
    "biometric": MEDIA | words("template tmpl tpl skabelon vector vektor left right venstre højre thumb index"),
    **dict.fromkeys(("mac_address", "ip_address"), HOSTS),
    "password": words("wifi wlan router door dør portal ftp sftp db database sql admin root smtp imap vpn gate safe alarm lock locker"),
    "url": MEDIA | CODES,
    "date_of_birth": words("date dato year år day dag month dt"),
    "age": words("years år year yrs at ved visit admission enrolment indmeldelse start death"),
}  # fmt: skip
"""What may follow a name of an element beside the neutral words: `gender_code` is a gender, an `address_code` is not."""

ABOUT = words(
    "verified confirmed validated valid validation verification sent at on count counts antal cnt flag is has er har status state type types "
    "kind opt optin optout opted consent samtykke changed updated created modified deleted expires expiry expire expired "
    "expiration udløb udløber length len format template skabelon enabled disabled required påkrævet krævet score rate rates limit "
    "bounced bounce opened clicked clicks days total amount beløb token salt reset hint attempts policy version quality source "
    "bekræftet sendt oprettet ændret slettet subject emne history historik experience zone index idx class category kategori "
    "file files size time times timestamp ts since siden until date dato year month duration varighed range interval group grp gruppe "
    "segment bucket tier level niveau rank ranking priority order sort sorting position pattern regex regexp rule rules mask schema "
    "config setting settings option options mode model models brand maker manufacturer color colour farve width height weight "
    "resolution quota target targets targeting mål discount rabat campaign kampagne offer gift gave reminder påmindelse notification notifications "
    "alert newsletter marketing subscription subscribed unsubscribed preference preferences frequency queue server host port domain "
    "provider operator carrier gateway client protocol agent app apps plan plans price pris cost fee fees gebyr charge bill limit "
    "insurance forsikring tax moms support service services helpdesk hours office offices check checks endpoint required visible "
    "public hidden shown displayed allowed blocked banned locked failed success errors error match matches matched similarity "
    "distance confidence probability prob prediction predicted accuracy avg average mean median min max sum stddev std pct percent "
    "ratio share andel procent gap parity neutral quota stats statistics book books section page pages article chapter law "
    "population density area areal region manager team use usage development production friendly compatible name_length "
    "material thickness grade finish supplier network issuer expiring print printed printer "
    "supported available availability tested testing test tests demo dummy example sample label labels placeholder "
    "tooltip caption help column table strength complexity algorithm algo alg method scheme rotation "
    "simulation training module plugin pack dictionary translation translations translated switch toggle simulated counter "
    "box boxes lamp width works mandatory missing empty null duplicate duplicates unique coverage dækket coverage "
    "consented prefix suffix granted revoked withdrawn"
)
"""Words that make a column one about the datum instead of the datum: `email_verified`, `password_changed_at`."""

TURNED_BY = {"mailing_address": words("company firma virksomhed organisation organization")}
"""Words after a name of an element that have a place of their own in it: `address_company` is a company."""

FACTS = words(
    "is has er har flag member medlem medlemskab membership date dato year since siden days dage type types kind status code at "
    "category kategori group gruppe history historik description start slut end from until fom tom class level name navn "
    "fee kontingent list liste amount beløb reason årsag result resultat position"
)
"""Words of `ABOUT`, and others, with which a clear name of a special category still says something of a person: `is_union_member`."""

COUNTED = words("num number no nr of count antal sum avg max min total mean n pct percent ratio rate unique")
"""Words that, in front, make it a number of things: `num_credit_card`."""

THINGS = words(
    "lager warehouse depot terminal city by town company companies firma firmaer virksomhed virksomheder organisation organization organizations street vej gade "
    "product products produkt produkter vare varer item items article articles artikel artikler brand brands mærke country "
    "countries land lande department departments afdeling afdelinger title titel job category categories kategori file files "
    "filename fil filer browser store stores shop shops butik butikker weekday day days ugedag month months måned color colour "
    "farve status role roles rolle model host hosts server servers campaign campaigns kampagne region regions currency event "
    "events page pages side type variant material supplier suppliers leverandør leverandører storm ship ships skib skibe vessel "
    "vehicle vehicles køretøj køretøjer bil biler car cars weather vejr station stations port havn airport lufthavn book books bog "
    "bøger movie movies film song songs track album albums artist game games team teams hold club school schools skole skoler "
    "kursus kurser course courses project projects projekt projekter task tasks machine machines maskine maskiner build builds "
    "branch repo repos repository package packages module plugin plugins service services table tables tabel column field "
    "database schema config memory document documents dokument dokumenter template templates report reports warehouse warehouses "
    "lager site sites building buildings bygning ejendom hotel hotels restaurant restaurants bank banks plan plans "
    "group gruppe bucket queue topic tag label class error device enhed printer app application network net "
    "domain domæne catalog katalog asset assets equipment tool wine wines plant animal animals dyr hest heste dog hund pet pets "
    "kæledyr race food dish recipe opskrift ingredient sensor sensors stand location place venue office offices kontor "
    "zone timezone cuisine køkken factory plants destination destinations route ruter rute stop holiday language sprog unit kommune kommuner municipality stat "
    "state provider vendor vendors carrier kreditor manufacturer producent operator facility facilities afdelings parcel parcels "
    "hardware space node nodes parish sogn facade image metric metrics kpi sku skus inventory stock lageret log logs"
)
"""Words for things, whose names a language model takes for people's."""

QUESTIONS = words(
    "is has have had er har flag flags was can kan should show hide vis skjul allow allows require requires use uses enable enabled "
    "missing invalid send sendt sent with without uden count antal total opt optin optout verified confirmed matched duplicate "
    "max min avg valid accept accepts change changed ændret slettet deleted updated created create delete update"
)
"""Words before a name that ask about the datum: `has_phone`."""

TRACES = words(
    "device enhed event events browser log logs app application service services bank plan plans group gruppe team teams "
    "class course courses kursus kurser project projects task tasks job department departments afdeling afdelinger role roles state "
    "status account network domain unit table side hold office offices"
)
"""Things that people use or belong to: tables of them hold the people's own data."""

OF_THINGS = frozenset(
    {
        "mailing_address", "street", "postcode", "city", "country", "location", "language", "age", "nationality", "photo",
        "url", "ip_address",
    }
)  # fmt: skip
"""Elements that things have too: the city of a store, the language of a book."""

HEADS = words(
    "telefon telefonnr telefonnummer telephone phone adresse address adress adres email mail epost postnr postnummer postcode "
    "fødselsdato fødselsdag birthdate birthday fornavn efternavn firstname lastname password kontonr kontonummer cprnr cpr "
    "mobilnr mobilnummer koordinater nvn tlf"
)
"""Words so telling that what they end is one of them, whatever stands before: `feriehustelefon`."""
