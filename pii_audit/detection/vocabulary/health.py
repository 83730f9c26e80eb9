"""Health: conditions, what somebody is, treatments, and what says it by itself."""

CONDITIONS = """
    chest pain, chest pains, brystsmerter, rheumatoid arthritis, ishias, omgangssyge, torn ligament, torn meniscus, gastroenteritis,
    acid reflux, gerd, ulcerative colitis, gestational diabetes, ischaemic heart disease, peptic ulcer, plantar fasciitis, hælspore,
    rotator cuff, tinnitus, hay fever, yellow fever, gul feber, dengue, dengue fever, scarlet fever, skarlagensfeber, rheumatic fever,
    epileptic seizure, epileptic fit, epileptisk anfald, krampeanfald, hjertesvigt, hjerteflimmer,
    diabetes, *diabetes, type 1-diabetes, type 2-diabetes, sukkersyge, sklerose, *sklerose, sclerosis, *sclerosis,
    sclerose, epilepsi, *epilepsi, epilepsy, astma, *astma, asthma, kol, copd, rygerlunger, emfysem, emphysema, cystisk
    fibrose, cystic fibrosis, bronkitis, *bronkitis, bronchitis, tuberkulose, *tuberkulose, tuberculosis,
    lungebetændelse, *lungebetændelse, pneumonia, *fibrose, *fibrosis, cancer, *cancer, brystkræft, lungekræft,
    tarmkræft, prostatakræft, hudkræft, leverkræft, livmoderkræft, æggestokkræft, blærekræft, nyrekræft, strubekræft,
    hjernekræft, knoglekræft, blodkræft, *halskræft, *kirtelkræft, leukæmi, *leukæmi, leukaemia, leukemia, lymfom,
    *lymfom, lymphoma, *lymphoma, melanom, *melanom, melanoma, *melanoma, carcinoma, *carcinoma, karcinom, *karcinom,
    sarkom, *sarkom, sarcoma, *sarcoma, modermærkekræft, myelom, *myelom, myeloma, *myeloma, hjernesvulst, tumor,
    *tumor, tumour, *tumour, brain tumour, brain tumor, metastaser, metastasis, metastases, hodgkin, hodgkins,
    leddegigt, *leddegigt, slidgigt, *slidgigt, psoriasisgigt, gigt, *gigt, arthritis, *arthritis, artritis, *artritis,
    artrose, *artrose, osteoarthritis, rheumatism, gout, fibromyalgi, fibromyalgia, osteoporose, *osteoporose,
    osteoporosis, knogleskørhed, *knogleskørhed, bechterew, scoliosis, skoliose, lyskebrok, navlebrok, søvnforstyrrelse,
    opmærksomhedsforstyrrelse, stofskifteforstyrrelse, mavekræft, spiserørskræft, bugspytkirtelkræft, knoglemarvskræft,
    endetarmskræft, tyktarmskræft, testikelkræft, mundhulekræft, underlivskræft, livmoderhalskræft, diskusprolaps,
    *diskusprolaps, slipped disc, herniated disc, iskias, *iskias, sciatica, piskesmæld, whiplash, lumbago, hold i
    ryggen, rygskade, knæskade, skulderskade, hovedskade, hjerneskade, nakkeskade, rygmarvsskade, håndskade,
    arbejdsskade, nerveskade, høreskade, fødselsskade, spinal injury, head injury, brain injury, back injury, knee
    injury, brain damage, brain haemorrhage, brain hemorrhage, hjernerystelse, *hjernerystelse, concussion, frozen
    shoulder, tennisalbue, *tennisalbue, tennis elbow, carpal tunnel, karpaltunnelsyndrom, meniskskade, *meniskskade,
    korsbåndsskade, *korsbåndsskade, knoglebrud, hoftebrud, kraniebrud, brækket ryg, brækket hofte, brækket fod, brækket
    håndled, brækket ankel, brækket kraveben, brækket hånd, brækket finger, brækket næse, broken wrist, broken ankle,
    broken collarbone, fractured skull, fractured hip, fractured wrist, hip fracture, back pain, chronic pain,
    rygsmerter, ledsmerter, nakkesmerter, kroniske smerter, muskelsvind, muscular dystrophy, lammelse, *lammelse,
    paralysis, *parese, cerebral parese, cerebral palsy, spastisk lammelse, rygmarvsbrok, spina bifida, myasthenia
    gravis, blodprop, *blodprop, blood clot, trombose, *trombose, thrombosis, *thrombosis, emboli, *emboli, embolism,
    hjerneblødning, *hjerneblødning, apopleksi, *apopleksi, hjerteanfald, *hjerteanfald, hjertefejl, hjerteflimmer,
    atrieflimren, atrial fibrillation, hjertesvigt, *hjertesvigt, hjertesygdom, *hjertesygdom, *insufficiens,
    hjertekrampe, angina pectoris, angina, *angina, heart disease, heart failure, heart condition, heart murmur,
    arrhythmia, arytmi, *arytmi, cardiac arrest, cardiomyopathy, åreforkalkning, atherosclerosis, infarkt, *infarkt,
    infarction, aneurisme, aneurysm, forhøjet blodtryk, hypertension, *hypertension, high blood pressure, hypertensive,
    forhøjet kolesterol, high cholesterol, åreknuder, varicose veins, anæmi, anaemia, anemia, blodmangel, hæmofili,
    *hæmofili, haemophilia, hemophilia, blødersygdom, seglcelleanæmi, sickle cell, sickle cell disease, sickle cell
    anaemia, thalassæmi, nyresvigt, *nyresvigt, nyresten, *nyresten, nyresygdom, kidney failure, kidney disease, kidney
    stones, leversygdom, *leversygdom, liver disease, skrumpelever, cirrhosis, cirrose, galdesten, *galdesten,
    gallstones, hepatitis, *hepatitis, leverbetændelse, gulsot, jaundice, mavesår, *mavesår, stomach ulcer, gastritis,
    *gastritis, crohns sygdom, morbus crohn, crohns, crohn's, crohn's disease, colitis, *colitis, irritabel tyktarm,
    ibs, irritable bowel syndrome, ibd, cøliaki, *cøliaki, coeliac disease, celiac disease, glutenallergi, intolerans,
    *intolerans, lactose intolerance, gluten intolerance, pankreatitis, *pankreatitis, pancreatitis, reflux, *reflux,
    stomi, *stomi, stoma, colostomy, inkontinens, *inkontinens, incontinence, *incontinence, hernia,
    blindtarmsbetændelse, *blindtarmsbetændelse, appendicitis, hæmorider, *hæmorider, haemorrhoids, hemorrhoids,
    *stofskifte, stofskiftesygdom, *stofskiftesygdom, lavt stofskifte, thyroid disease, hypothyroidism, hyperthyroidism,
    hashimoto, struma, addison, cushing, hypofysetumor, *mangelsygdom, fedme, *fedme, svær overvægt, obesity,
    depression, *depression, fødselsdepression, bipolar, bipolar lidelse, bipolar disorder, maniodepressiv, skizofreni,
    *skizofreni, schizophrenia, psykose, *psykose, psychosis, psykotisk, angst, *angst, angstlidelse, panikangst, panic
    attacks, anxiety, anxiety disorder, social anxiety, *fobi, *phobia, ocd, tvangstanker, ptsd, stressreaktion,
    *stressreaktion, belastningsreaktion, burnout, udbrændthed, nervous breakdown, nervesammenbrud, adhd, add, autisme,
    *autisme, autism, asperger, aspergers, asperger's, autisme spektrum forstyrrelse, autism spectrum disorder,
    tourette, tourettes, tourette's, borderline, personlighedsforstyrrelse, personality disorder, spiseforstyrrelse,
    *spiseforstyrrelse, eating disorder, anoreksi, *anoreksi, anorexia, bulimi, bulimia, selvmordstanker, suicidal
    thoughts, selvskade, self harm, selvmordsforsøg, sleep apnoea, sleep apnea, søvnapnø, *søvnapnø, søvnløshed,
    insomnia, narkolepsi, narcolepsy, alkoholisme, alcoholism, alkoholproblem, *alkoholproblem, drinking problem,
    alkoholmisbrug, stofmisbrug, *stofmisbrug, hashmisbrug, narkotikamisbrug, medicinmisbrug, substance abuse, drug
    addiction, alcohol addiction, gambling addiction, ludomani, afhængighed af medicin, ordblindhed, *ordblindhed,
    dyslexia, dysleksi, talblindhed, *talblindhed, dyskalkuli, dyspraxia, dyspraksi, udviklingshæmning,
    *udviklingshæmning, learning disability, learning difficulties, intellectual disability, downs syndrom, down
    syndrome, down's syndrome, mental illness, mental health issues, mental health problems, psykisk sygdom, psykisk
    lidelse, psykiske problemer, demens, *demens, dementia, alzheimer, *alzheimer, alzheimers, alzheimer's, alzheimer's
    disease, parkinson, *parkinson, parkinsons, parkinson's, parkinson's disease, huntington, huntingtons, huntington's,
    huntingtons chorea, als, motor neurone disease, mnd, multiple sclerosis, ms, disseminated sclerosis, dissemineret
    sklerose, encefalitis, *encefalitis, encephalitis, meningitis, *meningitis, meningism, hukommelsestab,
    *hukommelsestab, memory loss, afasi, aphasia, migræne, *migræne, migraine, hortons, hortons hovedpine, cluster
    headaches, cluster headache, trigeminusneuralgi, neuralgia, neuropati, *neuropati, neuropathy, *neuropathy, restless
    legs, svimmelhed, vertigo, menieres, ménières, tinnitus, høretab, *høretab, hearing loss, hearing impairment, *grå
    stær, grøn stær, glaukom, *glaukom, glaucoma, cataract, cataracts, macular degeneration, maculadegeneration,
    *maculadegeneration, amd, synstab, synshandicap, *synshandicap, sight loss, visual impairment, nethindeløsning,
    *nethindeløsning, retinitis pigmentosa, blindhed, *blindhed, allergi, *allergi, høfeber, hay fever, hayfever, nut
    allergy, peanut allergy, food allergy, pollen allergy, allergies, allergy, anafylaksi, anaphylaxis, anafylaktisk
    chok, eksem, *eksem, eczema, psoriasis, *psoriasis, rosacea, nældefeber, *nældefeber, urticaria, vitiligo,
    dermatitis, *dermatitis, helvedesild, *helvedesild, herpes, *herpes, akne inversa, hidrosadenitis, hidradenitis,
    hårtab, alopecia, alopeci, lupus, sjøgrens, sjögrens, sarkoidose, sarcoidosis, vaskulitis, *vaskulitis, hiv, aids,
    klamydia, *klamydia, chlamydia, gonorré, *gonorré, gonorrhoea, gonorrhea, syfilis, syphilis, kønssygdom, kønsvorter,
    hepatitis b, hepatitis c, borreliose, borrelia, lyme disease, neuroborreliose, *neuroborreliose, malaria,
    salmonella, mononukleose, kyssesyge, glandular fever, scarlet fever, skarlagensfeber, mæslinger, measles, røde
    hunde, rubella, fåresyge, mumps, skoldkopper, chickenpox, kighoste, whooping cough, polio, sepsis, *sepsis,
    blodforgiftning, mrsa, rosen i benet, long covid, senfølger, kronisk træthed, kronisk træthedssyndrom, chronic
    fatigue, chronic fatigue syndrome, me/cfs, fatigue syndrome, *postviralt syndrom, endometriose, endometriosis, pcos,
    pcos syndrom, *spontan abort, miscarriage, stillbirth, abort, *abort, svangerskabsforgiftning, pre-eclampsia,
    preeclampsia, bækkenløsning, *bækkenløsning, infertility, barnløshed, *barnløshed, ufrivillig barnløshed, impotens,
    *impotens, impotence, erectile dysfunction, rejsningsproblemer, prostatitis, forstørret prostata, enlarged prostate,
    blærebetændelse, *blærebetændelse, cystitis, urinvejsinfektion, urinary tract infection, uti, nyrebækkenbetændelse,
    bihulebetændelse, *bihulebetændelse, sinusitis, mellemørebetændelse, *mellemørebetændelse, øjenbetændelse,
    *øjenbetændelse, halsbetændelse, *halsbetændelse, betændelse, *betændelse, tonsillitis, vejrtrækningsproblemer,
    *vejrtrækningsproblemer, handicap, *handicap, disability, funktionsnedsættelse, nedsat funktionsevne, *lidelse,
    *syndrom, *dystrofi, *dystrophy, *degeneration, kromosomfejl, gendefekt, klumpfod, club foot, ganespalte, cleft lip,
    cleft palate, ehlers danlos, marfan, marfans syndrom, turner syndrom, klinefelter, fragile x, føllings sygdom,
    phenylketonuria, kræft i skjoldbruskkirtlen, kræft i bugspytkirtlen, kræft i tarmen, kræft i brystet, kræft i
    lungerne, kræftsygdom, lungesygdom, hudsygdom, muskelsygdom, nervesygdom, tarmsygdom, autoimmun sygdom, kronisk
    sygdom, autoimmune disease, chronic illness, terminal illness, lung disease, lungebetaendelse
"""
"""What somebody has."""

