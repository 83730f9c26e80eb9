"""Ethnic origin, sex life, biometric data and criminal record."""

ETHNIC_GROUPS = """
    kurder, kurdisk, kurdish, kurd, romaer, romani, romany, sigøjner, gypsy, sinti, irish traveller, grønlænder, inuit,
    inuk, eskimo, greenlandic inuit, samisk, saami, sámi, sami, kvæn, araber, arab, arabic origin, pashtun, pashtuner,
    hazara, tamil, tamiler, uyghur, uighur, uygur, rohingya, tatar, tatarer, berber, amazigh, assyrer, assyrian,
    armenier, african american, african-american, afro-american, afro-caribbean, afroamerikaner, afroamerikansk,
    afrikansk, black african, black british, black caribbean, black american, black or african american, black or black
    british, white british, white irish, white european, white other, other white, white american, white caucasian,
    white british irish, white and asian, white and black african, white and black caribbean, any other white
    background, any other asian background, any other black background, any other mixed background, any other ethnic
    group, other ethnic group, gypsy or irish traveller, asian british, british asian, asian american, south asian, east
    asian, southeast asian, asian or asian british, asian, british indian, british pakistani, british bangladeshi,
    caucasian, hispanic, latino, latina, latinx, hispanic or latino, non-hispanic white, native american, american
    indian, alaska native, native hawaiian, pacific islander, aboriginal, aboriginal australian, indigenous, first
    nations, torres strait islander, maori, māori, mixed race, mixed-race, biracial, multiracial, mixed ethnicity,
    mestizo, blandet etnicitet, blandet race, mulat, etnisk dansk, etnisk dansker, hvid europæer, hvid dansker,
    kaukasisk, asiatisk, sydasiatisk, østasiatisk, mellemøstlig, middle eastern, nordafrikansk, north african,
    sub-saharan african, latinamerikansk, latinamerikaner, yoruba, igbo, hausa, zulu, xhosa, oromo, han chinese,
    ashkenazi, sephardic, black woman, black man, black person, black girl, black boy, person of colour, person of
    color, woman of colour, woman of color, man of colour, man of color, half asian, half black, brun mand, sort mand,
    sort kvinde, neger, perker, indvandrer, invandrer, indvandrerbaggrund, anden etnisk baggrund, andet etnisk ophav,
    ikke-vestlig baggrund, anden etnisk baggrund end dansk, efterkommer af indvandrere, nydansker, bame, poc, bipoc,
    ethnic minority
"""
ETHNIC_ADJECTIVES = """
    afrikansk, african, arabisk, arab, arabic, asiatisk, asian, tyrkisk, turkish, kurdisk, kurdish, pakistansk,
    pakistani, somalisk, somali, irakisk, iraqi, iransk, iranian, persisk, persian, libanesisk, lebanese,
    palæstinensisk, palestinian, syrisk, syrian, marokkansk, moroccan, algerisk, algerian, tunesisk, tunisian, egyptisk,
    egyptian, jemenitisk, yemeni, afghansk, afghan, indisk, indian, bangladeshisk, bangladeshi, srilankansk, sri lankan,
    tamilsk, tamil, nepalesisk, nepalese, vietnamesisk, vietnamese, kinesisk, chinese, japansk, japanese, koreansk,
    korean, thailandsk, thai, filippinsk, filipino, indonesisk, indonesian, malaysisk, malaysian, mongolsk, mongolian,
    etiopisk, ethiopian, eritreisk, eritrean, sudanesisk, sudanese, nigeriansk, nigerian, ghanesisk, ghanaian, kenyansk,
    kenyan, ugandisk, ugandan, congolesisk, congolese, gambisk, gambian, sydafrikansk, south african, jamaicansk,
    jamaican, caribisk, caribbean, haitiansk, haitian, cubansk, cuban, mexicansk, mexican, brasiliansk, brazilian,
    colombiansk, colombian, peruviansk, peruvian, chilensk, chilean, bosnisk, bosnian, bosnier, serbisk, serbian,
    kroatisk, croatian, albansk, albanian, kosovoalbansk, kosovar, makedonsk, macedonian, rumænsk, romanian, bulgarsk,
    bulgarian, polsk, polish, ukrainsk, ukrainian, russisk, russian, hviderussisk, belarusian, lettisk, latvian,
    litauisk, lithuanian, estisk, estonian, tjekkisk, czech, ungarsk, hungarian, græsk, greek, italiensk, italian,
    spansk, spanish, portugisisk, portuguese, fransk, french, tysk, german, østrigsk, irsk, irish, skotsk, scottish,
    walisisk, welsh, engelsk, english, svensk, swedish, norsk, norwegian, finsk, finnish, islandsk, icelandic, færøsk,
    faroese, grønlandsk, greenlandic, samisk, sami, jødisk, jewish, romani, roma, slavisk, slavic, latinamerikansk,
    latin american, latino, hispanic, mellemøstlig, middle eastern, nordafrikansk, north african, west african,
    vestafrikansk, east african, østafrikansk, south asian, east asian, caucasian, europæisk, european, dansk, danish,
    armensk, armenian, assyrisk, assyrian, tjetjensk, chechen, georgisk, georgian, berber, pashtunsk, pashtun, hazara,
    uighur, uyghur, aboriginal, native american, cherokee, navajo, maori, inuit, blandet, mixed, non-western,
    ikke-vestlig, etnisk, ethnic, mixed ethnic, blandet etnisk, anden etnisk
"""
"""Before `descent` and the like."""

