"""Column names that say what a column holds: Danish and English, then the neighbours' languages, then what big
systems write (SAP, Navision, Dynamics, Salesforce, WooCommerce, Magento, FHIR, the Danish registers).

Words are matched whole; "first name" stands for first_name, firstName and firstname too. Every language's own
letters are written here and fold alike: fødselsår, foedselsaar and fodselsar are one.
"""

from pii_audit.detection.words import words

NAMES = {
    "person_name": """
        first name, firstname, last name, lastname, full name, given name, given names, middle name, family name,
        maiden name, birth name, preferred name, legal name, surname, forename, forenames, fname, lname, mname,
        name first, name last, name full, name family, name given, first, last, person name, display name,
        contact person, contact name, next of kin, emergency contact, cardholder, card holder, card holder name,
        account holder, holder name, ship to name, sell to customer name, bill to name, ship to contact,
        sell to contact, bill to contact, fornavn, fornavne, efternavn, mellemnavn, pigenavn, kaldenavn, fulde navn,
        fuldt navn, navn fuldt, for og efternavn, fnavn, enavn, mnavn, kontaktperson, kontohaver, kontoindehaver,
        kortholder, co navn, adresseringsnavn, visningsnavn, værge, pårørende, ægtefælle, ansvarlig, sagsbehandler,
        förnamn, efternamn, mellannamn, tilltalsnamn, etternavn, mellomnavn, vorname, nachname, familienname,
        geburtsname, rufname, zuname, ansprechpartner, voornaam, achternaam, tussenvoegsel, roepnaam, voorletters,
        prénom, nom de famille, apellido, apellidos, cognome, etunimi, sukunimi, imię, nazwisko, vorna, nachn, namev,
        efternavn fornavn, navn fornavn, fornavn efternavn, pt navn, patnavn, kundenavn fuldt, elevnavn, barnets navn,
        navn på barn, mors navn, fars navn, navn linje, forsvarer navn, kontoholder, kortindehaver, indehaver navn,
        navn kontakt, tilmeldt navn, surnm, givennm, lastnm, firstnm, sname, pax name, lead name, debtor name,
        bestilt af, rekvireret af, kørt af navn, udført af navn, name on card, navn på kort, policy holder,
        policyholder, gp name, att person, kunde navn, modtagers navn, afsenders navn, deliver to name, ship name,
        approved by name, ename, yomifullname, yomi full name, caller name, agent name, card name, lønmodtagernavn,
        navn fuldt bruger, kunde fornavn, coach name, afdødes navn, deceased name, ceo navn, ceo name, reviewer name,
        speaker name, oprettet af navn
    """,
    "email": """
        email, e mail, mail, emails, email address, mail address, email addr, e mail address, mailadresse, mailadr,
        epost, e post, emailadresse, epostadresse, e postadress, epostadress, smtp addr, smtp address, sähköposti,
        courriel, correo, mailto, reply to, from addr, email id, email adr, e mail adr, emailadr, mailboks,
        notifikationsmail, eml, emailadresser, svar til, apple id, email lower, email lowercase
    """,
    "phone": """
        phone, phones, phone number, phone no, phone num, phone nr, phonenumber, telephone, telephone number,
        telephone no, tel, tel no, tel nr, tele, telno, telnr, mobile, mobile phone, mobile number, mobile no,
        mobilephone, cell, cell phone, cellphone, cell number, landline, home phone, work phone, msisdn, fax, fax no,
        fax number, whatsapp, sms number, telefon, telefonnr, telefonnummer, telefonnumre, telefoner, tlf, tlf nr,
        tlfnr, tlfnummer, mobil, mobilnr, mobilnummer, mobiltelefon, mobiltlf, fastnet, fastnettelefon, hemtelefon,
        mobiltlfnr, telefonnumer, handy, handynummer, rufnummer, festnetz, telefoonnummer, telefoon, mobiel, gsm,
        téléphone, portable, puhelin, puhelinnumero, telf, telecom, mob nr, contact number, contact no, sms nr,
        sms number, caller, caller id, ani, caller number, callback number, dial number, called number, dialled number,
        tlfprivat, tlfarbejde, tlfdag, tlfaften, tlfmobil, telprivat, telnummer, mobilno, tel1, tel2, tlf1, tlf2,
        tlf priv, tlf arb, tel privat, tel arbejde, mobil privat, mobil1, mobil2, kontakttlf, kontakttelefon,
        nødtelefon, sms modtager, sms til, mobile msisdn, ring til, mobtlf, mob tlf, ph no, phn, mob no, mob number,
        wa number, telefax, telefon privat, telefon arbejde, telfx, a number, b number, a nr, b nr, a nummer, b nummer,
        calling number, called no, dialed, dialed number, sms from, sms to, viber, signal nr, signal nummer,
        mobilepay nr, mobilepay nummer, mobilepay number, lokalnummer
    """,
    "mailing_address": """
        address, addresses, addr, address line, street address, postal address, mailing address, home address,
        postaddress, full address, co address, adresse, adresser, adresselinje, adr, adr linje, postadresse,
        hjemmeadresse, bopæl, bopælsadresse, folkeregisteradresse, adress, postadress, gatuadress, anschrift,
        wohnadresse, wohnort, adres, woonadres, dirección, indirizzo, osoite, bostadsadress, adresselinie, gadeadresse,
        levadr, fakturaadr, address composite, leveringssted, hentested, street and city, residence, domicile, domicil,
        opholdssted, home location address
    """,
    "street": """
        street, street name, street no, street number, street nr, house number, house no, house nr, house num,
        address street, vej, vejnavn, vej nr, vej og husnr, gade, gadenavn, gade og nr, husnr, husnummer, hus nr,
        vejadresseringsnavn, sidedør, gata, gatenavn, gatunamn, gateadresse, straße, strassenname, hausnummer, hausnr,
        stras, straat, straatnaam, huisnummer, huisnr, rue, calle, katuosoite, road name, vejnavn husnr, gade husnr,
        street building identifier
    """,
    "postcode": """
        postcode, post code, postal code, postalcode, zip, zip code, zipcode, zip postal code, postnr, post nr,
        postnummer, post nummer, plz, postleitzahl, code postal, código postal, postinumero, pstlz, eircode, ponr,
        pcode, postcd, post code identifier, zip plus, zip plus4
    """,
    "city": """
        city, town, city name, town name, home town, post town, address city, by, bynavn, postby, postdistrikt,
        by navn, bopælsby, stad, postort, poststed, ort, wohnort, stadt, woonplaats, plaats, ville, ciudad, kaupunki,
        fødeby, fødested, fødselssted, birthplace, place of birth, birth place, birth city, city of birth, geburtsort,
        geboorteplaats, födelseort, fødestad, bopælskommune, district name, postnrnavn, fødselsby, by navn post
    """,
    "country": """
        country, country code, country name, country of residence, residence country, country iso, iso country, land,
        landekode, landkode, lande kode, bopælsland, wohnland, pays, país, maa, land1, cntry, ctry, fødeland,
        bopæls land, country of birth, birth country, destination country, ship country, landnavn, landekd, hjemland,
        opholdsland, udstedelsesland, issuing country, passport country, country cd, cntry cd, iso2, iso3, land iso,
        tax residence, fødselsland, country identification code, country region code, country region
    """,
    "location": """
        latitude, longitude, lat, lon, lng, long, latlng, lat lon, lat lng, lat long, gps, gps position,
        gps coordinates, geolocation, geo location, geo, geopoint, geo point, geohash, coordinates, coords, coord,
        breddegrad, længdegrad, koordinater, koordinat, latitud, longitud, breitengrad, längengrad, geom, geo lat,
        geo lon, geo lng, pos lat, pos lng, pos lon, last known location, last lat, last lng, lng pos, lat pos,
        gps pos, gps lat, gps lon, latitude dd, longitude dd, utm øst, utm nord, x utm, y utm, geolocation json,
        etrs89 x, etrs89 y, sidste position, last position, current location lat, hjemmeposition, home location,
        home coordinates, gps spor, gps track, gps log, lokationsdata, location data, location history,
        lokationshistorik, geotag, geo tag, what3words, plus code, pluscode
    """,
    "date_of_birth": """
        date of birth, birth date, birthdate, birthday, birth day, birthdt, birth dt, dob, d o b, bday, bdate, born,
        born on, born date, birth year, year of birth, yob, birth month, fødselsdato, fødselsdag, fødselsår,
        fødsels dato, fødsels dag, fødsels år, fødselsmåned, født, født den, fødtdato, fdato, f dato, født dato,
        fød dato, fdag, fds dato, fødsdato, födelsedatum, födelsedag, födelseår, född, född datum, geburtsdatum,
        geburtstag, geburtsjahr, gebdat, geb dat, geb datum, gbdat, geboortedatum, geboortejaar, geb dt,
        date de naissance, date naissance, fecha de nacimiento, fecha nacimiento, data di nascita, syntymäaika,
        data urodzenia, geb dato, fødeår, født år, fødedato, fdt, fds, fødsdag, barnets fødselsdato, dt birth,
        dt of birth, dtbirth, birth dte, dte birth, foedt dato, date birth, cust dob, pt dob, dob yyyymmdd, fød date,
        fødselsdt, fødedt, foed, fødedat, foed dat, brth date, brthdt, fdselsdato, birth yr, fødselsdato dd mm åå,
        barn født, barnet født, mors fødselsdag, fars fødselsdag, fødselsdato mor, birth date child, day of birth,
        dateb, dob child, dob parent, født dag, født måned, fødselsdata, fødselsregistrering, f dag, fødselsdatoen
    """,
    "age": """
        age, age years, age in years, ageyears, alder, alder år, alder i år, ålder, alter, leeftijd, ikä, age at,
        alder ved, alder ved start, alder år måneder, age yrs, age months, alder mdr, alder i måneder,
        age at diagnosis, age at hire, børns alder, child age, kids ages, current age, approx age, anslået alder
    """,
    "gender": """
        gender, sex, gndr, gender code, gendercode, gender identity, sex at birth, køn, kønskode, kønsidentitet, kjønn,
        kön, geschlecht, gesch, geslacht, sexe, sexo, sukupuoli, pronouns, pronomen, mand kvinde, title prefix,
        name prefix, salut, pronoun, kønkd, anred, biological sex, legal sex, elev køn, barnets køn, sex code,
        sex description, mand eller kvinde, han hun, dreng pige, kønsmarkør, gender marker, assigned sex
    """,
    "nationality": """
        nationality, nationalities, citizenship, citizenship country, country of citizenship, citizen of, nationalitet,
        statsborgerskab, statsborger, statsborgerland, statsborgerskap, medborgarskap, staatsangehörigkeit,
        nationalität, staatsbürgerschaft, nationaliteit, nationalité, nacionalidad, natio, kansalaisuus, statsb,
        statsborgersk, natl, nationalty, citizen country, nat kode, nationalitetskode, statsborgerskab land,
        fødeland statsborger, nationalitet kode, passport nationality, pas nationalitet, medborgerskab,
        dual citizenship, second nationality
    """,
    "language": """
        language, languages, language code, preferred language, native language, spoken language, languages spoken,
        first language, mother tongue, locale, pref lang, preferred lang, user lang, lang code, sprog, sprogkode,
        modersmål, tolkesprog, språk, språkkod, sprache, sprachcode, muttersprache, taal, taalcode, moedertaal, langue,
        idioma, kieli, native lang, korrespondancesprog, browser language, pref language, comm language,
        korrespondance sprog, tolk sprog, spras, sprogvalg, talesprog, hjemmesprog, sprog hjemme, kontaktsprog,
        foretrukket sprog, brevsprog, mailsprog, app language, ui language, ui sprog, user language, home language,
        first lang, primary language, secondary language, interpreter language
    """,
    "username": """
        username, user name, usernames, login name, loginname, login id, loginid, userid name, screen name, screenname,
        nickname, user handle, user login, twitter handle, github username, samaccountname, sam account name, upn,
        user principal name, gamertag, skype, skype name, brugernavn, brugerid, bruger id, login, användarnamn,
        brukernavn, benutzername, benutzerkennung, anmeldename, gebruikersnaam, käyttäjätunnus, initialer, initials,
        ad login, logon, logon name, domain user, unilogin, uni login, racf, racfid, brugerinitialer,
        medarbejderinitialer, bruger ident, brugerident, brugernv, usr name, usrname, user principal, signon, sign on,
        network id, netid, windows login, windows bruger, intranet login, login navn, loginnavn, login nm, ad bruger,
        ad user, ad account, ad konto, samaccount, windows user, net user, insta, snapchat, discord, screen nm,
        profilnavn, medarb init, bruger init, medarbejder init, user name ad, bname, usrid, wp user, user nicename,
        steam id, ig handle, tiktok handle, reddit user, profile handle, medarbejderident, lan id, svn user,
        git author, kaldenavn bruger, brugernavn ad, brugerkonto, user account name, online alias, forum navn,
        forum name, chatnavn, chat name, kælenavn online, github handle, github, gitlab user, slack handle, slack user,
        teams user, skype id, zoom user, spotify user, playstation id, psn id, epic id, minecraft navn
    """,
    "password": """
        password, passwords, passwd, pwd, pass, pw, passphrase, passcode, password hash, passwordhash, password digest,
        pass hash, pw hash, pwd hash, pw bcrypt, user pass, hashed password, encrypted password, password md5,
        password sha1, password encrypted, user password, adgangskode, adgangskoder, kodeord, pinkode, pin kode,
        pin code, pincode, adgkode, lösenord, passord, passwort, kennwort, wachtwoord, mot de passe, contraseña,
        salasana, security answer, psw, pswd, secret answer, sikkerhedssvar, hemmeligt svar, secret question answer,
        kode hash, adgangskode hash, totp secret, mfa secret, otp secret, login kode, wifi kode, ftp pw, dørkode pin,
        pin4, adgangsord, hemmelig kode, kodeord klartekst, plaintext password, plain password, temp password,
        temporary password, midlertidig adgangskode, old password, password plain, router password, login pin, app pin,
        master password, cloud password, wifi psk, psk
    """,
    "ip_address": """
        ip, ips, ip address, ip addr, ipaddress, ipaddr, ipv4, ipv6, client ip, clientip, remote ip, source ip, src ip,
        dest ip, user ip, remote addr, remote address, remote host, x forwarded for, ip adresse, ipadresse, ip adr,
        ip adress, signup ip, login ip, created ip, ip nummer, host ip, register ip, oprettelses ip, last ip,
        sender ip, ip created, browser ip, ip ved oprettelse, ip oprettet, ip last, ip adresse login, ip fra, from ip,
        to ip, ip til, peer ip, wan ip, vpn ip, nat ip, public ip, private ip, external ip, internal ip, ip assigned,
        assigned ip, tildelt ip, framed ip address, framed ip, session ip, order ip address, ip ved køb, kunde ip,
        ip numre
    """,
    "mac_address": """
        mac, mac address, mac addr, macaddress, macaddr, mac adresse, wifi mac, bssid, mac adr, macadr, bt mac,
        bluetooth mac, eth mac, ethernet mac, lan mac, wlan mac, station mac, device mac, hw addr, hw address,
        hardware address, hardware addr, wifi mac address, ap client mac, bt address, bluetooth address, ble mac,
        ble address, router mac, phone mac
    """,
    "device_id": """
        device id, deviceid, device uuid, device identifier, device token, push token, fcm token, apns token, udid,
        imei, imei nr, imei no, meid, imsi, iccid, idfa, idfv, gaid, aaid, android id, advertising id, advertiser id,
        ad id, enhedsid, enheds id, enhed id, device fingerprint, phone imei, handset id, geräte id, gerätekennung,
        dev eui, deveui, eui64, device serial, device guid, app instance id, hardware uuid, phone id, sim no, sim nr,
        simkort, simkortnr, sim serial, ssaid, vendor id, adid, smartphone id, device uid, devid, dev id, apns,
        apn token, ios token, phone serial, telefon serienr, esim eid, advertising identifier, firebase id,
        firebase token, device fp, mobile device id, hardware id, fcm registration id, gcm id, onesignal id,
        device hash, watch serial, pacemaker serial, pacemaker serienr, høreapparat serienr, hearing aid serial,
        implant serial, telefon id, mobil id, tablet serial, tablet serienr, laptop serial, pc serienr, wearable id,
        tracker id device, gps tracker id, køretøjs gps id, meid nr, rfid tag person, kort uid
    """,
    "cookie_id": """
        cookie, cookie id, cookies, cookie value, ga, ga client, ga client id, ga id, gid, gclid, fbclid, fbp, fbc,
        visitor id, visitorid, visitor key, session id, sessionid, session cookie, session token, anonymous id,
        distinct id, client cookie, tracking id, besøgs id, besøgende id, browser id, cookie uid, uid cookie,
        sess cookie, sess id, cookieid, cookie guid, cookie hash, fullvisitorid, full visitor id, user pseudo id,
        pseudo id, client cid, ga cid, google client id, msclkid, ttclid, li fat id, utma, muid, mparticle id,
        amplitude id, mixpanel id, segment anonymous id, ecid, mcid, marketing cloud id, consent id, tracking cookie,
        sessid, sid cookie, phpsessid, jsessionid, fpc, gaid cookie, hj user, hotjar id, hotjar user, hubspot utk,
        hubspotutk, utk, anon id, anonymous user id, anonymous user, browser cookie, klaviyo id, dclid, wbraid, gbraid,
        optimizely id, web session, web session id, client uuid cookie, besøgscookie, sporings id, sporingscookie,
        cookie bruger, sess, sess cookie id
    """,
    "url": """
        homepage, home page, personal url, profile url, profile link, website, web site, websted, hjemmeside, linkedin,
        facebook, instagram, twitter, github, tiktok, xing, blog, blog url, webseite, hemsida, linkedin profil,
        url visited, visited url, besøgt url, instagram handle, insta profile, social url, social profile, social link,
        portfolio url, fb link, fb url, insta url, insta link, personal site, profil url, page url visited,
        visited page, browsing url, besøgt side, referer visited, referrer visited, referer url visited, profil link,
        url profile, hjemmeside privat, blogadresse, portfolio link, profilside, profile page, webprofil, web profil,
        social media link, some link, some profil, linkedin id, linkedin link, facebook id, facebook profil, fb id,
        fb profile
    """,
    "iban": """
        iban, iban number, iban no, iban nr, ibannr, iban nummer, iban konto, iban code, iban kontonr,
        iban kontonummer, iban kto, iban account, iban refund, refund iban, iban udbetaling, udbetaling iban,
        iban kunde, sepa iban, sepa konto
    """,
    "bank_account": """
        bank account, bankaccount, bank account number, bank account no, bank acct, account number bank, bankkonto,
        bankkontonr, kontonr, kontonummer, konto nr, konto nummer, reg og konto, reg konto, reg og kontonr,
        regnr konto, regnr kontonr, regkonto, nemkonto, lønkonto, bank reg nr, bankregnr, sort code, sortcode,
        routing number, aba number, bankgiro, plusgiro, clearingnummer, kontonr bank, bankverbindung, kontoverbindung,
        rekeningnummer, rekening nr, bankrekening, compte bancaire, bankn, tilinumero, udbetalingskonto,
        payout account, salary account, refund account, bank details, deposit account, bank konto, bankkto, bank kto,
        kto nummer bank, udbetaling konto, konto til udbetaling, regkto, reg kto, reg nr konto nr, løn konto, lønkto,
        nemkonto nr, betalingskonto, bban, payee account, beneficiary account, bank acc, bank acc no, bankacc,
        bankkonti, konto reg, debit account, direct debit account, pbs konto, bg nummer, kontonr udbetaling,
        kontonr udb, udb konto, udbet konto, bnk acct, bnk account, sort cd, sort code number, debit konto, debitkonto,
        kto nr, kto nummer, account num, payee acct, konto nr bank, clearing nr, bankl, bank branch no, bank reg,
        bankreg, reg nr bank, refusionskonto, tilbagebetalingskonto, ach account, bank info, bankoplysninger,
        konto bank, bank account details, konto udbetaling, lønoverførsel konto, løn overførselskonto,
        kontooplysninger, bankforbindelse, bankforbindelser, bank forbindelse, bank reg konto, reg nr kto nr,
        betalerkonto, debitorkonto, bs konto, betalingsservice konto, bs kontonr, giro, girokonto, gironr, girokontonr,
        ach routing, us account number, account number us, iban eller konto, pension konto, opsparingskonto,
        depositum konto, depositumskonto, lånekonto, kassekredit konto, indbetalingskonto, bank sort code,
        bank account sort code
    """,
    "payment_card": """
        card number, card no, card nr, card num, cardnumber, credit card, credit card number, creditcard, cc number,
        cc num, cc no, cc last4, card last4, card last 4, debit card, pan, primary account number, kortnummer, kortnr,
        kort nr, kort nummer, betalingskort, kreditkort, dankort, kreditkortnr, kortnumre, kreditkarte,
        kreditkartennummer, creditcardnr, cc masked, masked card, card masked, masked pan, pan masked, truncated pan,
        card pan, kort maskeret, maskeret kort, maskeret kortnr, kortnr maskeret, kortno, betalingskortnr,
        firmakort nr, visa kort, visa nr, visa number, mastercard nr, truncated card, truncated card number,
        kortnummer maskeret, kort cifre, pan token masked, card first6 last4, card first6, deposit card, gemt kort,
        saved card, kort on file, depositumskort, garantikort nr, card reference pan, funding card, kreditkort nummer,
        kreditkortnummer, master card, mastercard number, amex number, debetkort, hævekort, hævekortnr, dankort nummer,
        benzinkort nr, firmakortnummer
    """,
    "national_id": """
        cpr, cpr nr, cprnr, cpr no, cpr nummer, cpr number, cprnummer, cpr kode, cprno, personnummer, person nummer,
        personnr, person nr, pers nr, ssn, ssn no, social security number, social security no, social security nr,
        social insurance number, national id, national id number, national identity number, nin, ni number, ni no,
        nino, national insurance number, nhs no, nhs number, nhs nr, government id, governmentid, id card number,
        identity number, identity card, citizen id, patient cpr, fødselsnummer, fødselsnr, fødselsn, samordningsnummer,
        personbeteckning, henkilötunnus, hetu, bsn, burgerservicenummer, sofinummer, rijksregister,
        rijksregisternummer, insz, nrn, niss, numéro de sécurité sociale, numéro sécu, nir, codice fiscale, dni, nie,
        pesel, perso nr, sozialversicherungsnummer, sv nummer, svnr, rentenversicherungsnummer, ahv nummer, ahv nr,
        personalausweis, personalausweisnr, pps number, ppsn, kennitala, social security, identity no, identity number,
        identity card no, civil registration number, civil reg no, soc sec no, soc sec number, soc sec,
        social sec number, social sec no, ssn number, nat id, nat id no, national id no, gov id, personal code,
        person id no, person id number, personal identity code, sygesikringsnr, sygesikringsnummer, cpr cvr,
        cprnr cvrnr, id number national, pers id, sundhedskortnr, perid, person civil registration identifier,
        civil reg nr, civil reg number, personal identification number, personal identification no,
        personal identification code, id kort nr, id kort nummer
    """,
    "passport": """
        passport, passport no, passport nr, passport number, passport num, passport id, passportno, pasnr, pas nr,
        pasnummer, passnr, passnummer, reisepass, reisepassnummer, reisepass nr, paspoort, paspoortnummer, passeport,
        pasaporte, pass no, pass number, passport id, travel doc no, travel doc number, rejsedokument, rejsedokumentnr,
        pasno, pas no, pas id, pas nummer, pasid, pp no, pp number, ppno, passport nbr, pass nr, visum nr, visumnr,
        visum nummer, visa number, visa no, id doc no, id doc number, id document, id document no, identity document,
        opholdstilladelse nr, residence permit no, travel document no, travel document number, rejselegitimation,
        pax passport, psp no, pass id, pp nr, rejsepas, travel document nr, travel doc nr, pasnr udløb, pas
    """,
    "driving_licence": """
        driving licence, driving license, driver licence, driver license, drivers license, drivers licence,
        driving licence no, driving licence number, licence number driver, dl number, dl no, kørekort, kørekortnr,
        kørekortnummer, kørekort nr, körkort, körkortsnummer, førerkort, førerkortnummer, führerschein,
        führerscheinnummer, rijbewijs, rijbewijsnummer, permis de conduire, driving lic, driving lic no, drivers lic,
        drivers lic no, driver lic, driver licence id, kk nr, kkort, kkort nr, kørek nr, kørekort id, kørekort num,
        koerekortno, kørekort no, license number driver, dvla no, dvla number, drv lic, drv lic no, drvlic,
        drv license, dlnr, førerbevis, førerret nr, ajokortti, driving permit, driving permit no, dl nr,
        driver license nr, driver licence nr, drv lic nr, drv licence, drv licence number, driver licence number,
        driving licence id, kørekortets nummer, førerkortnr, driver card no, førerkort nr, chaufførkort,
        chaufførkortnr, tachograph card, tachograf kort, taxikort nr
    """,
    "tax_id": """
        tax id, taxid, tax number, tax no, tax nr, tax identification number, tin, itin, utr, taxvat, tax file number,
        tfn, skattenummer, skatte id, steuer id, steuerid, steuernummer, steuer nr, steueridentifikationsnummer,
        idnr steuer, fiscaal nummer, numéro fiscal, nif, skattenr, personal vat id, vat id personal, tax ref,
        tax reference, tax ident, taxpayer id, taxpayer no, taxpayer number, vat private, skat id, personal tax number,
        stcd1, stcd2, fiscal code, fiscal id, skatteid, skat nr, skatteydernummer, tax payer number, tax file no,
        udenlandsk skattenummer, foreign tax number, foreign tin, us tin, ein personal
    """,
    "company_id": """
        cvr, cvr nr, cvrnr, cvr no, cvr nummer, cvr number, cvrnummer, vat number, vat no, vat nr, vat id,
        vat registration no, momsnr, momsnummer, moms nr, se nummer, se nr, orgnr, org nr, organisationsnummer,
        organisasjonsnummer, corporate identification number, company registration number, ust id, ustid, ust id nr,
        umsatzsteuer id, kvk nummer, kvknr, btw nummer, siret, siren, vat reg no, vat reg number, org nummer, org no,
        org number, company reg no, company reg number, company reg nr, stceg, firma cvr, kunde cvr, cvr nummer kunde,
        business registration number, trade register no, hrb nr, handelsregisternummer, kbo nummer, y tunnus,
        tva number, tva nr, partita iva
    """,
    "vehicle": """
        license plate, licence plate, number plate, plate number, plate no, plate nr, licenseplate, numberplate,
        vehicle registration, vehicle reg, vehicle reg no, vrm, nummerplade, nummerplader, nrplade, nr plade, pladenr,
        bilnummer, bil reg nr, registreringsnummer, indregistreringsnummer, stelnr, stelnummer, vin, vin number,
        vin no, chassis number, chassis no, chassis nr, registreringsskylt, regskylt, kennzeichen, kfz kennzeichen,
        nummernschild, fahrgestellnummer, fin nummer, kenteken, rekisterinumero, immatriculation, bil reg, køretøj reg,
        vrn, registration plate, nrpl, veh plate, car plate, veh reg, veh reg no, vehicle plate, vehicle vrm,
        vehicle vin, bil regnr, bil reg no, bilens nummer, bil plade, regnummer bil, køretøj id, trailer reg, mc reg,
        parkering regnr, pladenummer, regplate, reg plate, plate text, anpr, lpr, alpr, lic plate, køretøjs regnr,
        køretøj regnr, car registration, car registration number, regnr bil, bilnr, bil nr, bil nummerplade,
        bilens nummerplade, bilplade, parkeringstilladelse regnr, permit plate, gæsteparkering regnr, mc nummerplade,
        knallert nummerplade, cykelstel, cykel stelnr, stelnr cykel, bike frame number, tag plate, køretøjsnummer,
        vehicle plate number, vehicle number plate, car number plate
    """,
    "health": """
        diagnosis, diagnoses, diagnose, diagnoser, diagnosekode, diagnosis code, diag, diag code, icd, icd10,
        icd10 code, icd code, icpc, snomed, snomed code, disease, diseases, illness, sygdom, sygdomme,
        kroniske sygdomme, lidelse, lidelser, sygefravær, sygemelding, sygemeldt, syg, sick leave, sick days, sickness,
        sickness absence, sygedage, sygedag, allergy, allergies, allergi, allergier, medicine, medication, medications,
        medicin, prescription, prescriptions, recept, recepter, handicap, disability, disabilities, blood type,
        blood group, blodtype, blood pressure, blodtryk, systolic, diastolic, heart rate bpm, cholesterol, kolesterol,
        hba1c, glucose, blood glucose, blodsukker, bmi, symptoms, symptomer, helbred, helbredsoplysninger,
        helbredstilstand, health info, health data, health condition, health conditions, medical condition,
        medical conditions, medical history, medical notes, medical record, health note, health notes, health issues,
        graviditet, gravid, pregnancy, pregnant, due date baby, patient note, patient notes, journal note,
        journalnotat, vaccination, vaccinations, vaccine status, vaccineret, immunization, lab result, lab results,
        prøvesvar, comorbidities, mental health, funktionsnedsættelse, sjukdom, sjukfrånvaro, sjukskriven,
        sjukskrivning, sjukanmälan, sykmeldt, sykmelding, krankenstand, sykdom, sykefravær, sykemeldt, krankheit,
        krankmeldung, krankheitstage, blutgruppe, allergien, behinderung, schwerbehinderung, schwanger, ziekte,
        ziekteverzuim, allergieën, bloedgroep, aandoening, special needs, særlige behov, covid status, hiv status,
        smoker, ryger, injury type, sick reason, health status, vaccine, vaccines, dietary needs, dietary requirements,
        særlige hensyn, pulse rate, cave, cave oplysninger, kontraindikation, kontraindikationer, contraindications,
        anamnese, anamnesis, epikrise, henvisningsdiagnose, indlæggelsesdiagnose, aktionsdiagnose, bidiagnose,
        sks kode, icpc2, atc, atc kode, injury notes, injuries, kostform sygdom, sygdomsforløb, sygehistorie,
        helbredsnote, helbredserklæring, lægeerklæring, fraværsdiagnose, fravær sygdom, sygetimer, barns sygedag,
        barselsorlov, handicapgrad, mobilitetsbehov, medical, medical info, health remarks, medical remarks,
        allergier og intolerance, allergi bem, disability type, chronic conditions, health problems, body fat,
        medicine list, medicinliste, medicinkort, fmk, implant, prosthesis, protese, tandstatus, injury description,
        skade beskrivelse person, arbejdsskade, invaliditet, mengrad, invaliditetsgrad, fraværskode syg, ordination,
        ordinationer, recept nr, termin dato gravid, terminsdato, journaltekst, behandlingsnotat, behandlingsnotater,
        covid test, covid 19 test, covid result, testresultat covid, test result covid, med hist, rx name, dx code,
        dx description, primary dx, secondary dx, blood grp, bp systolic, bp diastolic, symptom description,
        hjælpemiddel, hjælpemidler, kostrestriktion, kostrestriktioner, intolerance, intolerancer, sygedagpenge,
        sygedagpengeårsag, sygdomsårsag, sygeårsag, puls, hvilepuls, heart rate, heartrate, resting heart rate,
        lab value, lab values, prøveresultat, prøveresultater, blodprøve, blodprøver, blodprøvesvar, rygestatus,
        smoking status, alkoholforbrug, alcohol intake, alcohol units, diætbehov, funktionsniveau, hjælpebehov, demens,
        dementia, covid19 status, covid19, covid 19 status, sygemeldingsårsag, synsstyrke, syn styrke, brillestyrke,
        høretab, hearing loss, psychotherapy notes, therapy notes, treatment plan, behandlingsplan, genoptræning,
        genoptræningsplan, surgeries, operationstype, indlæggelse, indlæggelser, indlæggelsesårsag,
        admission reason, cause of death, dødsårsag, patient weight, patient height, vægt patient, vægt kg patient,
        kropsvægt, body weight, body temperature, kropstemperatur, temperatur patient, dosis, medicin dosis, spo2,
        oxygen saturation, fev1, ejection fraction, gfr, egfr, creatinine, hæmoglobin, hemoglobin, psykisk lidelse,
        misbrug, substance abuse, addiction, selvmordstanker, tandpleje journal, skadeshistorik person, sygdage,
        barsel, barselsperiode, sen status, sen type, specialkost, special diet, fedtprocent, body fat pct,
        body fat percentage, røntgen, røntgenbillede, xray, x ray, mr scanning, ct scanning, surgery type,
        surgery date, surgery notes, hospitalsindlæggelse, ambulance årsag, førtidspension, fleksjob, fleksjobgrad,
        nedsat arbejdsevne, erhvervsevnetab, sygedagpengesag, refusion sygdom, raskmeldt, raskmelding, sygemeldt fra,
        sygemeldt til, fraværstype sygdom, graviditetsuge, due date pregnancy, menstruation, cycle day, fertility,
        fertilitet, vaccinationsstatus, allergen, allergener, medicinallergi, cpap, insulin, insulin units,
        blodprøvetype, kolesteroltal, vitaminmangel, hjertesygdom, kræftform, cancer type, stage tnm,
        skadestype person, helbredsnotat,  fysisk begrænsning, nedsat syn, nedsat hørelse,
        hearing aid, høreapparat, kørestolsbruger, wheelchair user, accessibility needs, mobility aid,
        mobility impairment, care needs, plejebehov, plejeniveau, adhd, autisme, autism, ordblind, dysleksi, dyslexia,
        depression, phq9, gad7
    """,
    "religion": """
        religion, religions, religious, religious belief, religious affiliation, confession, denomination, trosretning,
        trossamfund, trosamfund, folkekirke, folkekirken, folkekirkemedlem, kirkeskat, church tax, church member,
        livssyn, trosbekendelse, trossamfunn, konfession, kirchensteuer, kirchensteuermerkmal, religionszugehörigkeit,
        geloof, geloofsovertuiging, kerk, uskonto, trossamf, tros samfund, folkekirkemedlemskab, faith group,
        religious group, religious denomination, menighed medlem, dåb, religiøs tilhørsforhold,
        religiøst tilhørsforhold, relig, relgn, belief system, religious preference, religious pref, trosamfund navn,
        konfe, congregation, fk medlem, fkmedlem, halal, halal pref, kosher, religiøs kost, religious diet,
        religious affil, kirkemedlem, kirkemedlemskab, trosfællesskab, tros fællesskab, trossamfundsmedlem,
        religious community, religiøst samfund, baptised, døbt, konfirmeret, konfirmation, omskåret, bar mitzvah,
        dietary religion
    """,
    "ethnic_origin": """
        ethnicity, ethnicities, ethnic origin, ethnic group, ethnic background, ethnic code, racial origin,
        race ethnicity, race code, etnicitet, etnisk oprindelse, etnisk baggrund, etnisk gruppe, etnisitet, ethnie,
        ethnische herkunft, etniciteit, afkomst, hudfarve, skin colour, skin color, tribe, etnisk opr, etnisk herkomst,
        ethnic, eth code, oprindelse etnisk, race eth, herkomstland, oprindelsesgruppe, indvandrerstatus,
        immigrant status, tribal affiliation, ancestry, hudtype etnisk, etnisk tilhørsforhold, ethnicity code,
        ethnicity description, racial group, race description
    """,
    "political_opinion": """
        political opinion, political opinions, political party, political view, political views, political affiliation,
        party affiliation, party membership, political leaning, vote intention, voting intention, voted for, politisk,
        politisk parti, politisk holdning, politisk overbevisning, politisk tilhørsforhold, partimedlem,
        partimedlemskab, stemte på, partei, parteimitglied, politische meinung, politieke voorkeur, partilhørighed,
        partibok, partitilhør, partitilhørsforhold, politisk tilhør, political affil, polit affil, party affil,
        party preference, party pref, voting preference, voting pref, political pref, political preference,
        parti medlem, partivalg, partimedlem nr, party registration, voter party, vælgergruppe, party vote,
        politisk ståsted, party vote 2022, partistøtte, political donation, political donations, partibidrag,
        political leaning score
    """,
    "trade_union": """
        trade union, trade union member, labor union, labour union, union member, union membership, union name,
        union code, unionized, fagforening, fagforeninger, fagforening medlem, fagforbund, fagforeningskontingent,
        fagforeningsmedlem, a kasse, akasse, tillidsrepræsentant, fackförbund, fackförening, fagforening navn,
        fagforeningskode, fagforbundskode, faglig organisation, faglig org, fagorg, fagf kode, fagf, union cd,
        union local, union dues, overenskomst medlem, tr rolle, arbejdsløshedskasse, gewerkschaft,
        gewerkschaftsmitglied, vakbond, vakbondslid, syndicat, ammattiliitto, fagforb, union mbr, union nm, fagl org,
        tillidsmand, tillidsmandsrolle, forbund medlem, union affiliation, fagforening kode, overenskomst forbund,
        tr valgt, union local no, union local number, fagligt forbund, fagf kontingent, fagforeningsbidrag,
        fagligt kontingent, union fee, union contribution, union subs, forbundskontingent, forbundsmedlem
    """,
    "sex_life": """
        sexual orientation, sexuality, sex life, sexual preference, sexual partner, seksuel orientering, seksualitet,
        seksuel præference, sexualitet, sexuell läggning, seksuell legning, sexuelle orientierung, sexualität,
        seksuele voorkeur, seksuele geaardheid, orientation sexuelle, lgbt, lgbtq, sexual orient, sex orient,
        sex orientation, orientation sexual, sexual pref, partner gender, partner gender preference,
        partner gender pref, seksuelle partnere, sexual partners, sti history, seksuel praksis, kønssygdom,
        kønssygdomme, seksuel identitet, sexual identity, samlivsform seksuel, antal sexpartnere,
        number of sexual partners, hbt, lgbtplus
    """,
    "biometric": """
        biometric, biometrics, fingeraft, finger tmpl, fp template, bio template, biometric template, biometric hash,
        biometri, biometrisk, fingeraftryk, fingerprint template, fingerprint hash, fingerprint scan,
        fingerprint image, finger template, iris scan, iris code, iris template, retina scan, face template,
        face encoding, face embedding, face vector, face id, facial template, faceprint, voice print, voiceprint,
        voice template, stemmeprøve, ansigtsskabelon, ansigtsgenkendelse, palm print, dna, dna profile, dna profil,
        fingeravtryck, fingeravtrykk, fingerabdruck, vingerafdruk, face vec, facescan, face scan, fingerprint tpl,
        fingerprint data, finger hash, finger data, iris tpl, iris hash, stemmeaftryk, ansigtsscan, ansigtsvektor,
        ansigts vektor, palm vein, retina hash, retina template, dna seq, dna sequence, voice hash, hand geometry,
        håndaftryk, ansigtsgeometri, face geometry, face descriptor, fingeraftryk id, fingerprint template id,
        face recognition id, voice sample, stemmeprofil, voice biometrics, keystroke dynamics
    """,
    "criminal_record": """
        criminal record, criminal records, criminal history, criminal conviction, criminal convictions, conviction,
        convictions, criminal offence, criminal offences, offences, arrest record, arrests, dbs check,
        dbs check result, dbs result, background check result, straffeattest, straffeattester, straffedom,
        straffedomme, strafferegister, børneattest, domfældelse, tidligere straffet, belastningsregister,
        vandelsattest, politiattest, führungszeugnis, vorstrafen, strafblad, vog, sigtelse, sigtelser, sigtet for,
        dømt for, domstype, straffelov, straffelovsparagraf, lovovertrædelse, offence code, offense code, offence type,
        charge description, sentence length, probation status, prior offences, børneattest status, straffeattest ok,
        straffeattest status, kriminalitet, casier judiciaire, straffe oplysning, straffeoplysninger, tidl domme,
        tidligere domme, criminal rec, conviction description, crc result, police check, police record,
        background check, criminal background, straffebaggrund, arrest hist, arrest history, offense description,
        offence description, straffesag, straffesager, fængselsdom, dom type, felony, felonies, misdemeanor,
        misdemeanors, bødesag, afsoning, prior convictions, prior conviction, forstraffet, straffeattest modtaget,
        straffet, domfældt, criminal conviction flag, unspent convictions, spent convictions, arrested,
        disclosure scotland, sex offender, fængslet, prøveløsladt, fodlænke
    """,
    "photo": """
        photo, photos, photo url, portrait, profile picture, profile pic, profile image, profile photo, profile img,
        headshot, mugshot, selfie, avatar, user image, foto, profilbillede, profilfoto, portræt, portrætfoto, pasfoto,
        profilbild, passbild, lichtbild, pasfoto, passfoto, face photo, passport photo, id photo, user picture,
        billede person, personbillede, medarbejderbillede, elevbillede, kundebillede, thumbnail photo, id kort foto,
        ansigtsfoto, picture url person, pasbillede, billede fil medarbejder, ansigtsbillede, face image, face picture,
        id billede, kortfoto, adgangskort foto, id card photo
    """,
    "signature": """
        signature, signature image, signature img, signature data, signature png, signature blob, e signature,
        handwritten signature, customer signature, underskrift, underskriftsbillede, signatur, unterschrift,
        namnteckning, handtekening, signatur b64, signature b64, kvittering signatur, sign image, underskrift fil,
        underskr, underskr fil, receiver signature, sig data, sign img, recipient signature, modtagers underskrift,
        kundeunderskrift, sign png, sign svg
    """,
}

BARE = words(
    "by land born first last login pass pas pw pan age alder ålder alter sex race lat lon long geo geom mac mail vej gade rue gata "
    "street straat ort stad stadt ville plaats tin vin vog dna dni nie nir nif nin ga gid photo photos foto signature signatur "
    "cell mobile mobil mobiel portable handy gsm tele twitter facebook instagram github linkedin blog tribe partei syg smoker "
    "maa kieli kerk ansvarlig initialer initials confession conviction convictions ips cookie cookies syndicat afkomst "
    "medical cave fmk protese implant dåb prescription prescriptions glucose systolic diastolic politisk arrests lgbt avatar website portrait fin utr siren"
)
"""Words with other meanings in company: `created_by`, `page_age`, `digital_signature_alg`."""
