"""All questions about people, asked of the records that reading kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

import pandas as pd

from pii_audit.inventory.schema import Binding
from pii_audit.model.dataset import Dataset
from pii_audit.model.people import PeopleFacts
from pii_audit.people.ages import contact_ages, held_ages
from pii_audit.people.consents import evidence, uses
from pii_audit.people.contacts import Terms, contacts
from pii_audit.people.opt_outs import Grace
from pii_audit.people.records import PeopleColumns
from pii_audit.people.register import Records, Register, told
from pii_audit.people.rights import disagreements, erased, profiles, restricted
from pii_audit.policy.schema import Policy
from pii_audit.retention.dates import Habits, is_date


def columns(policy: Policy, binding: Binding | None, hash_key: str) -> PeopleColumns | None:
    """Return what reading keeps of the people of a dataset; None where its binding says nothing of them."""
    if binding is None or binding.people is None:
        return None
    controller = policy.metadata.controller
    return PeopleColumns(binding.people, controller.country if controller else None, hash_key)


def register(policy: Policy, kept: Mapping[Dataset, tuple[Binding, pd.DataFrame, str]]) -> Register:
    """Make the register of everybody from what was kept: binding, records, and why some are missing, by dataset."""
    settings = policy.settings
    records = []
    for dataset, (binding, raw, problem) in kept.items():
        if binding.people is None:
            continue
        zone = binding.timezone or settings.source_timezone or settings.timezone
        sentinels = frozenset(date.fromisoformat(day) for day in settings.sentinel_dates if is_date(day))
        habits = Habits(settings.timezone, zone, settings.date_order == "DMY", sentinels)
        frame = told(raw, binding.people, habits)
        records.append(Records(dataset.source, dataset.name, binding, binding.people, frame, problem))
    return Register(tuple(sorted(records, key=lambda r: (r.source, r.dataset))))


def answers(
    policy: Policy,
    people: Register,
    as_of: date,
    leaving: Collection[tuple[str, str]],
    needing_consent: Collection[tuple[str, str]],
) -> Sequence[PeopleFacts]:
    """Ask every question.

    Args:
        policy: what it promises.
        people: everybody, in all datasets bound to people.
        as_of: the day of the audit.
        leaving: source and dataset of what leaves the company.
        needing_consent: source and dataset of what holds elements that need a consent.
    """
    within = policy.marketing.unsubscribe_within
    grace = Grace((policy.period(within),) if within else ())

    def asked() -> Iterator[PeopleFacts]:
        yield from contacts(people, Terms(policy.marketing, grace, as_of))
        yield from contact_ages(people, policy.children, as_of)
        yield from held_ages(people, policy.children, as_of)
        yield from evidence(people, policy.marketing.consent_evidence, as_of)
        yield from uses(people, needing_consent, as_of)
        yield from disagreements(people, grace, as_of)
        yield from profiles(people, grace, as_of)
        yield from erased(people, as_of)
        yield from restricted(people, leaving)

    return sorted(asked(), key=lambda f: (f.source, f.dataset, f.question.value, f.channel, f.against))
