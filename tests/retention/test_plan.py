"""The question put to a dataset: a binding that does not fit becomes a reason, never a crash and never silence."""

from datetime import date
from pathlib import Path

import pytest

from pii_audit.inventory.load import load
from pii_audit.model.dataset import Column, Dataset, DatasetKind
from pii_audit.retention.plan import RetentionPlan, plan_retention

POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: gym, version: 1}
categories:
  contact: {elements: [email]}
retention:
  members-1y: {clock: {start: membership.ended, period: P1Y}}
"""

TABLES = {
    "members": ("id", "email"),
    "memberships": ("id", "member_id", "ended"),
    "checkins": ("membership_id", "at"),
}


def planned(folder: Path, binding: str) -> RetentionPlan:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    text = f"policy: policy.yaml\nsources: {{gym: 'sqlite:///gym.db'}}\ndatasets:\n  gym/checkins: {binding}\n"
    (folder / "pii-audit.yaml").write_text(text, encoding="utf-8")
    inventory, policy = load(folder / "pii-audit.yaml")
    datasets = [
        Dataset("gym", name, name, DatasetKind.TABLE, tuple(map(Column, columns))) for name, columns in TABLES.items()
    ]
    (plan,) = plan_retention(policy.policy, inventory, datasets, date(2026, 11, 22))
    return plan


def bound(event: str, subject: str = "membership_id") -> str:
    return f"{{retention: [members-1y], subject: {subject}, events: {{membership.ended: {event}}}}}"


ONE_HOP = "{column: ended, join: {to: memberships, on: {membership_id: id}}}"


def test_plan__two_hops(tmp_path: Path) -> None:
    hops = "[{to: memberships, on: {membership_id: id}}, {to: members, on: {member_id: id}}]"
    plan = planned(tmp_path, bound(ONE_HOP, f"{{column: email, join: {hops}}}"))
    assert plan.question
    assert plan.question.subject
    assert [join.dataset.name for join in plan.question.subject.joins] == ["memberships", "members"]


@pytest.mark.parametrize(
    ("binding", "problem"),
    [
        (bound("ended"), "checkins has no column ended"),
        (bound(ONE_HOP.replace("ended", "closed")), "memberships has no column closed"),
        (bound(ONE_HOP.replace(": id", ": no")), "memberships has no column no"),
        (bound(ONE_HOP.replace("membership_id", "member_ship")), "checkins has no column member_ship"),
        (bound(ONE_HOP.replace("memberships", "membership")), "no dataset membership to join in source gym"),
        (bound(ONE_HOP, "email"), "its subject is not found: checkins has no column email"),
        (
            bound(ONE_HOP, "{column: email, join: {to: member, on: {a: id}}}"),
            "its subject is not found: no dataset member to join in source gym",
        ),
    ],
)
def test_plan__a_name_that_is_not_there__is_the_reason(tmp_path: Path, binding: str, problem: str) -> None:
    plan = planned(tmp_path, binding)
    assert plan.question is None
    assert plan.problems == {"members-1y": problem}
