"""Religion, political opinion and trade union membership."""

ADHERENTS = """
    muslim, muslimsk, moslem, shiamuslim, sunnimuslim, sunni muslim, shia muslim, shiit, sunnit, sunni, shia, alevit,
    alevi, ahmadiyya, ahmadi, sufi, salafist, jøde, jødisk, jew, jewish, ortodoks jøde, orthodox jew, orthodox jewish,
    hasidic, hindu, hinduist, hinduistisk, sikh, buddhist, buddhistisk, jain, jainist, taoist, shintoist, zoroastrian,
    yezidi, yazidi, druser, druze, baha'i, bahai, rastafari, rastafarian, wiccan, asatro, asatroende, pagan, hedning,
    katolik, katolsk, katolikker, roman catholic, romersk katolsk, protestant, protestantisk, lutheran, luthersk,
    evangelical, evangelical christian, born-again christian, born again christian, genfødt kristen, kristen, kristne,
    baptist, baptistisk, methodist, metodist, presbyterian, anglican, anglikaner, anglikansk, calvinist, adventist,
    syvendedags adventist, seventh-day adventist, pentecostal, pinsekristen, mormon, mormonsk, latter-day saint, jehovas
    vidne, jehovas vidner, jehova's witness, jehovah's witness, jehovahs witness, jehovah's witnesses, quaker, kvæker,
    amish, mennonite, scientologist, scientolog, moonie, hare krishna, russisk ortodoks, russian orthodox, græsk
    ortodoks, greek orthodox, ortodoks kristen, orthodox christian, koptisk kristen, coptic, coptic christian, maronit,
    maronite, unitarian, ateist, ateistisk, atheist, agnostiker, agnostic, fritænker, humanist medlem, satanist,
    ikke-troende, non-believer, dybt religiøs, religiøs, religious, deeply religious, konfirmeret, døbt katolik,
    baptised, missionær, missionsk, indremissionsk, grundtvigianer, imam, rabbi, rabbiner, catholic
"""
LOOSE_ADHERENTS = "christian, orthodox, believer, troende"
"""Given names, and words of wider use: `a Christian`, but not `this is Christian`."""

FAITHS = """
    islam, jødedom, jødedommen, judaism, kristendom, kristendommen, christianity, katolicisme, katolicismen,
    catholicism, protestantisme, hinduisme, hinduismen, hinduism, buddhisme, buddhismen, buddhism, sikhisme, sikhismen,
    sikhism, scientology, mormonism, the muslim faith, den katolske tro, den muslimske tro, den jødiske tro, the jewish
    faith, the catholic faith, den katolske kirke, allah, krishna, jehova, jehovah, asatro, shamanism, wicca
"""
RELIGIOUS_WORDS = """
    orthodox, ortodoks, evangelisk-luthersk, evangelisk luthersk, lutheraner, spiritual, spirituel, spiritist, shinto, shintoisme, taoism,
    taoisme, jainism, no religion, ingen religion, ikke religiøs, not religious, secular, humanist, folkekirke, kristen tro, animist,
    judaisme, kristen/protestantisk, greek orthodox, russian orthodox, druid, cao dai, traditional
"""
CONGREGATIONS = """
    folkekirken, den danske folkekirke, pinsekirken, pinsemenigheden, frikirken, en frikirke, baptistkirken,
    metodistkirken, adventistkirken, den katolske kirke, den ortodokse kirke, indre mission, luthersk mission, frelsens
    hær, mosaisk troessamfund, mosaisk trossamfund, det jødiske samfund, jødisk samfund, dansk islamisk trossamfund,
    islamisk trossamfund, et trossamfund, trossamfundet, jehovas vidner, mormonkirken, scientology, scientology kirken,
    moskeen, en moské, synagogen, en synagoge, menigheden, en menighed, kirkens menighed, forn siðr, hare krishna,
    svenska kyrkan, den norske kirke, the church, church of england, church of sweden, the catholic church, catholic
    church, the methodist church, the baptist church, baptist church, methodist church, the lutheran church, orthodox
    church, the orthodox church, church of scotland, the mormon church, church of jesus christ, church of latter-day
    saints, salvation army, the salvation army, a mosque, the mosque, a synagogue, the synagogue, a sikh temple, the
    gurdwara, a gurdwara, a parish, the parish, a congregation, the congregation, jehovah's witnesses, the quakers,
    hillsong, opus dei, the church of scientology, hizb ut-tahrir
"""
PRACTICES = """
    beder fem gange om dagen, prays five times a day, faster under ramadanen, faster i ramadanen, fasting during
    ramadan, fasting for ramadan, fasts during ramadan, observes ramadan, observe ramadan, observing ramadan, holder
    ramadan, fejrer ramadan, keeps kosher, keep kosher, keeping kosher, spiser kosher, lever kosher, eats only halal,
    only eat halal, only eats halal, eat only halal, spiser kun halal, spiser halal, keeps halal, keeps the sabbath,
    keep the sabbath, observes the sabbath, observes shabbat, observe shabbat, holder sabbat, holder shabbat, went on
    hajj, på pilgrimsrejse til mekka, on pilgrimage to mecca, går til fredagsbøn, til fredagsbøn, attends friday
    prayers, går i moskeen, går i moské, attends the mosque, attend the mosque, attends mosque, goes to mosque, goes to
    the mosque, går i synagogen, attends synagogue, attend synagogue, attends the synagogue, går i kirke hver søndag,
    går i kirke om søndagen, goes to church every sunday, attends church, attends mass, goes to mass, går til
    gudstjeneste, går til messe, bærer tørklæde af religiøse grunde, wears a hijab, wear a hijab, wears hijab, bærer
    hijab, bærer niqab, wears a turban, bærer turban, bærer burka, wears a burqa, på grund af sin tro, because of his
    faith, because of her faith, because of my faith, because of my religion, because of her religion, because of his
    religion, på grund af min religion, på grund af min tro, pga. min tro, pga. min religion, meldt sig ud af
    folkekirken, meldt mig ud af folkekirken, udmeldt af folkekirken, left the church of england, born into a catholic
    family, born into a muslim family, born into a jewish family, opvokset i et muslimsk hjem, raised catholic, raised
    muslim, raised jewish, brought up catholic, opdraget som muslim
"""

