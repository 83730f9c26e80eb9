"""Small words of sentences: who they are about, what may stand between, what makes them about nobody."""

KIN_DA = """
    mand kone kæreste søn datter sønner døtre dreng pige barn børn barnebarn børnebørn mor far moder fader mormor farmor
    morfar farfar bedstemor bedstefar bedsteforældre forældre bror søster brødre søstre svigermor svigerfar svigersøn
    svigerdatter svigerinde svoger onkel tante moster faster fætter kusine nevø niece samlever hustru ægtefælle partner
    eksmand ekskone eks stedsøn steddatter plejebarn plejesøn tvilling nabo ven veninde bofælle kollega chef leder
    medarbejder elev klient patient kunde lejer logerende chauffør assistent familie sambo baby barnepige søskende værge
"""
"""Who somebody is to somebody else, after `my` and the like."""

ROLE_DA = """
    kunde borger patient pt medarbejder beboer elev barn lejer chauffør passager kursist deltager gæst medlem ansøger kandidat
    klient bruger kollega ejer spiller vikar lærling pårørende datter søn mor far kone nabo hustru samlever studerende rejsende
    forsikringstager skadelidte debitor praktikant
"""
"""Who notes are about, without an article."""

KIN_EN = """
    husband wife partner spouse fiancé fiancée boyfriend girlfriend son daughter sons daughters boy girl child children
    kid kids baby toddler mother father mum mom dad mummy daddy parents grandmother grandfather granny gran grandma
    grandpa grandson granddaughter grandchild brother sister brothers sisters sibling twin uncle aunt cousin nephew
    niece in-law mother-in-law father-in-law stepson stepdaughter ex ex-husband ex-wife neighbour neighbor friend
    flatmate roommate colleague coworker co-worker boss manager employee tenant lodger client patient customer student
    pupil driver assistant family carer carers nanny guest worker
"""
"""The same in English."""

DEFINITE_DA = """
    kunden borgeren medarbejderen patienten brugeren klienten eleven barnet drengen pigen manden kvinden kollegaen
    kollegen chefen modtageren ansøgeren kandidaten lejeren gæsten medlemmet beboeren chaufføren vedkommende personen
    naboen faderen moderen faren moren sønnen datteren konen familien forældrene deltageren abonnenten køberen sælgeren
    udlejeren passageren den.ansatte den.studerende den.unge den.ældre spilleren vikaren praktikanten lærlingen
    studenten bestilleren indringeren opkalderen forsikringstageren skadelidte sagsøgte skyldneren debitor låntageren
    ejeren værgen afdøde damen herren fyren parret respondenten testpersonen jobansøgeren pensionisten frivillige
"""
"""Who texts of a company are about."""

NOUN_EN = """
    customer client patient employee tenant user guest member caller driver child boy girl man woman lady gentleman
    student pupil applicant candidate resident recipient worker person claimant colleague passenger neighbour neighbor
    subscriber buyer seller participant respondent policyholder borrower debtor owner deceased couple family father
    mother son daughter wife husband player temp intern apprentice pensioner volunteer contact holder traveller
    interviewee defendant complainant teenager staff.member job.applicant care.recipient citizen shopper visitor baby
"""
"""The same in English, after `the` or alone."""

ADVERB = """
    desværre også nu lige stadig altid netop nylig for faktisk selv jo åbent åbenlyst tidligere vist nok sikkert fået
    haft blevet været længe igen stærkt meget ret lidt alvorligt svært hårdt pludselig åbenbart samtidig ikke.længere
    just also now still already always unfortunately recently really actually sadly currently both openly previously
    formerly been had become very quite severely seriously suddenly since apparently only lately once newly fully begge
    både født born never.not oplyser fortæller at says that told us skriver nemlig måske såmænd dog derfor therefore
    obviously basically
"""
"""Words between a subject and what is said of it. A dot stands for a space, here and below."""

