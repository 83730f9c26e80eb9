"""Names of towns and cities."""

from pii_audit.detection.words import words

TOWNS = words(
    """
    Aabenraa Aalborg Aalestrup Aarhus Albertslund Allerød Asnæs Assens Augustenborg Bagsværd Ballerup Billund Birkerød
    Bjerringbro Blåvand Bogense Borup Bramming Brande Brædstrup Brøndby Brønderslev Brønshøj Charlottenlund
    Christiansfeld Dragør Dronninglund Ebeltoft Egå Ejby Esbjerg Espergærde Faaborg Fakse Farsø Farum Faxe Fensmark
    Fjerritslev Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund Frederiksværk Fåborg Galten Gentofte
    Gilleleje Gladsaxe Glamsbjerg Glostrup Grenaa Greve Grindsted Gråsten Græsted Haderslev Hadsten Hadsund
    Hammel Hammerum Hanstholm Harlev Haslev Hasselager Havdrup Hedehusene Hedensted Hellebæk Hellerup Helsinge Helsingør
    Herlev Herning Herlufmagle Hillerød Hinnerup Hirtshals Hjørring Hjallerup Hobro Holbæk Holstebro Holte Hornslet
    Horsens Humlebæk Hundested Hurup Hvidovre Hørning Hørsholm Ikast Ishøj Juelsminde Jyderup Jyllinge Kalundborg
    Karlslunde Kastrup Kerteminde Kibæk Kjellerup Klampenborg Kokkedal Kolding Korsør København Køge Langå Lejre Lemvig
    Lillerød Lunderskov Lynge Lyngby Lystrup Løgstør Løgumkloster Maribo Marstal Middelfart Munkebo Måløv
    Nakskov Nexø Nibe Nivå Nordborg Nyborg Nykøbing Næstved Nærum Nørresundby Odder Odense Ølgod Ølstykke Otterup Padborg
    Præstø Randers Ribe Ringkøbing Ringsted Risskov Roskilde Rudkøbing Rungsted Rødby Rødekro Rødding Rødovre
    Rønde Rønne Sabro Sakskøbing Silkeborg Sindal Skagen Skanderborg Skive Skjern Skovlunde Skælskør Skærbæk Skødstrup
    Slagelse Slangerup Smørum Solrød Sorø Stenløse Struer Støvring Svendborg Svenstrup Sæby Søborg Sønderborg
    Søndersø Taastrup Thisted Tilst Tinglev Tønder Tórshavn Tranbjerg Tølløse Vallensbæk Valby Vamdrup
    Vanløse Varde Vejle Viborg Viby Videbæk Virum Vojens Vordingborg Værløse Åbyhøj Årslev Ålborg Århus
"""
)
"""Danish post towns by their first word: the large ones, which most addresses have, without those that are common words."""