PARTIES = """
    socialdemokratiet, socialdemokraterne, sf, socialistisk folkeparti, enhedslisten, alternativet, radikale, radikale
    venstre, det radikale venstre, de radikale, venstre, de konservative, konservative, det konservative folkeparti,
    konservativt folkeparti, liberal alliance, moderaterne, dansk folkeparti, danmarksdemokraterne, nye borgerlige,
    borgernes parti, kristendemokraterne, stram kurs, frie grønne, veganerpartiet, kommunistisk parti, dkp,
    frihedslisten, slesvigsk parti, schleswigsche partei, siumut, inuit ataqatigiit, naleraq, javnaðarflokkurin,
    sambandsflokkurin, tjóðveldi, dansk folkepartis ungdom, venstres ungdom, dsu, konservativ ungdom, radikal ungdom,
    sfu, liberal alliances ungdom, rød blok, blå blok, rød-grøn ungdomsfront, arbeiderpartiet, høyre,
    fremskrittspartiet, senterpartiet, sosialistisk venstreparti, rødt, miljøpartiet de grønne, kristelig folkeparti,
    socialdemokraterna, moderaterna, sverigedemokraterna, centerpartiet, vänsterpartiet, miljöpartiet, liberalerna,
    kristdemokraterna, sosiaalidemokraatit, kokoomus, perussuomalaiset, vasemmistoliitto, cdu, csu, spd, afd, die linke,
    die grünen, bündnis 90, fdp, christian democratic union, alternative für deutschland, alternative for germany,
    labour, labour party, the labour party, conservative party, the conservative party, the conservatives,
    conservatives, tories, the tories, tory party, liberal democrats, the liberal democrats, lib dems, the lib dems,
    green party, the green party, the greens, snp, scottish national party, plaid cymru, sinn féin, sinn fein, dup,
    democratic unionist party, sdlp, reform uk, ukip, brexit party, british national party, bnp, workers party, fine
    gael, fianna fáil, democratic party, the democratic party, the democrats, democrats, republican party, the
    republican party, the republicans, republicans, gop, the gop, libertarian party, the libertarian party, green party
    usa, democratic socialists of america, communist party, the communist party, socialist party, the socialist party,
    national front, front national, rassemblement national, la france insoumise, vox, podemos, psoe, partido popular,
    fratelli d'italia, lega nord, prawo i sprawiedliwość, fidesz, syriza, social democrats, the social democrats, the
    left party, christian democrats, sweden democrats, danish people's party, progress party, fremskridtspartiet, ny
    alliance
"""
SHORT_PARTIES = """
    la, df, ia, nb, krf, frp, kd, sd, sp, mdg, sv, the left, the right, trump, donald trump, biden, joe biden, harris,
    kamala harris, obama, clinton, hillary clinton, bernie sanders, corbyn, jeremy corbyn, boris johnson, keir starmer,
    nigel farage, farage, brexit, leave, remain, le pen, macron, mette frederiksen, lars løkke, inger støjberg, pia
    olsen dyhr, morten messerschmidt, rasmus paludan, republican, democrat, conservative, tory, green, lib dem, liberal
    democrat, socialdemokratisk, konservativt, radikalt, rødt, blåt, borgerligt, the opposition, oppositionen,
    regeringspartiet
"""
"""What stands for other things too, unless somebody votes for it or is a member of it."""

