"""Column names that say what a column holds, in Danish and English.

Words are matched whole, with æ/ae, ø/oe/o and å/aa/a alike; "first name" stands for first_name, firstName and
firstname too.
"""

from pii_audit.detection.words import words

NAMES = {
    "person_name": """
        first name, last name, full name, given name, middle name, family name, maiden name, surname, forename, fname,
        lname, customer name, client name, contact name, contact person, recipient name, user full name, employee name,
        guardian name, member name, owner name, cardholder, card holder, card holder name, account holder, patient name,
        student name, person name, display name, fornavn, efternavn, mellemnavn, fulde navn, navn fuldt, kundenavn,
        kunde navn, kontaktnavn, kontaktperson, modtagernavn, modtager navn, medarbejdernavn, medlemsnavn, elevnavn,
        værge, værgenavn, personnavn, deltagernavn, kontohaver, borgernavn, for og efternavn
    """,
    "email": """
        email, e mail, mail, emails, email address, mail address, email addr, e mail address, epost, e post, mailadresse,
        email adresse, e mail adresse, emailadresse, epostadresse, kontaktmail, kundemail, customer email
    """,
    "phone": """
        phone, phone number, phone no, phone nr, telephone, telephone number, tel, tel no, mobile, mobile phone,
        mobile number, cell phone, cellphone, msisdn, fax, telefon, telefonnr, telefonnummer, tlf, tlf nr, tlfnr, mobil,
        mobilnr, mobilnummer, mobiltelefon, fastnet
    """,
    "mailing_address": """
        address, address line, street address, postal address, mailing address, home address, delivery address,
        shipping address, billing address, invoice address, adresse, adresselinje, postadresse, leveringsadresse,
        faktureringsadresse, fakturaadresse, hjemmeadresse, bopæl, bopælsadresse
    """,
    "street": "street, street name, street no, house number, house no, vej, vejnavn, gade, gadenavn, husnr, husnummer",
    "postcode": "postcode, post code, postal code, zip, zip code, zipcode, postnr, post nr, postnummer",
    "city": "city, town, city name, by, bynavn, postby, post town, poststed, kunde by, leverings by",
    "country": "country, country code, country name, land, landekode, bopælsland",
    "location": """
        latitude, longitude, lat, lon, lng, gps, geolocation, geo location, coordinates, lat lon, breddegrad, længdegrad,
        koordinater
    """,
    "date_of_birth": """
        date of birth, birth date, birthdate, birthday, birth day, dob, born, born on, birth year, year of birth,
        fødselsdato, fødselsdag, fødselsår, fødsels dato, født, født den, foedt
    """,
    "age": "age, age years, age in years, customer age, alder, kundealder, alder år",
    "gender": "gender, sex, køn, koen, gender code, kønskode",
    "nationality": "nationality, citizenship, nationalitet, statsborgerskab, statsborger",
    "language": "language, language code, preferred language, native language, locale, sprog, sprogkode, modersmål",
    "username": "username, user name, login name, loginname, userid name, screen name, nickname, brugernavn, login",
    "password": """
        password, passwd, pwd, pass, pw, passphrase, password hash, passwordhash, password digest, pass hash, pw hash,
        hashed password, encrypted password, user password, adgangskode, kodeord, adgangskode hash
    """,
    "ip_address": """
        ip, ip address, ip addr, ipaddress, ipv4, ipv6, client ip, remote ip, source ip, user ip, remote addr,
        ip adresse, signup ip, login ip
    """,
    "mac_address": "mac, mac address, mac addr, mac adresse",
    "device_id": """
        device id, device uuid, imei, idfa, gaid, android id, advertising id, enhedsid, enheds id, device fingerprint
    """,
    "cookie_id": "cookie, cookie id, cookies, ga client, ga client id, visitor id, session id, besøgs id",
    "url": "homepage, home page, personal url, profile url, hjemmeside, linkedin, facebook, instagram, twitter",
    "iban": "iban, iban number, iban no, ibannr",
    "bank_account": """
        bank account, bank account number, bank account no, bankkonto, kontonr, kontonummer, konto nr, konto nummer,
        bankkontonr, reg og konto, reg konto, nemkonto
    """,
    "payment_card": """
        card number, card no, card num, credit card, credit card number, creditcard, cc number, cc num, debit card,
        kortnummer, kortnr, kort nr, betalingskort, kreditkort, dankort
    """,
    "national_id": """
        cpr, cpr nr, cprnr, cpr no, cpr nummer, cpr number, cprnummer, personnummer, person nummer, ssn,
        social security number, national id, national id number, cpr kode
    """,
    "passport": "passport, passport no, passport number, pasnr, pas nr, pasnummer",
    "driving_licence": """
        driving licence, driving license, driver licence, driver license, drivers license, drivers licence, kørekort,
        kørekortnr, kørekortnummer
    """,
    "tax_id": "tax id, tax number, tax no, tin, skattenummer, skatte id",
    "company_id": "cvr, cvr nr, cvrnr, cvr no, cvr nummer, cvr number, cvrnummer, vat number, vat no, momsnr, se nummer",
    "vehicle": """
        license plate, licence plate, number plate, plate number, nummerplade, nummerplader, stelnr, stelnummer, vin,
        bilnummer
    """,
    "health": """
        diagnosis, diagnose, diagnosekode, disease, sygdom, sygefravær, sick leave, sick days, sygedage, allergy,
        allergies, allergi, allergier, medicine, medication, medicin, handicap, disability, blood type, blodtype,
        health info, health data, health condition, health note, helbred, helbredsoplysninger, graviditet, pregnancy,
        patient note, journal note, vaccination
    """,
    "religion": "religion, religious, religious belief, faith, confession, trosretning, trossamfund, folkekirke",
    "ethnic_origin": "ethnicity, ethnic origin, ethnic group, etnicitet, etnisk oprindelse, etnisk gruppe, race",
    "political_opinion": "political opinion, political party, political view, politisk, politisk parti, partimedlem",
    "trade_union": """
        trade union, union member, union membership, union name, fagforening, fagforening medlem, fagforbund, a kasse
    """,
    "sex_life": "sexual orientation, sexuality, sex life, seksuel orientering, seksualitet",
    "biometric": "biometric, biometric template, biometri, fingeraftryk, iris scan, face template, voice print",
    "criminal_record": "criminal record, criminal conviction, conviction, straffeattest, straffedom, børneattest",
    "photo": "photo, photo url, portrait, profile picture, profile photo, avatar, foto, profilbillede, portræt",
    "signature": "signature, signature image, underskrift",
}