QUALITY = """
    a an the en et den det en.form.for en.slags en.type lidt nogle mange flere a.bit.of a.form.of a.kind.of some several
    multiple kronisk kroniske svær svære let alvorlig alvorligt alvorlige medfødt begyndende tidlig fremskreden sjælden
    uhelbredelig arvelig dobbeltsidig akut mild mildt moderat slem slemme ret kraftig kraftige stor store årlig daglig
    type 1 2 chronic severe acute bad terrible serious terminal early late onset advanced rare congenital hereditary
    slight moderate seasonal stage incurable type-1 type-2 første anden grads venstre højre left right double bilateral
    pulmonal recurring recurrent undiagnosed diagnosed nydiagnosticeret post partial delvis nedsat voldsom nervous
    genetic inoperable metastatic atypisk infantil postpartum childhood adult food breast lung prostate bowel colon
    colorectal ovarian skin liver kidney pancreatic bone brain throat cervical bladder stomach testicular thyroid
    uterine oral heart spinal back knee hip shoulder neck foot leg arm eye ear muscle nerve joint blood stress-related
    svær.grad.af manglende high.functioning generaliseret generalised
"""
"""Words before a condition."""

MANNER = """
    a an the en et both dybt troende praktiserende strengt ortodoks meget devout practising practicing strict lifelong
    staunch proud openly registered overbevist erklæret stærkt svært kronisk delvist totalt helt næsten legally deeply
    completely partially nearly profoundly severely active aktiv former tidligere ex født born liberal secular sekulær
    kulturelt ethnically etnisk black sort white hvid young ung old ældre british danish dansk svensk norsk gift married
    also most nu now still currently temporarily midlertidigt på.fuld.tid fully single convicted committed convinced
    passioneret stolt åbent åbenlyst long-time longtime longterm type 1 2 insulinkrævende insulin-dependent recovering
    ædru tørlagt medfødt gravid
"""
"""Words before what somebody is."""

NOBODY = """
    if hvis whether unless medmindre såfremt when når people persons those anyone anybody all patienter brugere
    medarbejdere ansatte employees users mothers parents forældre mødre kvinder everyone everybody someone patients folk
    personer mennesker dem alle nogle mange flere hver nogen man børn mænd many some most kunder customers men women
    adults voksne film filmen movie novel book bogen bog roman romanen krimi serie serien series show play character
    hovedpersonen helten become bliv becoming
"""
"""Words that make a statement one about nobody in particular."""

THINGS = """
    book books bog bøger cookbook guide magazine magasin charity awareness research foundation fund association pillow
    pillows duvet duvets cream creams shampoo soap relief kit kits monitor alarm app friendly free venlig venlige fri
    frit proof owned food foods cuisine restaurant school church bakery marriage bar pride parade festival flag
    community club holiday calendar charger day month week society clinic ward department unit test tests cover
    insurance policy bracelet brand style music art design fashion novel film movie station street road square party
    dress costume of.waiting and.tired of.this of.your of.the af.at af.jeres efter.jeres after.your to.bad of.bad
    to.your battery batteries batteri batterier over.for.dårlig over.for.jeres af.ventetiden jeres for.your for.jeres
    humour jokes joke market goggles tablecloth fabric paint coffee tea
"""
"""Words that, right after a term, make it the first half of a thing's name, or no illness: `an asthma book`."""

BESIDE_TERMS = """
    a an the en et den i in of af og and or with med uden siden since year years måned år left højre venstre right grad
    for mod to påvist ja yes remission behandlet member medlem voter vælger practising non type ii iii iv kronisk
    kroniske svær svære let alvorlig chronic severe mild moderate moderat acute akut late early stage medfødt congenital
    knæ hofte ryg nakke skulder hånd fod ben arm hjerte lunge lever nyre bryst mave hud knee hip back neck shoulder hand foot leg wrist
    ankle heart lung liver kidney breast stomach skin prostate colon bowel ovarian begyndende begge both bilateral tidligere former recovering lifelong ren dom straf
"""
"""What may stand beside the terms of a bare cell."""