LOOSE_CONDITIONS = """
    heart attack, heart attacks, forkølelse, sprained ankle, forstuvet fod, forstuvet ankel, kræft, hjertestop, brækket ben, brækket arm, broken arm, broken hip, benbrud, armbrud, ankelbrud, ribbensbrud,
    stroke, strokes, alkoholmisbrug, cancer, depression, covid, covid 19, corona, coronavirus, influenza, flu, feber,
    fever, migraine, sygdom, *sygdom, illness, disease, infektion, *infektion, infection, *infection, injury, smerter,
    *smerter, pain, svulst, *svulst, operation, anfald, *anfald, seizures, vertigo, overvægt, udslæt, rash, halsonde,
    cramps, krampe, kramper, ulcer, sår, *sår, addiction, afhængighed, *afhængighed, bronkitis, food poisoning,
    madforgiftning, roskildesyge, maveonde, blindness, blindhed, deafness, døvhed, broken leg, broken back, broken foot,
    broken neck, broken hand, en diagnose, diagnosis, prolaps, knogleskade, dårligt hjerte, dårlig ryg, bad back, bad
    knee, bad hip, dårlige knæ, dårligt knæ, dårlig hofte, weak heart, nedsat syn, nedsat hørelse, poor eyesight,
    dårligt helbred, poor health, low blood pressure, lavt blodtryk, mania, mani, blood disorder, inflammation,
    menopause, overgangsalder, malnutrition
"""
"""What things have too, or texts mention lightly."""

