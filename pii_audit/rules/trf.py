"""TRF: does data lie where the policy says?"""

from collections.abc import Iterator
from dataclasses import dataclass

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.regions import within
from pii_audit.rules.base import ANYWHERE, Case, Rule, plural
from pii_audit.rules.handed import parties, safeguard_of


@dataclass(frozen=True)
class _Place:
    """A place where personal data lies: a source, or a recipient."""

    source: str
    what: str
    kind: str | None
    """The recipient's name."""
    datasets: int
    region: str | None
    safeguard: str | None
    clause: str | None


class OutsideDeclaredRegions(Rule):
    """Data in a country that the policy does not declare, without a safeguard."""

    id = "TRF001"
    title = "Region outside the declared ones"
    severity = Severity.HIGH
    sections = ("transfers",)
    articles = ("GDPR Art. 44", "GDPR Art. 46", "GDPR Art. 13(1)(f)")
    explanation = (
        "A store with personal data, or a recipient of it, is in a country outside transfers.regions of the policy, and no "
        "safeguard of the policy covers the recipient. The region is the one that pii-audit.yaml or the register gives, "
        "else the one that the store itself reports."
    )
    remedy = "Move the data, or agree on a safeguard, declare it in the policy and enter it in the register."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare the region of every place with those declared."""
        declared = case.policy.transfers.regions
        for place in _places(case) if declared else ():
            if place.region and within(place.region, declared) is False and place.safeguard is None:
                yield self.finding(
                    source=place.source,
                    dataset=ANYWHERE,
                    kind=place.kind,
                    clause=place.clause or _clause(case, self.id),
                    count=place.datasets,
                    message=(
                        f"{place.what} is in {place.region}, outside {', '.join(declared)}, has no safeguard, and holds "
                        f"{plural(place.datasets, 'dataset')} with personal data."
                    ),
                )

    def untested(self, case: Case) -> str:
        """It compares regions that are known with regions that are declared."""
        declared = case.policy.transfers.regions
        if not declared:
            return "the policy declares no regions (transfers.regions)"
        places = _places(case)
        if not any(place.region for place in places):
            return "of no store or recipient with personal data the region is known"
        return ""


class RegionUnknown(Rule):
    """A store or a recipient of which nobody says where it is."""

    id = "TRF002"
    title = "Region unknown"
    severity = Severity.LOW
    sections = ("transfers",)
    articles = ("GDPR Art. 30(1)(e)", "GDPR Art. 13(1)(f)")
    explanation = (
        "A store on another machine, or a recipient, has personal data, and nothing says in which country: neither "
        "pii-audit.yaml and the register nor the store itself, or only by a word of the provider's that is not known here."
    )
    remedy = "Write its region: a country, EEA, or a cloud provider's region, in pii-audit.yaml or the register."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every place whose country is not known."""
        transfers = case.policy.transfers
        for place in _places(case) if transfers.regions or transfers.statements else ():
            if place.region and within(place.region, transfers.regions) is not None:
                continue
            of_it = f"the country of {place.region} is" if place.region else "its region is"
            yield self.finding(
                source=place.source,
                dataset=ANYWHERE,
                kind=place.kind,
                clause=_clause(case, self.id),
                count=place.datasets,
                message=f"{place.what} holds {plural(place.datasets, 'dataset')} with personal data, and {of_it} not known.",
            )

    def untested(self, case: Case) -> str:
        """It looks at places elsewhere."""
        return "" if _places(case) else "no store elsewhere and no recipient has personal data"


def _places(case: Case) -> list[_Place]:
    """Return the sources that are elsewhere, and the recipients that are in another place than a source they keep."""
    stores = list(_stores(case))
    kept = {(case.sources[store.source].recipient, store.region) for store in stores if store.region}
    keepers = {recipient for recipient, _ in kept}
    places = list(stores)
    for name, handed in parties(case).items():
        party = case.registers.party(name)
        if party and (name, party.region) not in kept and (party.region or name not in keepers):
            clause = case.cited(f"recipients.{party.type}")
            places.append(_Place(ANYWHERE, name, name, len(handed), party.region, safeguard_of(case, party), clause))
    return places


def _stores(case: Case) -> Iterator[_Place]:
    """Yield the sources with personal data that are on another machine, or said to be in some place."""
    personal = [source for source, _ in case.personal_datasets()]
    for id_ in dict.fromkeys(personal):
        source, store = case.sources[id_], case.stores.get(id_)
        if not source.region and not (store and store.remote):
            continue
        party = case.registers.party(source.recipient) if source.recipient else None
        region = source.region or (store and store.region) or (party and party.region) or None
        yield _Place(
            id_,
            "The source",
            None,
            personal.count(id_),
            region,
            safeguard_of(case, party) if party else None,
            clause=None,
        )


def _clause(case: Case, rule: str) -> str | None:
    """Return the promise that names the rule, else the first statement on transfers."""
    statements = (f"transfers.statements.{id_}" for id_ in case.policy.transfers.statements)
    return case.cited(case.promise(rule), *statements)


RULES: tuple[Rule, ...] = (OutsideDeclaredRegions(), RegionUnknown())