LOOSE_ETHNIC_GROUPS = "black, roma, rom, same, mulatto, coloured, brown"

ORIENTATIONS = """
    homoseksuel, heteroseksuel, biseksuel, panseksuel, aseksuel, demiseksuel, polyseksuel, bøsse, lesbisk, lesbe, queer,
    transkønnet, transperson, transkvinde, transmand, transseksuel, transvestit, ikke-binær, nonbinær, interkøn,
    interkønnet, polyamorøs, polyamourøs, swinger, fetichist, sexarbejder, prostitueret, escortpige, sadomasochist,
    sexafhængig, sexoman, pædofil, cisperson, cismand, ciskvinde, homosexual, heterosexual, bisexual, pansexual,
    asexual, demisexual, gay, lesbian, transgender, transsexual, trans woman, trans man, trans person, trans,
    transwoman, transman, non-binary, nonbinary, genderqueer, genderfluid, intersex, polyamorous, cisgender, gay man,
    gay woman, gay or lesbian, bi-curious, bi curious, lgbt, lgbtq, lgbtq+, lgbt+, lgbtqia, sex worker, prostitute, sex
    addict, hiv-negative top, closeted, in the closet, heterosexual or straight, straight or heterosexual, gay/lesbian,
    homosexuel, biseksuelle, hetero, homo, bi, attracted to men, attracted to women, tiltrukket af mænd, tiltrukket af
    kvinder, til mænd og kvinder, til begge køn, sexually active, seksuelt aktiv, jomfru seksuelt
"""
SEXUAL_WORDS = """
    straight, questioning, curious, het, pan, ace, bi, homo, hetero, seksuel, both, begge, men, women, mænd, kvinder, same sex, opposite sex,
    prefer not to say, ønsker ikke at oplyse, fluid
"""
SEX_PHRASES = """
    kom ud af skabet, kommet ud af skabet, springer ud af skabet, sprunget ud af skabet, sprang ud som, sprunget ud som,
    springer ud som, came out as, coming out as, come out as, came out to my parents, came out to his parents, came out
    to her parents, has sex with men, have sex with men, has sex with women, har sex med mænd, har sex med kvinder, har
    haft ubeskyttet sex, had unprotected sex, haft sex med, having an affair with, har en affære med, har en elskerinde,
    har en elsker, i et åbent forhold, in an open relationship, in an open marriage, visits prostitutes, går til
    prostituerede, købt sex, køber sex, has a fetish for, har en fetich for, into bdsm, til bdsm, dyrker bdsm, dyrker
    swingersex, seksuel orientering er, sexual orientation is, married to another man, married to another woman, gift
    med en anden mand, gift med en anden kvinde, i et homoseksuelt forhold, in a same-sex relationship, in a gay
    relationship, in a lesbian relationship, kønsskifteoperation, gender reassignment surgery, sex reassignment surgery,
    er under juridisk kønsskifte
"""
"""What says it by itself after a person."""