LIGHT_CONDITIONS = """
    brok, hip replacement, knee replacement, hofteoperation, knæoperation, rygoperation, hjerteoperation, kejsersnit, kemo, fald i
    hjemmet, bruxisme, caries, parodontitis, tandkødsbetændelse, rodbehandling, visdomstand, hudafskrabninger, whiplash,
    stress, hovedpine, headache, headaches, surgery, shingles, nightmares, mareridt, shock, chok,
    trauma, traumer, paranoia, exhaustion, udmattelse, overbelastning, sorg, grief, burn-out, træthed, fatigue,
    hangover, tømmermænd
"""
"""What everybody says of a bad day: only after `suffers from` and the like."""

STATES = """
    gravid, pregnant, expecting twins, højgravid, diabetiker, diabetic, sukkersygepatient, epileptiker, epileptic,
    astmatiker, asthmatic, allergiker, hjertepatient, dialysepatient, gigtpatient, smertepatient, sklerosepatient,
    autist, autistic, autistisk, on the autism spectrum, dement, skizofren, schizophrenic, maniodepressiv, bipolar,
    psykisk syg, sindslidende, mentally ill, depressiv, clinically depressed, selvmordstruet, suicidal, psykotisk,
    psychotic, anorektiker, anorektisk, anorexic, bulimic, bulimiker, alkoholiker, alcoholic, stofmisbruger, narkoman,
    ludoman, drug addict, heroin addict, recovering addict, hiv positiv, hiv-positiv, hivpositiv, hiv smittet, hiv
    positive, smittet med hiv, bløder, haemophiliac, hemophiliac, døvblind, deafblind, hørehæmmet, tunghør, hard of
    hearing, hearing impaired, svagsynet, svagtseende, synshandicappet, synshæmmet, visually impaired, partially
    sighted, registered blind, farveblind, colour blind, color blind, ordblind, talblind, dyslektiker, dyslexic,
    dyspraxic, døvstum, handicappet, bevægelseshandicappet, fysisk handicappet, psykisk handicappet, disabled,
    handicapped, gangbesværet, kørestolsbruger, rullestolsbruger, wheelchair user, wheelchair-bound, wheelchair bound,
    in a wheelchair, using a wheelchair, i kørestol, i rullestol, lammet fra livet, paraplegic, quadriplegic,
    tetraplegic, paralysed, paralyzed, paralytisk, spastiker, spastisk lammet, amputee, bedridden, sengeliggende,
    housebound, førtidspensionist, udviklingshæmmet, mentalt retarderet, kræftsyg, kræftramt, kræftpatient, hjertesyg,
    nyresyg, leversyg, lungesyg, alvorligt syg, uhelbredeligt syg, dødssyg, dødeligt syg, kronisk syg, langtidssyg,
    kronisk smertepatient, terminally ill, chronically ill, critically ill, seriously ill, gravely ill, terminalt syg,
    døende af kræft, dying of cancer, sygemeldt, langtidssygemeldt, deltidssygemeldt, delvist sygemeldt, sygeskrevet,
    sygmeldt, on sick leave, on long-term sick leave, off sick, signed off sick, on medical leave, on disability, on
    disability benefits, i ressourceforløb, i fleksjob på grund af, indlagt på hospitalet, indlagt på psykiatrisk
    afdeling, hospitalised, hospitalized, in intensive care, in psychiatric care, in a coma, i koma, på afvænning, i
    misbrugsbehandling, obese, svært overvægtig, coeliac, celiac, cøliakiker, laktoseintolerant, lactose intolerant,
    glutenintolerant, gluten intolerant, immunsvækket, immunocompromised, immunosuppressed, infertile, impotent,
    ufrivilligt barnløs, in menopause, i overgangsalderen, inkontinent, incontinent, nyopereret, seropositive, seriously
    injured, brain damaged, brain-damaged, hjerneskadet, trafikskadet, kronikker, kroniker, arbejdsskadet, rygskadet,
    psoriasispatient, transplanteret, nyretransplanteret, on dialysis, in remission, cancer survivor, cancer free,
    kræftfri, cancer patient, stroke survivor, psykiatrisk patient, psychiatric patient, mentally disabled, learning
    disabled, neurodivergent, multihandicappet, physically disabled, undergoing chemo, undergoing chemotherapy,
    undergoing treatment for cancer, having chemotherapy, having chemo, positive for covid, testet positiv for corona,
    going blind, going deaf, losing my sight, losing her sight, losing his sight, losing his hearing, losing her
    hearing, vaccineret mod covid, uvaccineret, unvaccinated
"""
"""What somebody is."""

