"""Given names that few words are: what makes a person that a model finds more than a guess.

Common names in Denmark, its neighbours, and among those who moved there; written for this from general knowledge.
Left out are names that are words or brands as often, such as `june`, `line`, `per` and `sol`.
"""

from pii_audit.detection.words import words

GIVEN_NAMES = words(
    """
    aage aaron aase abdi abdul abdullah abdulrahman abigail abraham adam adnan adrian adriana agata agnes agnete
    agnieszka ahmad ahmed ahmet aicha aiden aino aisha ajay akram aksel alan alasdair alastair albert alberte albin
    aled alejandra alejandro aleksandar aleksander aleksandra aleksandrs alessandro alex alexander alexandra
    alexandru alexei alfonso alfred ali alice alicja alina alison alistair aliya allan allison alma alva alvaro amal
    amalie amanda amara amelia amin amina amir amira amit amrit amy amélie ana anastasia anders andrea andreas
    andrei andrej andrew andrzej andrés aneta anette angela angelika angus anil anine anita anja anjali ann anna
    annalise anne anne-marie anneke annelise annemarie annette anni annika anthony antoine anton antonia antonio
    antti anwar aoife aqqaluk arash archie arjun arne arthur arto arturo arun arvid asbjørn asger ashley ashok asif
    aslan asta astrid audrey ava axel ayaan ayan aylin ayse azadeh aziz babak bahar barbara barry bashir beata beate
    beatrice belinda ben benedicte benedikte bengt benjamin benny bent bente bernard bertel bertil bertram beth
    bethany betina bettina betty beverley bilal biljana birger birgit birgitta birgitte birthe bjarne björn bjørg
    bjørk bjørn bodil bogdan bojan bolette boris bożena bradley brandon branko brenda brendan brian bridget britt
    britta bronwyn bruce bruno bryan burak bárður børge caitlin callum calum cameron camilla can carina carl carl-
    johan carla carlo carlos carmen carole caroline carolyn carsten casper catalina catherine cathrine cecilia
    cecilie celina charles charlie charlotta charlotte chen cheryl chiara chinedu chloe chris christa christel
    christian christiane christina christine christoffer christopher claes claire clara clare claudia claudio claus
    clive colin connie connor conny conor corey corina cornelia craig cristian cristina cynthia dagmar dagny damian
    damir daniel daniela daniella danuta dariusz darren david dea debbie deborah debra declan deepak deirdre denise
    deniz dennis derek desmond diana diane diego dieter dimitri dina ditte dmytro dominic dominik donald donna
    doreen doris dorota dorothy dorrit dorte dorthe dorthea douglas dragan duncan dušan dylan ebba ebbe ebru edgar
    edin edith eduardo edvard edward edwin eero egon eigil eileen einar eino ejnar ejvind ekaterina elaine eleanor
    elena elham elias elif elin eline elinor elisa elisabeth elise elizabeth ella ellen ellie ellinor elliot elliott
    elna else elsebeth elvira emelie emil emilie emily emine emir emma emmy emre enrique ercan eric erik erika erin
    erna ernest ernst esben eskil eskild esmarch esmarelda esra ester esther ethan eugene eva evald evan evelyn evie
    ewa ewan fabian fadi faisal faiza fanny farah farid fatima fatma federico felix fergus fernando fie filip
    filippa filiz finn fiona flemming flora florian folmer frances francesca francesco francis francisco frank frans
    françois fraser fred freddie freddy frede frederick frederik frederikke freja freya frida frits fritz frode
    gabriel gabriela gareth garry gary gavin gemma geoffrey georg george georgia gerald geraldine gerd gerda gerner
    gert gertrud gillian giorgio giovanni gitte giulia gladys glenn goran gordon gorm graham grażyna greg gregory
    grete grethe gro grzegorz guadalupe gudrun guillaume gunhild gunilla gunnar gunther gunvor gurli gustav guðrún
    gwen gyda göran gösta gül güler günther hadi hakan halima halina hamid hamish hamza hanna hannah hanne hans
    hans-henrik hans-jürgen harald harold harriet harry haruki harvey hassan hatice hayley hedda hedvig heidi heike
    heikki heine heinz helen helena helene helga helge helle helmer helmi helmut henning henny henriette henrik
    henry herbert herdis herluf herman hermann hilary hilda hiroshi hjalmar hjørdis hodan holger howard huda hugh
    hugo hung huong husein hussein håkan hüseyin ian ibrahim ida ignacio igor ilona imogen imran ines inga inge
    ingeborg ingegerd ingelise ingemar inger inger-lise ingolf ingrid ingvar inuk ioana ion ionut irene irina irma
    iryna isaac isabel isabella isabelle isak isla ismail isobel ivalu ivan ivana ivar iver iwona jaakko jacek jack
    jackie jacob jacqueline jadwiga jaime jake jakob jakub jamal james jamie jamila jan jan-erik jane janet janice
    janina janne janni jannik janus janusz jared jari jarl jarosław jasmin jasmine jason jasper javier jean jean-
    pierre jeanette jeanne jeff jeffrey jelena jemma jennifer jenny jens jens-peter jeppe jeremy jerome jerry jerzy
    jesper jessica jessie jette jianwei jill jim jimmy jiří joachim joakim joan joana joanna joanne jodie joe joel
    jogvan johan johanna johanne johannes john johnathan johnny jon jonas jonatan jonathan jonna jorge josef
    josefina josefine joseph joshua josip josé jovana joyce joão juan judith judy juha juhani jukka julia julian
    juliane julie juliet julius justin justus justyna jutta jytte jákup jógvan jóhan jón jørgen jørn jürgen kaare
    kadir kai kaisa kaj kaja kalle kamal kamila kamilla kamran karen karim karin karina karl karl-emil karla karlo
    karol karoline karsten karthik kasper katarina katarzyna kate kathe katherine kathleen kathrine kathryn katie
    katinka katja katrine kavita kay kazimierz keith keld kelly kelvin kemal ken kenneth kenni kent kerry kevin
    khadija khaled khalid kieran kimberly kinga kira kirsten kirstine kirsty kjartan kjeld kjell kjersti klara
    klaudia klaus knud knut kofi konrad konstantin krishna kristen kristian kristiane kristin kristina kristine
    kristjan kristoffer krzysztof kumar kurt kwame kyle kåre laila lakshan lakshmi lamine lara larry lars lasse
    lauge laura lauren laurence laurids laurits lauritz laust lawrence lea leah leanne leif leigh leila lena lene
    lennart leo leon leonard leonora leopold lesley leslie lewis leyla liam lilian lilli lillian lilly linda lindsay
    lindsey linea linh linnea linnéa linus lis lisa lisbet lisbeth lise lise-lotte liselotte lissi liva lizette
    lizzie lois loke lone lorenzo lorraine lotte louie louis louisa louise lovisa luc luca lucas lucia lucy lucyna
    lucía ludvig luigi luis luise luka lukas lukasz luke luna lynn lynne lærke mabel maciej mackenzie madeleine
    madison mads magda magdalena magnus mahmoud mahmut mai maibritt maiken maj maj-britt maja majbritt malcolm
    malene malik malin malou malte malthe mandy manuel manuela marc marcel marcia marcin marco marcus marek maren
    margaret margarita margit margot margrethe maria mariam mariana marianna marianne marie marija marina mario
    marion marit marius mariusz marjan marjatta marjorie markku markus marlene marta martha marthe martin martine
    martyn mary maryam maría massimo mateusz mathias mathilda mathilde matteo matthew matthias matti mattias maureen
    maurice max maximilian maxine małgorzata megan mehdi mehmet melanie melissa meral merete merle merve mette mia
    michael michaela michala michel michelle mick mie miguel mihai mikael mike mikhail mikkel mikko milan mildred
    milena miles milica milla mille millie milo miloš mina minh minna mira mirela miriam miroslav mitchell mogens
    mohamed mohammad mohammed mohan moira molly mona monica monika monique morag morgan morten mourad muhammad murat
    mustafa myra märta mónica nabil nadia nadine nadja naja najib nana nancy nanna naomi narges nasrin nasser
    natalia natalie natascha natasha natasja nathalie nathan nathaniel neha neil nguyen niall niamh nicholas nicklas
    nicola nicolai nicolaj nicolas nicole nicoline niels nigel niina nikita nikki niklas nikola nikolai nikolaj
    nikoline nikos nils nina nivi noah noor nora norma norman nour nuno oda odin oksana olaf olav ole oleg oleh
    oleksandr olena olga oliver olivia olle oluf omar orhan orla oscar oskar osman otto outi ove owen pablo paige
    palle pamela paninnguaq paolo parisa parvin patricia patrick paul paula pauline paweł pedro pekka pelle penelope
    percy pernille petar peter petr petra philip philippa phillip phoebe phyllis pia pierre pilar piotr pirkko polly
    pooja poul poula pradeep preben priscilla priya przemysław päivi qasim rachael rachel radek rafael rafał ragna
    ragnar ragnhild rahim rahul raj rajesh ralf ralph ramazan ramón randi rania rannvá rashid rasmus ravi raymond
    raza rebecca rebekah rebekka reece reginald regitze reinhardt renate rene rené reza rhys ricardo richard ricky
    rikke riley rima rita robert roberto roderick rodney rodrigo roger roland rolf ronald ronja ronni ronny rory
    rosalind rosario rosemarie rosemary rosie rosita ross roy ruben rudolf runa rune rupert russell ruth ryan rósa
    saad sabah sabina sabine sabrina sadia safiya saga salah saleh salim sally salma sam samantha samer sami samir
    samira samuel sander sandra sanjay sanna sanne santiago sara sarah sarita satu scott sean sebastian sebnem selim
    selma serdar sergei sergio serhii shahid shane shannon sharon shaun sheila shirin shirley shreya sibel sidney
    sidsel sienna siff sigfred signa signe sigrid sigríður sigurd siham silas silje sille simon simone sine siobhan
    siri sirpa sissel sita siva sixten slavica smilla snežana sofia sofie sofus sofía solveig solvej songül sonja
    sonny sophia sophie spencer stacey stanisław stanley steen stefan stefanie stefano steffan steffen stella
    stellan sten stephanie stephen steve steven stewart stig stina stine stuart suleyman sune sunil suresh susan
    susanna susannah susanne suzanne svanhild svante svea sven svend svenning sverre svetlana syed sylvester sylvia
    sylwia sys søren sørine sławomir tadeusz tage tahir tamara tanja tapio tara tariq tatiana tatjana teis tenna
    teodora terence teresa terese terje terry tessa thanh tharshan thea theis thelma theo theodor theodore theresa
    therese thilde thit thomas thor thora thorbjørn thorkild thorleif thorsten thorvald thure thyra tiffany tiina
    tilde tim timo timothy tina tobias toby todd toke tomas tomasz tommy tomáš tonny tony torben torbjörn torbjørn
    tore torhild toril torkil torkild torsten tove tracey tracy travis trevor trille trine tristan troels trude tue
    tuomas turid tuva tyge tyler uffe ulf ulla ulrich ulrik ulrika ulrikke umar umut ursula uwe vagn valborg
    valdemar valentina valerie vanessa vasile vera verner vernon veronica veronika vesna vibeke vicky victor
    victoria vidar vigdis vigga viggo vikram viktor viktoria viktorija vilhelm villads villy vilma vincent virginia
    vita vitus viveka vivi vivian viviane vladimir volodymyr wafa waleed walter walther wayne wei wendy werner
    wesley wilfred wilhelm william willy winnie wojciech wolfgang xavier yasin yasmin yasmina yasser yiannis yildiz
    ying ylva yngve yolanda yosef yousef youssef yrsa yuki yulia yuri yusuf yvette yvonne zachary zahra zainab zara
    zbigniew zenia zeynep zlatan zoe zofia zoran zuzanna åge ågot åke åsa åse ólafur östen özlem øjvind ørnulf
    øystein øyvind łukasz
    aaliyah aaron-james aaron-lee abdiaziz abdifatah abdikarim abdirahman ajith alonzo alphonso anand ananya
    anastasiia andrii ane-marie ann-sofie anna-sofie annabel anne-grethe anne-lise anne-mette anouk antero
    antwan arabella aruna ayanle ayesha barnaby bartosz bashiir beatrix benedict bernice beryl bethan billie
    bjarte bohdan brett brianna brittany bronwen camille carl-erik carys cassandra cassie catriona cedric
    cerys chandra chantelle charlene cherie chloé christy clarence clarissa clayton clementine cleo clifford
    coleen colette colleen cordelia cornelius cressida cressy crispin curtis dallin damien danielle darcy
    darius darlene darnell darryl daryl davina dawud deandre deanna deepa deja delia delores demetrius denice
    denzel deshawn desiree dewayne dilys dinesh dmitri dolores dominique donnell dorian dougal duane dustin
    dwayne eamonn ebony edna egil eirik elaina eldon eleanora elena-maria eleni elijah eloise elsa else-marie
    elspeth elvin emilia enok ernestine esmail esmeralda espen eszter ethel eugenia eunice eva-maria ewelina
    faduma fadumo farhad farhan fatime felicia felicity fenella feride fernanda finley florine francine
    frankie frankie-lee galina ganesh gayathri genevieve geoff georgina gertrude gethin gilbert gilberto giles
    giorgos gitta gopal graciela graeme greta gudmund guillermo guinevere guled gunver guðmundur gwendolyn
    gwyneth gökhan halvard halvor hans-jørgen hans-peter harish harriett haruto hattie heather heini hema
    henrietta henryk hettie hibo hilde hilmar hjalte hjördis hroar humphrey hülya iben ifrah ignatius ikram
    ilhan ilknur ilse imani imelda indira inga-lill inge-lise ingram ingvild irena isadora isaiah isaias
    ismahan isolde istvan istván ivalo ivan-emil ivette izabela jacquelyn jamie-lee jana janelle jarvis jayden
    jayesh jayla jeannette jemima jenna jens-ole jerald jeremiah jermaine jillian joann jocelyn jolene
    josephine josiah josie juanita juho julissa jussi justine jyoti jóannes jónas kaarina kaitlyn kaj-erik
    kajsa kalpana kamala kamil kamma kara kareem karen-margrethe kari karl-erik karolina katelyn kateryna
    katrina kavitha kaya kayla keisha kelsey kendra kenji khadra kia kiara kirsi krishnan krystal kübra
    lachlan lakeisha lalita lamont lars-peter latasha latonya latoya laura-sofie laverne lavinia lawanda layla
    leandra lech leland leonie leroy leticia liban lidia lisandra lorena lotta lottie lucille lucinda lydia
    lynette lyudmila léa mable madeline madhu mads-emil maeve magnhild mahad mahesh maja-lise majken malachi
    malgorzata manish manoj manon marcelino marcella marcy margery margrete marguerite maribel mariela marisol
    marissa marja marlon marquis maryann matilda may-britt meena meera melinda melvin meredith merethe merryn
    metin micah michele mikkeline millicent minnie mirosław montgomery mukesh muriel mustafe myfanwy mykhailo
    mykola myrna myron myrtle nadiia nandini nasteexo nataliia naveen nehemiah neve nguyet nichole niels-erik
    niels-henrik nimco nirmala noreen nuran nurcan nynne octavio oddvar ole-christian oleksiy ondrej ondřej
    oonagh oswald oğuz padma pankaj parvati patrice patrycja paulette peder per-erik per-ole percival perdita
    petteri peyton phineas pippi prakash pramod pranav prasad prashant pratik preeti priyanka quentin radha
    radosław rajan rajendra rajiv rakesh ramesh ramona ranjit raquel raymundo recep rekha renata reuben
    rhiannon rhona rhonda rigmor rigoberto riitta rikke-sofie ritu roald rochelle rohan rohit roisin rosalie
    rosalinda rosamund rose-marie rowena roxanne rudolph ruqiya ruslan russell-lee ruthie sachin sagal saido
    sakura salvador sandeep sangeeta sanjeev sanna-maria santosh saoirse saraswati satish savita serkan sevgi
    shanice shaniqua shankar shanna shanti sharmila shauna shawna shelia sherri shilpa shukri shweta sian
    siddharth sigga signe-marie sinan sinead sivakumar skyler sneha soledad sonya sridhar srinivas steinar
    stinna subramaniam sudha sudhir sujata suman sumaya sunita sunniva sushma svitlana swati synne synnøve
    szymon søs tabatha tabitha tallulah tamika tamsin tanisha taras tarkan tarquin tasha tejas terkel terrance
    terrence tetiana thaddeus theodora thyge tisha tommie tonya torstein travon tricia trina troels-erik trudy
    trygve turgut tuula tuğba tyra tyrell tyrone ubah urszula uğur valentyna valeria varun vasanth vasyl
    vaughan vegard velma venkatesh verity verna vidya vijay vikas viktoriia ville vimala vinay vinod vishal
    vitalii vivienne volkan wanda wiesława wilbur wilfredo wilma wilma-jean winifred wioletta wyatt xanthe
    yaroslav yasemin yesenia yevhen yogesh yuliia yusra yıldız zakaria zdzisław zehra zelda zhanna zoltan
    zoltán zoë çiğdem ömer özgür şükran żaneta
    """
)
