"""What customers write and what the shop sells, in Danish and English."""

from random import Random

PRODUCTS = (
    ("Trådløst headset", 899.0), ("Kabelheadset til kontor", 449.5), ("USB-kabel 2 m", 79.95), ("Bordmikrofon", 649.0),
    ("Webkamera HD", 549.0), ("Ladestation", 299.0), ("Ørepuder, 2 stk.", 89.0), ("Konferencetelefon", 1799.0),
    ("Dockingstation", 1249.0), ("Skærmarm", 699.0), ("Trådløs mus", 249.0), ("Tastatur med nordisk layout", 399.0),
    ("Netværkskabel 5 m", 59.95), ("Strømforsyning 65 W", 329.0), ("Højttaler til mødelokale", 1399.0),
    ("Lydkort, eksternt", 749.0), ("Støjdæmpende ørekopper", 999.0), ("Bæretaske", 199.0), ("Adapter til jackstik", 49.95),
    ("Batteri til headset", 149.0),
)  # fmt: skip

DANISH = (
    ("Levering af ordre {order}", "Hej, min pakke med ordre {order} er ikke kommet endnu. Kan I se, hvor den er?"),
    ("Forkert vare", "Jeg har fået en forkert vare i ordre {order}. Hvordan sender jeg den tilbage?"),
    ("Faktura mangler", "Kan I sende mig en kopi af fakturaen? Jeg skal bruge den til mit regnskab."),
    (
        "Lyden falder ud",
        "Mit headset mister lyden efter ti minutter. Ring til mig på {phone}, så kan jeg forklare det.",
    ),
    ("Ny adresse", "Jeg er flyttet. Min nye adresse er {address}. Vil I rette det på min ordre {order}?"),
    ("Nyhedsbrev", "Jeg vil gerne have nyhedsbrevet på {email} i stedet for den gamle adresse."),
    ("Reklamation", "Ladestationen virker ikke længere, og jeg ønsker en ny eller mine penge tilbage."),
    ("Tak for hjælpen", "Tak for god og hurtig hjælp i telefonen i går. Nu virker det hele, som det skal."),
)
ENGLISH = (
    (
        "Where is my parcel",
        "I ordered on the website last week and the parcel has not arrived. The order number is {order}.",
    ),
    ("Broken charger", "The charging station stopped working yesterday. Please tell me how to send it back to you."),
    ("Talked to your colleague", "I spoke with {name} on the phone and was promised a new cable for my headset."),
    ("Change of phone number", "Please call me on {phone} from now on, the old number does not work any more."),
    ("Invoice to my employer", "Could you please send the invoice to my colleague {name} at {email} before Friday?"),
)
CPR_REQUEST = (
    "Bekræftelse af identitet",
    "I bad mig bekræfte, hvem jeg er, så jeg kan få adgang igen. Mit cpr-nummer er {cpr}, håber det er nok.",
)
HEALTH_REQUESTS = (
    (
        "Levering til døren",
        "Jeg har epilepsi og må ikke køre bil, så jeg kan ikke selv hente pakken. Kan I levere ordre {order} til døren?",
    ),
    (
        "Exchange for a wireless headset",
        "I was diagnosed with multiple sclerosis this spring and get caught in the cable. Can I swap order {order}?",
    ),
)
FAITH_CHAT = "Kan pakken komme en anden dag end fredag? Jeg er muslim og er i moskeen midt på dagen."


def request(rng: Random, **details: str) -> tuple[str, str]:
    """Return a subject line and a message, Danish in three cases of four."""
    subject, body = rng.choice(DANISH if rng.random() < 0.75 else ENGLISH)
    return subject.format(**details), body.format(**details)