LOOSE_STATES = """
    døv, deaf, blind, stum, mute, lam, terminal, indlagt, invalid, in rehab, deprimeret, depressed, overvægtig, dement,
    amputeret, steril, in hospital, very ill, ill, syg, halvblind, nærsynet, unwell, opereret, lammet, svimmel, bedøvet
"""
"""What things can be, too."""

TREATMENTS = """
    insulin, *insulin, kemoterapi, *kemoterapi, kemo, chemotherapy, chemo, strålebehandling, stråleterapi, radiotherapy,
    radiation therapy, radiation treatment, immunterapi, immunotherapy, dialyse, *dialyse, dialysis, *antidepressiv
    medicin, antidepressiver, antidepressiva, antidepressant, lykkepiller, nervemedicin, antipsykotisk medicin,
    antipsychotics, antipsykotika, adhd-medicin, adhd medication, ritalin, concerta, adderall, elvanse, vyvanse,
    strattera, methylphenidat, methylphenidate, lithium, litium, lamotrigin, lamotrigine, seroquel, quetiapin,
    quetiapine, olanzapin, olanzapine, risperidon, risperidone, abilify, aripiprazol, clozapin, clozapine, prozac,
    fluoxetin, fluoxetine, zoloft, sertralin, sertraline, cipramil, citalopram, escitalopram, venlafaxin, venlafaxine,
    effexor, mirtazapin, mirtazapine, cymbalta, duloxetin, duloxetine, sovemedicin, sleeping pills, benzodiazepin,
    valium, diazepam, xanax, stesolid, oxazepam, morfin, morphine, tramadol, oxycodon, oxycodone, oxycontin, fentanyl,
    metadon, methadone, subutex, antabus, antabuse, naltrexone, smertestillende medicin, painkillers, blodfortyndende,
    blodfortyndende medicin, blood thinners, warfarin, marevan, eliquis, xarelto, clopidogrel, betablokkere,
    betablokker, beta blockers, blodtryksmedicin, blood pressure medication, hjertemedicin, heart medication, statiner,
    statins, simvastatin, atorvastatin, metoprolol, amlodipin, amlodipine, losartan, enalapril, ramipril, metformin,
    ozempic, wegovy, semaglutid, semaglutide, saxenda, victoza, mounjaro, stofskiftemedicin, eltroxin, levothyroxin,
    levothyroxine, euthyrox, prednisolon, prednisone, binyrebarkhormon, methotrexat, methotrexate, humira, enbrel,
    remicade, stelara, biologisk medicin, biologics, immunosuppressants, epilepsimedicin, keppra, levetiracetam,
    valproat, valproate, gabapentin, pregabalin, lyrica, tegretol, astmamedicin, asthma medication, ventoline, ventolin,
    salbutamol, symbicort, allergimedicin, antihistaminer, antihistamines, epipen, antibiotika, antibiotics, penicillin,
    hiv-medicin, antiretrovirals, tamoxifen, letrozol, herceptin, parkinsonmedicin, levodopa, madopar, donepezil,
    hormonbehandling, hormone therapy, hormone replacement therapy, hrt, fertilitetsbehandling, fertility treatment,
    ivf, ivf-behandling, ivf treatment, p-piller, the pill, birth control, triptaner, triptans, sumatriptan, botox mod
    migræne, gigtmedicin, kræftmedicin, sklerosemedicin, smerteplaster, *terapi, psykoterapi, psychotherapy, psykolog,
    psychologist, psykiater, psychiatrist, psykiatrisk behandling, psychiatric treatment, terapeut, therapist,
    counselling, counseling, samtaleterapi, parterapi, alkoholbehandling, misbrugsbehandling, afvænning, genoptræning,
    fysioterapi, physiotherapy, physical therapy, kiropraktor, chiropractor, rehabilitering, palliative care, hospice,
    *transplantation, kidney transplant, liver transplant, heart transplant, bone marrow transplant, bypass,
    bypassoperation, bypass surgery, hip replacement, knee replacement, ny hofte, nyt knæ, hysterectomy, mastectomy,
    *ektomi, amputation, caesarean, kejsersnit, c-section, gastric bypass, sterilisation, sterilization, vasectomy,
    stoma bag, stomipose, iltapparat, oxygen therapy, cpap, sondemad, feeding tube, blodtransfusion, blood transfusion,
    cochlear implant, pacemaker, pacemakeroperation, hjerteoperation, heart surgery, open heart surgery, back surgery,
    rygoperation, knæoperation, hofteoperation, øjenoperation, grå stær-operation, brain surgery, hjerneoperation
"""
"""What somebody takes or goes through."""

