"""What every export has in common: its text, and what of the policy it could not hold."""

from dataclasses import dataclass

from pii_audit.policy.schema import Policy, Purpose, RetentionRule


@dataclass(frozen=True)
class Export:
    """A finished export."""

    text: str
    left_out: tuple[str, ...] = ()
    """One line for each thing of the policy that the format has no place for, or the policy no word for."""


def label_of(id_: str, label: str | None) -> str:
    """Return the label of an entry, else its id in words."""
    return label or id_.replace("_", " ").replace("-", " ")


def elements_of(policy: Policy, purpose: Purpose) -> tuple[str, ...]:
    """Return the kinds of data a purpose needs, each once."""
    return tuple(dict.fromkeys(e for id_ in purpose.categories for e in policy.categories[id_].elements))


def limits_of(policy: Policy, purpose: str) -> dict[str, RetentionRule]:
    """Return the time limits that name a purpose."""
    return {id_: rule for id_, rule in policy.retention.items() if purpose in rule.purposes}


def limit_in_words(policy: Policy, rule: RetentionRule) -> str:
    """Say a time limit: `2 years and then 2 years after order.completed or goods.delivered, the later`."""
    starts = " or ".join((rule.clock.start, *rule.clock.also)) + (", the later" if rule.clock.also else "")
    anchor = f"the end of the financial year of {starts}" if rule.clock.anchor else starts
    when = f", where {'not ' if rule.when.not_ else ''}{rule.when.event}" if rule.when else ""
    longer = f", longer under {', '.join(rule.exceptions)}" if rule.exceptions else ""
    return f"{' and then '.join(map(str, policy.steps(rule.clock)))} after {anchor}{when}{longer}"


def quote_of(entry: object) -> str:
    """Return the quoted words of an entry in one line; empty where it quotes none."""
    cite = getattr(entry, "cite", None)
    return " ".join(cite.quote.split()) if cite else ""
