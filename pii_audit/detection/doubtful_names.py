"""Column names that speak for a kind of personal data only with nothing but neutral words beside them."""

from pii_audit.detection.words import words

AMBIGUOUS = {
    "person_name": "udlånt til, lent to, ship name, bought by, purchased by, ordered by, booked by, paid by, sold by, købt af, betalt af, solgt af, given, family, kontakt navn, signer, signed by, attention, attn, att, known as, kørt af, udført af, bestilt af",
    "phone": "call to, ring, direct, direkte, direkte nr, kontaktnr, from number, to number",
    "location": "pos x, pos y, posx, posy, x pos, y pos, coord x, coord y, location, position, lokation, last location, x koordinat, y koordinat, placering",
    "postcode": "pc",
    "city": "kommune, municipality, sted, place, lokalitet",
    "street": "etage, floor",
    "country": "pas land, iso code, landesprog",
    "date_of_birth": "birth, fødsel",
    "gender": "gen, title, salutation, honorific, anrede, tiltale, tilltal, aanhef, civility, civilité, m k, mf",
    "nationality": "nat, natcode, national, citizen",
    "age": "age group, age band, age range, age bracket, agegrp, aldersgruppe, aldersinterval, alders gruppe, alders interval",
    "language": "lang, tongue, tolk, interpreter, tolkebehov, spoken",
    "username": "init, init medarb, sagsbehandler init, oprettet af, created by user, handle, user, bruger, alias, nick, account name, user id, userid, uid, konto navn, author, profil, profile",
    "password": "kode, pin, secret, credentials, koder",
    "device_id": "device, enhed, serial no, serial number, serienummer, serienr, hardware id, machine id, installation id, install id",
    "cookie_id": "sid, client id, session, visitor, tracker, cid, fingerprint, cookie consent id",
    "url": "visited, besøgt, page location, url, link, web, www, referer, referrer",
    "bank_account": """
        konto, account no, account nr, account number, acct, acct no, acct number, account, kto, kto nr, ktonr, regnr, reg nr,
        reg no, registreringsnr, kontoen, bank, rekening
    """,
    "payment_card": "card, cc",
    "national_id": "pnr, fnr, id number, id no, id nr, id nummer, svn, personal number, personal no, legitimation",
    "passport": "document no, document number, travel document",
    "driving_licence": "licence, license, kk, licence no, license no, licence number, license number, dl",
    "tax_id": "fiscal number, idnr, tax",
    "company_id": "vat, organization number, organisation nr, company no",
    "vehicle": """
        plate, plade, regnr, reg nr, reg no, registration no, registration number, registration, registreringsnr, bil, car reg
    """,
    "health": """
        conditions, condition, health, treatment, treatments, behandling, behandlinger, injury, skade, skader, absence reason,
        fraværsårsag, årsag til fravær, reason for absence, frånvaroorsak, fraværsgrund, fraværsgrunn, abwesenheitsgrund, fehlgrund,
        absence type, absence cause, leave reason, lægemiddel, præparat, drug, drug name, dosering, dosage, diet, diæt, kost, therapy, terapi, procedure, vitals, observation
        value, patient status, tilstand, triage, remarks medical, rx, smokes, smoking, drinks, drinking, tobacco, alkohol
    """,
    "religion": "konf, konfess, faith, belief, beliefs, tro, tros, church, kirke, menighed, kirchlich",
    "ethnic_origin": "baggrund, race, origin, oprindelse, herkunft, herkomst, background",
    "political_opinion": "politik, stemmer på, vote intent, pol view, pol views, stemte, parti, party, politics, vote, stemme, partij, puolue",
    "trade_union": "union, forbund, fack, bond",
    "sex_life": "seeking, søger, orient, orientation, orientering, preference partner, interested in",
    "biometric": "ansigt, fp, fingerprint, finger, face, iris, voice",
    "criminal_record": "priors, dbs, krim, offence, offense, crime, dom, domme, straf, attest, charges, vandel",
    "photo": "image, picture, pic, billede, bild, img",
    "signature": "sign, sig",
}
"""Names that are as often about something else, by element; values or neighbours have to agree."""

MEASURES = {
    "health": """
        weight, height, vægt, højde, weight kg, height cm, vægt kg, højde cm, hr, bpm, waist cm, taljemål, bt, bp, sys, dia, btsys, btdia,
        bt sys, bt dia, bp sys, bp dia, fat pct, fedt pct
    """,
}
"""Names of measures that everything has: the numbers have to be those of people."""

GENERIC = words("name navn namn naam nom nombre nimi names navne name1 name2")
"""Words for a name: a person's in a table of people or beside a word for one, anything's elsewhere."""