AIDS = """
    benprotese, protese, prosthetic leg, artificial leg, høreapparat, høreapparater, hearing aid, hearing aids,
    kørestol, wheelchair, rollator, krykker, crutches, førerhund, guide dog, handicapbil, compression stockings,
    kompressionsstrømper, insulinpumpe, insulin pump, stomipose, stoma bag, cpap-maskine, walking frame, mobility
    scooter
"""
"""What somebody uses, and shops sell."""

ALLERGENS = """
    nuts, peanuts, tree nuts, nødder, jordnødder, hasselnødder, mandler, almonds, shellfish, skaldyr, rejer, shrimp,
    fish, fisk, gluten, wheat, hvede, milk, mælk, mælkeprotein, laktose, lactose, dairy, eggs, æg, soy, soya, soja,
    sesame, sesam, celery, selleri, pollen, birk, birch, græs, grass, dust, dust mites, støv, støvmider, husstøv,
    husstøvmider, cats, kat, katte, dogs, hund, hunde, pets, pelsdyr, heste, horses, penicillin, latex, nikkel, nickel,
    parfume, perfume, bees, bee stings, bier, wasps, hvepse, hvepsestik, insektstik, strawberries, jordbær, tomat,
    tomatoes, kiwi, fruit, frugt, chokolade, chocolate, antibiotics, antibiotika, aspirin, ibuprofen, plaster, feathers,
    fjer, dun, uld, wool, skimmel, skimmelsvamp, mould, mold, konserveringsmidler, krydderier, farvestoffer, hårfarve,
    hair dye
"""

