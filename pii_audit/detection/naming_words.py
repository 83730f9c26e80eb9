"""Words and pairs of words that say of the number beside them what it is, by entity.

Recognizers are made of them and so are their screens: what a word makes certain, its screen lets through.
"""

_IDENTITY = """
    national id, national number, id number, id no, identity number, personal id, personal number, person number,
    social security
"""
_NORDIC_IDENTITY = f"""
    {_IDENTITY}, personnummer, personnr, personal identity, id nummer
"""

CPR_GLUED = "cpr, cprnr, cprno, cprnummer, personnr, personnummer, cpr nr"
"""What people write a number to without a space: `cpr010190-1234`."""
PHONE_GLUED = "tlf, tlfnr, telefon, telefonnr, telefonnummer, mobil, mobilnr, mob, phone, tel"

NAMES = {
    "DK_CPR": f"""
        {_IDENTITY}, cpr, cprnr, cprno, cprnummer, cprnummeret, cprnummere, cprs, cpret, personnummer, personnummeret,
        personnumre, personnr, pers nr, person nr, person nummer, person id, ssn, civil registration, civil number,
        id nummer, id nr, danish id, cpr number, fødselsnummer, fødselsnr, sygesikring, sygesikringen,
        sygesikringsnummer, sygesikringsnr, sygesikringskort, sygesikringskortet, sygesikringsbevis,
        sygesikringsbeviset, sundhedskort, sundhedskortet, sundhedskortnummer, folkeregister, folkeregistret,
        folkeregisteret, folkeregisternummer, mitid, nemid, legitimation, legitimationsnummer, identifikation,
        identifikationsnummer, identitet, identitetsnummer, identification
    """,
    "NO_FODSELSNUMMER": f"""
        {_NORDIC_IDENTITY}, fødselsnummer, fødselsnr, fodselsnummer, fnr, fdselsnummer, norwegian id
    """,
    "SE_PERSONNUMMER": f"{_NORDIC_IDENTITY}, personnumret, pnr, samordningsnummer, swedish id",
    "FI_HETU": f"{_NORDIC_IDENTITY}, hetu, henkilötunnus, henkilotunnus, personbeteckning, finnish id",
    "UK_NINO": "nino, ni number, ni no, national insurance, insurance number, insurance no, nin",
    "UK_NHS": "nhs, nhs number, nhs no, health number",
    "US_SSN": "ssn, social security, security number, social",
    "NL_BSN": f"{_IDENTITY}, bsn, burgerservicenummer, sofinummer, sofi",
    "BE_NATIONAL_NUMBER": f"{_IDENTITY}, rijksregisternummer, rijksregister, rrn, insz, niss, registre national",
    "FR_NIR": f"{_IDENTITY}, nir, insee, sécurité sociale, securite sociale, sécu",
    "DE_STEUER_ID": """
        steuer, steuerid, steuer id, steuer idnr, idnr, steuernummer, identifikationsnummer, tax id, tax number
    """,
    "PL_PESEL": f"{_IDENTITY}, pesel",
    "ES_DNI": f"{_IDENTITY}, dni, nif, nie",
    "CH_AHV": f"{_IDENTITY}, ahv, avs, navs",
    "CZ_RODNE_CISLO": f"{_IDENTITY}, rodné číslo, rodne cislo",
    "IMEI": "imei, imeinr, imei nr, imei number, device id, enheds id, handset",
    "MAC_ADDRESS": """
        mac, mac address, mac adresse, macadresse, hardware address, physical address, wifi, wlan, ethernet, bssid
    """,
    "PHONE_NUMBER": """
        telefon, telefonen, telefonnr, telefonnummer, telefonnummeret, tlf, tlfnr, mobil, mobilen, mobilnr, mobilnummer,
        mobilnummeret, mobiltelefon, mob, fastnet, ring, ringe, ringer, ringes, ringede, ringet, opkald, opringning, sms,
        talt, talte, snakket, fat i, fat på, træffes, fanges, kontaktes, kontakt, kontakte, whatsapp, signal, hilsen,
        hilsner, mvh, vh, kh, mit nummer, mit nr, hans nummer, hendes nummer, deres nummer, nyt nummer, nye nummer,
        mine nummer, phone, phones, telephone, tel, mobile, cell, cellphone, landline, call, calls, called, calling,
        dial, text, texted, fax, contact, reach, reached, my number, her number, his number, their number, new number,
        contact number, direct line, hotline, regards, sincerely, cheers, spoke, rang, ph, telefoon, telefonnumret,
        puhelin, handy, mobilnumret, téléphone
    """,
    "DK_CVR": "cvr, cvrnr, cvrno, cvrnummer, se nr, se nummer, momsnr, momsnummer, vat, vat no, company number",
    "NUMBER_PLATE": """
        nummerplade, nummerpladen, nummerplader, plade, pladen, plader, regnr, reg, reg nr, registreringsnummer,
        registreringsnr, indregistreringsnummer, indregistreret, bil, bilen, bilens, bilnr, bilnummer, køretøj, køretøjet,
        varebil, varebilen, varevogn, varevognen, vogn, vognen, lastbil, lastbilen, personbil, motorcykel, mc, trailer,
        traileren, campingvogn, påkørt, påkørte, påkørt af, kører i, kørte i, parkeret, flugtbilist, hit by, parked,
        license plate, licence plate, number plate, numberplate, plate, plates, registration, vrm,
        car, cars, van, vehicle, truck, lorry, motorbike, registreringsskylt, bilskilt, kennzeichen
    """,
    "PASSPORT": """
        passport, passports, passport no, passport number, pas, pas nr, passet, pasnr, pasnummer, pasnummeret
    """,
    "DRIVING_LICENCE": """
        kørekort, kørekortet, kørekortnr, kørekortnummer, kørekortets, driving licence, driving license,
        driver licence, driver license, drivers license, drivers licence, licence number, license number,
        licence no, license no, s license, s licence, dl, körkort, førerkort
    """,
    "DATE_OF_BIRTH": """
        født, foedt, fødselsdato, fødselsdag, fødselsdagen, fødselsdata, foedselsdato, foedselsdag, fødselsår, fødd,
        fdato, fødsdato, f, born, birthday, birthdate, date of, of birth, birth, dob, d o, o b, geboren, fødselsdagsdato,
        fødedato, fødedag, fødte, fødtes, til verden, the world, barnedåb, bday, b day, birth date, geb, geburtsdatum,
        født den, nyfødt, fdag, födelsedatum, fødselsd
    """,
}