PARTISANS = """
    socialdemokrat, venstremand, venstrekvinde, kommunist, marxist, nazist, nynazist, anarkist, højreekstremist,
    venstreekstremist, højreradikal, venstreradikal, sf'er, enhedslisteaktivist, partimedlem, byrådsmedlem,
    folketingskandidat, folketingsmedlem, liberalist, libertarianer, communist, neo-nazi, tory, lib dem, liberal
    democrat, labour voter, labour supporter, labour councillor, labour member, conservative voter, conservative
    supporter, brexiteer, remainer, trump supporter, maga supporter, biden supporter, trotskyist, social democrat, party
    member, registered democrat, registered republican, card-carrying communist, tory voter, green voter, snp voter,
    ukip voter, brexit supporter, eu-modstander, nato-modstander
"""
LOOSE_PARTISANS = """
    radikal, konservativ, højreorienteret, venstreorienteret, borgerlig, republican, democrat, left-wing, right-wing,
    left wing, right wing, far-right, far-left, fascist, partisoldat, socialist, nazi, anarchist, libertarian
"""

POLITICAL_WORDS = """
    independent, independents, uafhængig, løsgænger, liberal, liberals, progressive, progressiv, centrist, moderate, moderat, left, right,
    centre, center, centre-left, centre-right, center-left, center-right, far left, far right, venstrefløj, højrefløj, midten, socialistisk,
    liberalistisk, nationalkonservativ, blank, stemte ikke, did not vote, undecided, no preference, nonpartisan, unaffiliated, democratic,
    libertarians, socialdemokraterne, socialdemokrati, borgerlig, greens, grøn
"""