BIOMETRICS = """
    fingeraftryk, *fingeraftryk, fingeraftryksskabelon, fingeraftryksprofil, håndaftryk, håndfladeaftryk,
    ansigtsskabelon, ansigtsscanning, ansigtsaftryk, ansigtsgeometri, irisscanning, irismønster, nethindescanning,
    stemmeaftryk, stemmeprofil, stemmeprøve, venemønster, biometri, *biometri, biometriske data, biometrisk skabelon,
    biometrisk profil, dna-profil, dna-prøve, dna profil, dna prøve, genprofil, gentest, fingerprint, fingerprints,
    fingerprint scan, fingerprint template, thumbprint, thumb print, palm print, palmprint, palm scan, hand geometry,
    face scan, face template, facial template, facial scan, facial geometry, faceprint, facial recognition template,
    facial recognition data, face recognition template, face embedding, iris scan, iris template, iris pattern, retina
    scan, retinal scan, voiceprint, voice print, voice profile, voice template, vein pattern, gait pattern, biometrics,
    biometric data, biometric template, biometric profile, biometric enrolment, dna profile, dna sample, dna test,
    genetic profile, genome
"""

OFFENCES = """
    vold, grov vold, voldtægt, drab, mord, manddrab, drabsforsøg, mordforsøg, tyveri, *tyveri, røveri, bankrøveri,
    bedrageri, *bedrageri, svindel, underslæb, hæleri, hvidvask, hvidvaskning, afpresning, trusler, trusler om vold,
    stalking, chikane, hærværk, brandstiftelse, ildspåsættelse, indbrud, dokumentfalsk, falskneri, mandatsvig,
    skyldnersvig, skattesvig, skatteunddragelse, momssvig, socialt bedrageri, bestikkelse, korruption, mened, falsk
    forklaring, injurier, blufærdighedskrænkelse, blotteri, incest, overgreb, seksuelt overgreb, seksuelle overgreb,
    krænkelse, *krænkelse, pædofili, børneporno, besiddelse af børneporno, narkokriminalitet, narkosmugling,
    narkohandel, narkotikasmugling, hashhandel, hashsalg, salg af hash, besiddelse af hash, besiddelse af narkotika,
    besiddelse af kokain, våbenbesiddelse, ulovlig våbenbesiddelse, smugling, menneskehandel, menneskesmugling, rufferi,
    spirituskørsel, spritkørsel, promillekørsel, narkokørsel, vanvidskørsel, kørsel uden kørekort, kørsel i
    spirituspåvirket tilstand, uagtsomt manddrab, færdselslovsovertrædelse, kidnapning, frihedsberøvelse, terror,
    terrorisme, spionage, landsforræderi, dyremishandling, uagtsom brandstiftelse, insiderhandel, kildeskattebedrageri,
    vold mod, hustruvold, butikstyveri, biltyveri, identitetstyveri, gaderøveri, bandekriminalitet, økonomisk
    kriminalitet, seksualforbrydelse, voldsdom, bedrageridom, tyveridom, narkodom, voldtægtsdom, violence, domestic
    violence, assault, aggravated assault, sexual assault, indecent assault, grievous bodily harm, actual bodily harm,
    gbh, battery, rape, murder, attempted murder, manslaughter, homicide, theft, petty theft, grand theft, shoplifting,
    robbery, armed robbery, burglary, breaking and entering, fraud, benefit fraud, tax fraud, wire fraud, credit card
    fraud, insurance fraud, tax evasion, embezzlement, forgery, counterfeiting, money laundering, extortion, blackmail,
    bribery, corruption, perjury, arson, vandalism, criminal damage, trespassing, harassment, kidnapping, drug dealing,
    drug trafficking, drug possession, possession of drugs, possession of cannabis, possession of cocaine, possession of
    heroin, drug offences, drug offenses, dealing drugs, selling drugs, smuggling, human trafficking, weapons
    possession, possession of a weapon, possession of a firearm, carrying a knife, drunk driving, drink driving,
    drink-driving, dui, dwi, driving under the influence, driving while intoxicated, dangerous driving, reckless
    driving, hit and run, indecent exposure, child abuse, child pornography, possession of child pornography, sex
    offences, sexual offences, terrorism, espionage, animal cruelty, insider trading, identity theft, car theft,
    receiving stolen goods, handling stolen goods, perverting the course of justice, contempt of court, affray, public
    order offence, disorderly conduct, obstruction of justice, racketeering, conspiracy to, a felony, felony, a
    misdemeanor, misdemeanor, misdemeanour
"""
CRIMINAL_STATES = """
    tidligere straffet, ustraffet, straffet, tidligere dømt, voldsdømt, narkodømt, sædelighedsdømt, dømt for vold,
    kriminel, tidligere kriminel, småkriminel, vaneforbryder, straffefange, indsat, fængslet, varetægtsfængslet,
    prøveløsladt, i fængsel, på prøveløsladelse, i varetægt, in custody, in jail, in prison, incarcerated, imprisoned,
    ex-convict, ex convict, ex-con, ex-offender, ex offender, convicted felon, felon, convicted criminal, registered sex
    offender, sex offender, repeat offender, on parole, on bail, out on bail, out on parole, on probation for, wearing
    an ankle monitor, med fodlænke, afsoner med fodlænke, sigtet i en straffesag, tiltalt i en straffesag, bandemedlem,
    rocker, gang member, efterlyst, wanted by the police, under investigation for fraud
"""
CRIMINAL_PHRASES = """
    afsoner en dom, afsoner en fængselsstraf, afsoner i, afsonede en dom, afsonet en dom, har afsonet, har siddet i
    fængsel, sad i fængsel, sidder i fængsel, siddet inde, sad inde for, fik en betinget dom, fået en betinget dom, fik
    en ubetinget dom, har en betinget dom, har en dom for, har en dom, har en plettet straffeattest, har en ren
    straffeattest, anmærkninger på straffeattesten, anmærkninger på sin straffeattest, anmærkninger på hans
    straffeattest, anmærkninger på hendes straffeattest, anmærkning på straffeattesten, anmærkning på sin straffeattest,
    straffeattest med, straffeattesten viser, plet på straffeattesten, frakendt kørekortet, frakendt sit kørekort, fik
    frataget kørekortet, varetægtsfængslet for, blev idømt, idømt fængsel, has a criminal record, have a criminal
    record, had a criminal record, with a criminal record, has a record for, has previous convictions, has a previous
    conviction, previous conviction for, has a conviction for, have a conviction for, spent convictions, spent
    conviction for, unspent conviction, served time, serving time for, did time for, spent time in prison, spent two
    years in prison, years in prison for, years in prison, years in jail, months in prison, months in jail, sentenced
    to, been to prison, been in prison, went to prison, went to jail, sent to prison, serving a sentence, serving a
    prison sentence, released from prison, released from jail, got a suspended sentence, on the sex offenders register,
    on the sex offender registry, convicted felon, lost his licence for drink-driving, lost her licence for
    drink-driving
"""
"""What says it after a person, or begins a note."""
CRIMINAL_WORDS = """
    narkotika, narko, stoffer, drugs, færdselslov, færdselsloven, færdsel, våbenlov, våbenloven, straffeloven, lov om euforiserende stoffer,
    ubetinget fængsel, betinget fængsel, bøde, bøder, dagbøder, speeding, clean, clear, clear record, no record, ren, rent, plettet,
    anmærkning, anmærkninger, ikke straffet, trespass, loitering, public intoxication, prostitution, kriminalforsorg, tiltalefrafald, advarsel,
    weapons offence, weapon offence, drug offence, traffic offence, sexual offence, violent crime, property crime, caution, community order
"""
CRIMINAL_BARE = """
    ren straffeattest, plettet straffeattest, voldsdom, betinget dom, ubetinget dom, fængselsstraf, fængsel,
    samfundstjeneste, bøde for vold, criminal conviction, conviction, suspended sentence, community service order,
    caution for, imprisonment, felony, misdemeanor
"""
