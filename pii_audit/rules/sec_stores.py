"""SEC, continued: is each store encrypted, and closed to the public?"""

from collections.abc import Iterator

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.store import ACCESS, AT_REST, IN_TRANSIT, StoreFacts, StoreKind
from pii_audit.rules.base import ANYWHERE, Case, Rule, plural, some_of


class StoreWithoutEncryption(Rule):
    """A store that keeps personal data unencrypted, or sends it in clear."""

    id = "SEC002"
    title = "Store without encryption"
    severity = Severity.HIGH
    articles = ("GDPR Art. 32(1)(a)",)
    explanation = (
        "A bucket with personal data has no rule that encrypts what it stores, and holds objects that are not encrypted; "
        "or the connection to a bucket or database on another machine is in clear, so that everything read from it "
        "crosses the network openly. What a database or file system encrypts beneath itself cannot be asked."
    )
    remedy = "Turn on encryption at rest for the bucket and rewrite its objects; require TLS for connections."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look at the settings of each store that holds personal data."""
        for store, names in stores_with_personal_data(case):
            holds = f"holds {plural(len(names), 'dataset')} with personal data"
            if store.at_rest is False:
                yield self._finding(case, store, AT_REST, len(names), f"The store {holds} and does not encrypt them.")
            if store.remote and store.in_transit is False:
                message = f"The store {holds}, and the connection to it is in clear."
                yield self._finding(case, store, IN_TRANSIT, len(names), message)

    def untested(self, case: Case) -> str:
        """It asks buckets, and connections that leave this machine."""
        stores = [store for store, _ in stores_with_personal_data(case)]
        if unknown := untold(stores, AT_REST, IN_TRANSIT):
            return unknown
        if any(store.at_rest is not None or store.remote for store in stores):
            return ""
        return "no store with personal data can be asked whether it encrypts"

    def _finding(self, case: Case, store: StoreFacts, kind: str, count: int, message: str) -> Finding:
        clause = case.promise(self.id)
        return self.finding(
            source=store.source, dataset=ANYWHERE, kind=kind, clause=clause, count=count, message=message
        )


class PublicAccess(Rule):
    """Personal data that everybody may read."""

    id = "SEC003"
    title = "Public access"
    severity = Severity.CRITICAL
    articles = ("GDPR Art. 32(1)(b)", "GDPR Art. 25(2)")
    explanation = (
        "A bucket with personal data is public by its policy or its access list; PUBLIC, or an account without a name, may "
        "read a table; or every user of the machine may read a file and reach it through the folders above (medium). "
        "Only datasets in which personal data was found count."
    )
    remedy = "Make the bucket private, REVOKE the grant, or chmod the files to 0600 and their folder to 0700."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for what is open of the datasets with personal data; one finding a source."""
        for store, names in stores_with_personal_data(case):
            opened = {name for exposure in store.exposures for name in names if name in (exposure.datasets or names)}
            if not opened:
                continue
            how = " and ".join(e.what for e in store.exposures if not e.datasets or opened & set(e.datasets))
            yield self.finding(
                source=store.source,
                dataset=ANYWHERE,
                clause=case.promise(self.id),
                severity=Severity.MEDIUM if store.kind is StoreKind.FILES else None,
                count=len(opened),
                message=f"{plural(len(opened), 'dataset')} with personal data: {how} ({some_of(sorted(opened))}).",
            )

    def untested(self, case: Case) -> str:
        """It asks every store who may read."""
        stores = [store for store, _ in stores_with_personal_data(case)]
        return untold(stores, ACCESS) if stores else "no store with personal data could be asked"


def stores_with_personal_data(case: Case) -> Iterator[tuple[StoreFacts, tuple[str, ...]]]:
    """Yield the stores that could be asked, with their datasets in which personal data was found."""
    personal = case.personal_datasets()
    for id_, store in sorted(case.stores.items()):
        if names := tuple(dataset for source, dataset in personal if source == id_):
            yield store, names


def untold(stores: list[StoreFacts], *settings: str) -> str:
    """Say what stores did not tell of some settings: `lake: access (forbidden)`; empty where they told all."""
    return "; ".join(
        f"{store.source}: {setting} unknown ({store.unknown[setting]})"
        for store in stores
        for setting in settings
        if setting in store.unknown
    )


RULES: tuple[Rule, ...] = (StoreWithoutEncryption(), PublicAccess())