_CITIES = """
    Agedrup, Agerbæk, Agerskov, Aggersund, Albæk, Allinge, Almind, Anholt, Ansager, Aalborg Øst, Arre, Asaa, Askeby, Asperup, Assentoft,
    Avernakø, Bagenkop, Balle, Bandholm, Barrit, Bedsted Thy, Bevtoft, Billum, Bindslev, Birk, Bjerreby, Bjert, Bjæverskov, Blokhus,
    Blommenslyst, Blåvand, Boeslunde, Bording, Borre, Brabrand, Branderup, Bredsten, Brenderup, Broby, Brovst, Bryrup, Bylderup-Bov,
    Bælum, Bøvlingbjerg, Dalmose, Dannemare, Daugård, Dianalund, Dragør, Dybvad, Dyssegård, Egernsund, Egtved, Ejstrupholm, Engesvang,
    Errindlev, Erslev, Eskebjerg, Eskilstrup, Farstrup, Farvang, Ferritslev, Fjenneslev, Fjerritslev, Flauenskjold, Flemming,
    Fredericia, Frederiksværk, Frørup, Frøstrup, Fur, Føllenslev, Føvling, Fårevejle, Fårup, Fårvang, Gadbjerg, Gadstrup, Gammel Rye,
    Gandrup, Gedved, Gesten, Gistrup, Gislev, Give, Gjern, Gjerlev, Glejbjerg, Glesborg, Glumsø, Glyngøre, Gredstedbro, Grenå, Grevinge,
    Græsted, Gudbjerg, Gudhjem, Gudme, Gørding, Gørlev, Gørløse, Haarby, Hadbjerg, Hampen, Harndrup, Harpelunde, Haslund, Hasle,
    Havndal, Hedensted, Hejls, Hejnsvig, Hemmet, Herfølge, Herlufmagle, Hesselager, Hjerm, Hjortshøj, Holeby, Holmegaard, Holsted,
    Hornbæk, Hornslet, Hornsyld, Horslunde, Hovborg, Hovedgård, Humble, Hurup Thy, Hvalsø, Hvidbjerg, Højbjerg, Højby, Højer, Højslev,
    Høng, Hørve, Idestrup, Janderup, Jelling, Jerslev, Jerup, Jordrup, Jystrup, Jægerspris, Kalvehave, Karby, Karise, Karrebæksminde,
    Karup, Kettinge, Kirke Såby, Kirke Hyllinge, Kirkeby, Klarup, Klemensker, Klippinge, Klitmøller, Kliplev, Knebel, Knebelbro, Kolind,
    Kongerslev, Korinth, Kruså, Kværndrup, Kvistgård, Kølkær, Lundby, Langeskov, Langebæk, Læsø, Lem, Liseleje, Lohals, Løgumkloster,
    Løkken, Løjt Kirkeby, Løsning, Mariager, Mariagerfjord, Martofte, Melby, Mern, Mesinge, Millinge, Morud, Mårslet, Mørke, Mørkøv,
    Nimtofte, Nivå, Nordborg, Nordhavn, Nykøbing Sj., Nykøbing F, Nykøbing M, Nærå, Nørager, Nørre Alslev, Nørre Asmindrup, Nørre Nebel,
    Nørre Snede, Nørreballe, Oksbøl, Olstykke, Onsild, Orehoved, Osted, Oure, Outrup, Pandrup, Regstrup, Roslev, Ruds Vedby, Ryomgård,
    Ryslinge, Rødvig Stevns, Rødkærsbro, Rømø, Rørvig, Saltum, Samsø, Saksild, Sandved, Sejerø, Silkeborg, Sjællands Odde, Sjølund,
    Skals, Skamby, Skibby, Skårup, Skodsborg, Skærbæk, Skævinge, Snedsted, Snertinge, Snekkersten, Solbjerg, Sommersted, Spentrup,
    Spjald, Sporup, Spøttrup, Stakroge, Stenlille, Stenstrup, Stensved, Stoholm, Stokkemarke, Store Fuglede, Storvorde, Strandby,
    Strøby, Stubbekøbing, Sulsted, Sunds, Svaneke, Svebølle, Sydals, Sønder Felding, Sønder Omme, Sønder Stenderup, Søllested, Tappernøje,
    Tarm, Terndrup, Them, Thorsø, Thyholm, Tikøb, Tim, Tirstrup, Tisvildeleje, Tjele, Tjæreborg, Toftlund, Torrig, Tranekær, Trige,
    Trustrup, Tureby, Tylstrup, Tårs, Ugerløse, Ulbjerg, Uldum, Ullerslev, Ulstrup, Vallensved, Vandel, Vanløse, Varde, Vebbestrup,
    Veddum, Vejby, Vejers, Vejle Øst, Vemb, Vemmelev, Veksø, Vester Skerninge, Vesterborg, Vestervig, Vester Hassing, Vestbjerg,
    Viby J, Viby Sj., Vils, Vinderup, Vodskov, Voerså, Vorbasse, Vorupør, Vrå, Væggerløse, Ærøskøbing, Øksendrup, Ørbæk, Ørnhøj,
    Ørsted, Ørum, Østbirk, Øster Assels, Øster Ulslev, Østermarie, Årre, Årslev, Aakirkeby, Aarup,
    Kongens Lyngby, Høje Taastrup, Nykøbing Falster, Nykøbing Sjælland, Nykøbing Mors, Ry, Hov, Hals, Aars,
    Ans, Ulfborg, Vinderup, Thyborøn, Harboøre, Hadsund, Arden, Skørping, Støvring, Brørup, Vejen, Gram, Toftlund, Skærbæk, Bredebro,
    Broager, Tarm, Hvide Sande, Ørsted, Auning, Allingåbro, Malling, Solbjerg, Stilling, Ringe, Nørre Aaby, Tommerup, Vissenbjerg,
    Store Heddinge, Stege, Møn, Nysted, Gedser, Svinninge, Vipperød, Tølløse, Viby Sjælland, Borup, Solrød Strand, Greve Strand,
    Nuuk, Ilulissat, Sisimiut, Klaksvík, Copenhagen, Kopenhagen, Elsinore, Ålborg, Århus,
    Stockholm, Göteborg, Gothenburg, Malmö, Uppsala, Västerås, Örebro, Linköping, Helsingborg, Jönköping, Norrköping, Lund, Umeå,
    Gävle, Borås, Södertälje, Eskilstuna, Halmstad, Växjö, Karlstad, Sundsvall, Östersund, Trollhättan, Luleå, Kalmar, Falun,
    Kristianstad, Karlskrona, Skövde, Uddevalla, Landskrona, Trelleborg, Ystad, Varberg, Visby, Kiruna, Solna, Nacka, Täby,
    Oslo, Bergen, Trondheim, Stavanger, Drammen, Fredrikstad, Kristiansand, Sandnes, Tromsø, Sarpsborg, Skien, Ålesund, Sandefjord,
    Haugesund, Tønsberg, Moss, Porsgrunn, Bodø, Arendal, Hamar, Larvik, Halden, Lillehammer, Molde, Kongsberg, Harstad, Gjøvik,
    Helsinki, Helsingfors, Espoo, Esbo, Tampere, Tammerfors, Vantaa, Oulu, Turku, Åbo, Jyväskylä, Lahti, Kuopio, Vaasa, Rovaniemi,
    Reykjavík, Reykjavik, Akureyri, Kópavogur,
    London, Birmingham, Leeds, Glasgow, Sheffield, Bradford, Liverpool, Edinburgh, Manchester, Bristol, Cardiff, Wakefield, Coventry,
    Leicester, Belfast, Sunderland, Nottingham, Newcastle, Newcastle upon Tyne, Hull, Plymouth, Wolverhampton, Stoke-on-Trent, Derby,
    Swansea, Southampton, Salford, Aberdeen, Portsmouth, York, Peterborough, Dundee, Oxford, Cambridge, Brighton, Bournemouth,
    Norwich, Reading, Luton, Swindon, Middlesbrough, Bolton, Blackpool, Milton Keynes, Northampton, Exeter, Gloucester, Bath,
    Ipswich, Cheltenham, Chester, Durham, Lincoln, Lancaster, Carlisle, Canterbury, Salisbury, Winchester, Worcester, Preston,
    Stockport, Rochdale, Huddersfield, Croydon, Watford, Slough, Guildford, Colchester, Chelmsford, Inverness, Stirling, Perth,
    Newport, Wrexham, Bangor, Derry, Lisburn, Dublin, Cork, Galway, Limerick, Waterford,
    Berlin, Hamburg, München, Munich, Köln, Cologne, Frankfurt, Frankfurt am Main, Stuttgart, Düsseldorf, Dortmund, Essen, Leipzig,
    Bremen, Dresden, Hannover, Hanover, Nürnberg, Nuremberg, Duisburg, Bochum, Wuppertal, Bielefeld, Bonn, Münster, Karlsruhe,
    Mannheim, Augsburg, Wiesbaden, Kiel, Lübeck, Flensburg, Rostock, Mainz, Freiburg, Kassel, Erfurt, Potsdam, Husum, Schleswig,
    Wien, Vienna, Graz, Linz, Salzburg, Innsbruck, Zürich, Zurich, Genf, Geneva, Genève, Basel, Bern, Lausanne, Luzern,
    Amsterdam, Rotterdam, Den Haag, The Hague, Utrecht, Eindhoven, Groningen, Tilburg, Almere, Breda, Nijmegen, Arnhem, Haarlem,
    Enschede, Maastricht, Leiden, Delft, Zwolle, Bruxelles, Brussel, Brussels, Antwerpen, Antwerp, Gent, Ghent, Brugge, Bruges,
    Liège, Leuven, Namur, Charleroi, Luxembourg, Paris, Marseille, Lyon, Toulouse, Nice, Nantes, Strasbourg, Montpellier, Bordeaux,
    Lille, Rennes, Reims, Grenoble, Dijon, Nîmes, Le Havre, Madrid, Barcelona, Valencia, Sevilla, Seville, Zaragoza, Málaga, Bilbao,
    Granada, Palma, Alicante, Lisboa, Lisbon, Porto, Coimbra, Braga, Faro, Roma, Rome, Milano, Milan, Napoli, Naples, Torino, Turin,
    Palermo, Genova, Bologna, Firenze, Florence, Venezia, Venice, Verona, Bari, Catania, Athens, Athen, Thessaloniki, Warszawa,
    Warsaw, Warszawa, Kraków, Krakow, Łódź, Lodz, Wrocław, Poznań, Gdańsk, Gdansk, Szczecin, Lublin, Katowice, Praha, Prague, Prag,
    Brno, Ostrava, Bratislava, Budapest, Debrecen, București, Bucharest, Cluj-Napoca, Timișoara, Sofia, Plovdiv, Varna, Beograd,
    Belgrade, Zagreb, Split, Ljubljana, Sarajevo, Skopje, Tirana, Pristina, Vilnius, Kaunas, Riga, Tallinn, Tartu, Kyiv, Kiev, Lviv,
    Odesa, Kharkiv, Minsk, Moscow, Moskva, Saint Petersburg, Istanbul, Ankara, Izmir, Antalya,
    New York, New York City, Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas, San Jose, Austin,
    Jacksonville, Fort Worth, Columbus, Charlotte, San Francisco, Indianapolis, Seattle, Denver, Washington, Boston, El Paso,
    Nashville, Detroit, Oklahoma City, Portland, Las Vegas, Memphis, Louisville, Baltimore, Milwaukee, Albuquerque, Tucson, Fresno,
    Sacramento, Kansas City, Mesa, Atlanta, Omaha, Colorado Springs, Raleigh, Miami, Oakland, Minneapolis, Tulsa, Tampa, Arlington,
    New Orleans, Wichita, Cleveland, Honolulu, Anaheim, Orlando, St. Louis, Saint Louis, Pittsburgh, Cincinnati, Anchorage, Newark,
    Buffalo, Salt Lake City, Dayton, Salem, Springfield, Toronto, Montreal, Vancouver, Calgary, Ottawa, Edmonton, Winnipeg, Quebec,
    Halifax, Mexico City, Guadalajara, Monterrey, Havana, São Paulo, Rio de Janeiro, Brasília, Buenos Aires, Santiago, Lima, Bogotá,
    Caracas, Quito, Montevideo, Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra, Auckland, Wellington, Christchurch,
    Tokyo, Osaka, Kyoto, Yokohama, Nagoya, Seoul, Busan, Beijing, Shanghai, Shenzhen, Guangzhou, Hong Kong, Taipei, Singapore,
    Bangkok, Hanoi, Ho Chi Minh City, Manila, Jakarta, Kuala Lumpur, Mumbai, Delhi, New Delhi, Bangalore, Chennai, Kolkata,
    Hyderabad, Pune, Karachi, Lahore, Islamabad, Dhaka, Colombo, Kathmandu, Kabul, Tehran, Baghdad, Damascus, Aleppo, Beirut, Amman,
    Jerusalem, Tel Aviv, Haifa, Riyadh, Jeddah, Dubai, Abu Dhabi, Doha, Kuwait City, Cairo, Kairo, Alexandria, Casablanca, Rabat,
    Marrakech, Algiers, Tunis, Tripoli, Khartoum, Mogadishu, Addis Ababa, Asmara, Nairobi, Mombasa, Kampala, Dar es Salaam, Lagos,
    Abuja, Accra, Dakar, Kinshasa, Luanda, Harare, Johannesburg, Cape Town, Durban, Pretoria
"""
CITIES = frozenset(" ".join(city.split()) for city in _CITIES.split(","))
"""Larger cities, in their own spelling and in Danish and English, and Danish towns whose names are also words."""
