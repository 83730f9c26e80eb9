"""Kinds of personal data as notices name them, with what DPV 2.3 and fideslang 3.1.4 call them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """An element and the phrases that name it."""

    phrases: str
    dpv: str
    fides: str
    elsewhere: str = "further"
    """Category it is put in where the notice names it outside its own list."""
    names: tuple[str, ...] = ()
    """Words of column names, for elements the detector does not know by itself."""
    detect: tuple[str, ...] = ()


TERMS = {
    "email": Term("e-mail|email|e-post|mailadresse~|e-mailadresse~, email|e-mail|mail address|adresse", "pd:EmailAddress", "user.contact.email", "contact"),
    "ip_address": Term("ip address|addresses|adresse|adresser, ip-adresse~, ip-address~", "pd:IPAddress", "user.device.ip_address", "security"),
    "cookie_id": Term("cookie|cookies, cookie~ information|data|identifier|id", "pd:DeviceBased", "user.device.cookie_id", "cookies"),
    "username": Term("username~, user name|names, brugernavn~, login name", "pd:Username", "user.account.username", "account"),
    "person_name": Term("name|names, given|first|last|full name, surname~, navn|navne, fornavn, efternavn", "pd:Name", "user.name", "contact"),
    "mailing_address": Term("address|addresses, adresse|adresser, postal|mailing|home|delivery address, postnummer, bopæl", "pd:PhysicalAddress", "user.contact.address", "contact"),
    "phone": Term("phone|telephone|mobile|phone~, telephone|phone|mobile number|numbers, telefon|telefonnummer|mobil|mobilnummer~", "pd:TelephoneNumber", "user.contact.phone_number", "contact"),
    "gender": Term("gender, sex, køn", "pd:Gender", "user.demographic.gender"),
    "date_of_birth": Term("date|dates of birth, birth date|dates, birthday~, fødselsdato~, fødselsdag", "pd:BirthDate", "user.demographic.date_of_birth"),
    "nationality": Term("nationalit~, citizenship, statsborgerskab", "pd:Nationality", "user.demographic"),
    "language": Term("language|languages, sprog", "pd:Language", "user.demographic.language"),
    "incomplete_purchases": Term("incomplete|abandoned purchases|purchase|cart|carts|baskets, basket, shopping cart, indkøbskurv~, kurv", "pd:Intention", "user.behavior.purchase_history", "preferences", ("cart", "basket", "kurv")),
    "purchases": Term("previous|past purchases, purchase|purchases, bought, order|orders, order history, købshistorik, køb, ordre|ordrer", "pd:Purchase", "user.behavior.purchase_history", "preferences", ("order", "ordre", "item", "vare", "køb", "purchase")),
    "preferences": Term("preference|preferences, prefer, præference~", "pd:Preference", "user.demographic.profile", "preferences", ("preference", "præference")),
    "interests": Term("interest|interests, care about, interesse|interesser", "pd:Interest", "user.demographic.profile", "preferences", ("interest", "interesse")),
    "location": Term("location~, whereabouts, where you are, lokation~, placering, gps", "pd:Location", "user.location", "preferences"),
    "password": Term("password~, adgangskode~, kodeord", "pd:Password", "user.authorization.password", "account"),
    "invoices": Term("invoice|invoices, faktura|fakturaer, receipts, kvittering~, billing records", "pd:Transactional", "user.financial", "account", ("invoice", "faktura", "bilag")),
    "payment_card": Term("payment|credit|debit card|cards, betalingskort, kreditkort, card details|numbers", "pd:PaymentCardNumber", "user.financial.credit_card", "payment"),
    "bank_account": Term("bank account|details, account number, bankkonto~, kontonummer", "pd:BankAccount", "user.financial.bank_account", "payment"),
    "national_id": Term("cpr|cpr-nummer|cpr-numre, personnummer, national identification|identity number, social security number", "pd:OfficialID", "user.government_id.national_identification_number"),
    "health": Term("health data|information, medical history|records, allergies, diagnos~, helbredsoplysninger, sygdom~", "pd:HealthRecord", "user.health_and_medical", "health"),
    "photo": Term("photo|photos|photograph|photographs|pictures|x-rays, billede|billeder, foto|fotos", "pd:Picture", "user.content.self_image", "photos"),
    "account_recovery": Term("lose|lost access, locked out, recover * account, security questions, additional|extra information|details", "pd:Identifying", "user.authorization.credentials", "security", ("recovery", "security_question")),
    "website_behaviour": Term("behavior|behaviour|do on the website|site, browsing history|behaviour|behavior, pages * visit~, adfærd, klik", "pd:BrowsingBehaviour", "user.behavior.browsing_history", "behaviour", ("page_views", "clicks", "referrer")),
    "marketing_profile": Term("predict~, forecast~, profiling, profile|profiles of you, profilering, segment~", "pd:IndividualProfile", "user.demographic.profile", "profile", ("score", "segment")),
    "complaints": Term("complaint|complaints, klage|klager, reklamationer", "pd:Communication", "user.content.private", "communications", ("complaint", "klage")),
    "message_content": Term("communicating|touch with * service, correspondence, korrespondance~, messages you|we, beskeder, chat|chats, emails you send", "pd:Communication", "user.content.private", "communications", ("body", "message", "besked"), ("free_text_person",)),
    "social_login": Term("facebook|linkedin|google to|or|another, logging into social media, through facebook~, social login", "pd:SocialMedia", "user.social", "social", ("facebook_id", "linkedin_id")),
    "social_activity": Term("clicking|pressing * like * share", "pd:SocialMedia", "user.social", "social", ("likes", "shares")),
    "public_content": Term("publicly available content, public posts, social listening", "pd:PubliclyAvailableSocialMedia", "user.content.public", "social", ("mention", "post_url")),
    "participation": Term("participating|joining|participate in|a * competition|contest|survey|surveys|event|questionnaire, survey answers, deltage~ i * konkurrence~", "pd:Opinion", "user.content", "participation", ("answer", "svar")),
    "push_token": Term("notifications on your, push notifications, push-beskeder", "pd:DeviceBased", "user.device.device_id", "device", ("push_token", "device_token"), ("device_id",)),
    "communication_settings": Term("communication preferences|settings, samtykker", "pd:PrivacyPreference", "user.privacy_preferences", "consent", ("newsletter", "nyhedsbrev", "consent", "samtykke")),
}  # fmt: skip
"""More telling ones first: of phrases that overlap, the longest counts, then the first here."""

LABELS = {
    "contact": "Contact details",
    "security": "Network data and data for account recovery",
    "account": "Account data",
    "preferences": "Preferences, interests, purchases, location",
    "payment": "Payment data",
    "behaviour": "Behaviour on the website",
    "profile": "Predicted preferences",
    "communications": "Messages and complaints",
    "social": "Social media",
    "participation": "Competitions, surveys, events",
    "device": "Devices that receive notifications",
    "consent": "Consents and communication settings",
    "cookies": "Cookies",
    "health": "Health",
    "photos": "Pictures",
    "further": "Further data",
    "suppression": "People who have opted out",
}