UNIONS = """
    3f, hk, hk privat, hk handel, hk stat, hk kommunal, foa, hk foa, danske bioanalytikere, kost og ernæringsforbundet, ledarna,
    unionen, elektrikerforbundet, fastighets, målarna, byggnads, livs, pappers, nautilus international, balpa, bfawu, accord, dansk metal, fagligt fælles forbund, dansk el-forbund, el-forbundet,
    blik og rør, blik- og rørarbejderforbundet, fødevareforbundet nnf, nnf, malerforbundet, dansk sygeplejeråd, dsr,
    bupl, danmarks lærerforening, dlf, djøf, ida, ingeniørforeningen, ingeniørforeningen ida, dansk magisterforening,
    akademikerne, lægeforeningen, yngre læger, plo, farmakonomforeningen, pharmadanmark, jordemoderforeningen, danske
    fysioterapeuter, ergoterapeutforeningen, dansk psykolog forening, dansk socialrådgiverforening, socialpædagogerne,
    serviceforbundet, dansk jernbaneforbund, teknisk landsforbund, konstruktørforeningen, prosa, samdata,
    finansforbundet, dansk journalistforbund, journalistforbundet, gymnasieskolernes lærerforening,
    uddannelsesforbundet, handelsskolernes lærerforening, politiforbundet, fængselsforbundet, hkkf, forsvarsgruppen,
    dansk told og skatteforbund, frisør- og kosmetikerforbundet, frisørforbundet, dansk frisør og kosmetiker forbund,
    luftfartsfunktionærerne, cabin union denmark, flyvebranchens personale union, kristelig fagforening, krifa, det
    faglige hus, fagforeningen danmark, frie funktionærer, lederne, ledernes hovedorganisation, business danmark, jurist
    og økonomforbundet, arkitektforbundet, dansk skuespillerforbund, dansk musiker forbund, bibliotekarforbundet,
    kommunikation og sprog, forbundet kommunikation og sprog, tandlægeforeningen, dyrlægeforeningen, min a-kasse,
    akademikernes a-kasse, magistrenes a-kasse, ca a-kasse, aka a-kasse, lærernes a-kasse, fagbevægelsens
    hovedorganisation, foreningen af speciallæger, sundhedskartellet, radiograf rådet, kost og ernæringsforbundet, dansk
    tandplejerforening, maskinmestrenes forening, dansk formands forening, sømændenes forbund, dansk fiskeriforening,
    landsforeningen af socialpædagoger, ftf-a, a-kassen frie, 3f's a-kasse, fagforbundet, fellesforbundet, nito, tekna,
    norsk sykepleierforbund, utdanningsforbundet, handel og kontor, fagforbundet norge, if metall, kommunal, byggnads,
    vårdförbundet, saco, sveriges ingenjörer, lärarförbundet, seko, livsmedelsarbetareförbundet,
    transportarbetareförbundet, akava, ammattiliitto pro, tehy, unison, unite the union, unite, gmb, usdaw, rmt, aslef,
    nasuwt, national education union, neu, ucu, bma, royal college of nursing, rcn, pcs union, public and commercial
    services union, cwu, communication workers union, musicians' union, nuj, national union of journalists, tssa, fire
    brigades union, fbu, napo, bectu, community union, tuc, siptu, fórsa, teamsters, the teamsters, seiu, afscme,
    afl-cio, united auto workers, uaw, united steelworkers, ufcw, ibew, american federation of teachers, national nurses
    united, communications workers of america, cwa, unite here, iatse, sag-aftra, writers guild, ilwu, longshoremen's
    union, transport workers union, screen actors guild, amazon labor union, workers united, ig metall, ver.di, verdi,
    ig bce, dgb, ccoo, ugt, cfdt, cgil, fnv, starbucks workers united
"""
SHORT_UNIONS = """
    prospect, equity, mandate, parat, kommunal, handels, unionen, unio, cs, ase, sl, fh, lo, aft, nea, sak, gew, cgt,
    cnv, fpu, negotia
"""
"""What stands for other things too, unless somebody is a member of it."""
UNION_WORDS = """
    fagforeningen, en fagforening, fagforening, fagforbundet, et fagforbund, fagforbund, a-kassen, en a-kasse, a-kasse,
    den kristelige fagforening, den gule fagforening, the union, a union, a trade union, trade union, our union, their
    union, labour union, labor union, a labor union, the trade union, the teachers' union, the nurses' union, the
    transport union, the firefighters' union
"""
UNION_ROLES = """
    tillidsmand, tillidsrepræsentant, fællestillidsmand, fællestillidsrepræsentant, tillidskvinde,
    arbejdsmiljørepræsentant for hk, klubformand for 3f, fagforeningsmedlem, fagforeningsmand, fagforeningsrepræsentant,
    fagligt aktiv, fagligt organiseret, organiseret i en fagforening, a-kassemedlem, hk-medlem, hk'er, 3f'er, 3f-medlem,
    foa-medlem, metalmedlem, djøf-medlem, djøf'er, strejkevagt, strejkeleder, union rep, union representative, shop
    steward, union member, union steward, union official, union organiser, union organizer, trade unionist, trade union
    member, trade union representative, trade union rep, unionised, unionized, union delegate, union convenor, union
    secretary, teamster, in a union, in the union
"""
UNION_PHRASES = """
    fagforeningskontingent, kontingent til fagforeningen, kontingent til a-kassen, joined the union, joined a union,
    left the union, pays union dues, dues to the union, meldt sig ind i en fagforening, meldt mig ind i fagforeningen,
    meldt sig ud af fagforeningen, tillidsmand for, tillidsrepræsentant for, union rep for, shop steward for
"""
"""What says it by itself."""