WHOLE_NAME_ONLY = words(
    "by land born login pass pw age alder sex race lat lon mac mail vej gade street tin vin photo signature"
)
"""Words with other meanings in company: `created_by`, `page_age`, `digital_signature_alg`."""

GENERIC = words("name navn kunde customer contact kontakt modtager recipient guardian deltager medarbejder")
"""Whole column names that hold a person's name in a table of people, and anything's name elsewhere."""

PEOPLE = words(
    "customer customers kunde kunder client clients klient user users bruger brugere person persons personer people "
    "employee employees medarbejder medarbejdere ansatte staff contact contacts kontakt kontakter kontaktpersoner member "
    "members medlem medlemmer subscriber subscribers abonnent abonnenter patient patients patienter student students elev "
    "elever guardian guardians værge værger deltager deltagere participant participants entrant recipient recipients "
    "modtager modtagere lead leads guest guests gæst gæster borger borgere applicant applicants ansøger ansøgere "
    "audience account holder"
)
"""Words in a table's name that say its rows are people."""

ABOUT = words(
    "verified confirmed validated valid sent at count antal flag is has er har status state type kind opt optin optout "
    "consent samtykke changed updated created modified deleted expires expiry length format template enabled disabled "
    "required score rate limit bounced opened clicked days total amount token salt reset hint attempts "
    "policy version quality source bekræftet sendt oprettet ændret slettet subject "
    "history experience zone index class file size"
)
"""Words that make a column one about the datum instead of the datum: `email_verified`, `password_changed_at`."""

COUNTED = words("num number no nr of count antal sum avg max min")
"""Words that, in front, make it a number of things: `num_credit_card`."""

NOT_A_PERSON = words(
    "city by town company companies firma firmaer virksomhed organisation organization street vej gade product products "
    "produkt produkter vare varer item items brand brands mærke country countries land department afdeling title titel job "
    "category categories kategori file filename fil browser store stores shop butik weekday day days ugedag month months "
    "måned color colour farve status role roles rolle model host server campaign kampagne region regions currency event "
    "events page type variant material supplier leverandør"
)
"""Words for things whose names a language model takes for people's."""