PHRASES = """
    sygemeldt med, sygemeldt på grund af, sygemeldt pga, sygemeldt grundet, signed off with stress, off sick with, on
    sick leave with, on sick leave because of, on sick leave due to, called in sick, meldt sig syg, meldte sig syg, gået
    ned med stress, gik ned med stress, ramt af stress, broke her leg, broke his leg, broke my leg, broke her arm, broke
    his arm, broke my arm, broke my foot, broke his foot, broke her foot, broke his back, broke her hip, broke his hip,
    broke my hip, broke my wrist, broke her wrist, broke his wrist, broke my ankle, broke her ankle, broke his ankle,
    har brækket benet, benet brækket, har brækket armen, har brækket foden, har brækket håndleddet, har brækket hoften, har brækket
    ryggen, har brækket anklen, brækkede benet, brækkede armen, brækkede hoften, mistet synet, mistet hørelsen, mistede
    synet, mistede hørelsen, lost his sight, lost her sight, lost my sight, lost my hearing, lost her hearing, lost his
    hearing, sidder i kørestol, sidder i rullestol, in a wheelchair since, confined to a wheelchair, tried to kill
    himself, tried to kill herself, tried to commit suicide, forsøgte selvmord, forsøgt selvmord, har fået en abort, fik
    en abort, fik foretaget en abort, had an abortion, had a miscarriage, venter barn, venter tvillinger, venter sit
    første barn, expecting a baby, expecting her first child, expecting our first child, due to give birth, opereret i
    knæet, opereret i ryggen, opereret i hjertet, opereret i hoften, opereret i skulderen, opereret i hånden, opereret i
    foden, opereret for, operated on for, had surgery on, kan ikke tåle gluten, kan ikke tåle laktose, kan ikke tåle
    nødder, kan ikke tåle mælk, cannot tolerate gluten, can't eat gluten because, fået stillet diagnosen, fik stillet
    diagnosen, stillet diagnosen, has been sectioned, tvangsindlagt, was sectioned, visiteret til fleksjob, tilkendt
    førtidspension, bevilget førtidspension, bevilget personlig hjælper, får førtidspension på grund af, går til
    psykolog, går til psykiater, går i terapi, bruger høreapparat, bruger kørestol, bruger rollator, går med rollator,
    går med krykker, har ledsagerkort, parkeringskort til handicappede, blue badge holder, is in recovery from, ædru
    siden, tested positive for, testet positiv for
"""
"""What says it by itself, whoever is meant, after a person and an auxiliary verb at most."""
