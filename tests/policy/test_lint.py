"""Rules on the text itself: the sample company's notice item by item, and a consistent one that yields none."""

import re
from pathlib import Path

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.policy.lint.registry import RULES, TextFinding, lint
from pii_audit.policy.load import load_policy

ROOT = Path(__file__).parents[2]
NOTICE = (ROOT / "sample_data" / "privacy_notice.md").read_text(encoding="utf-8")
CONSISTENT = Path(__file__).parent / "consistent"

WRONG_IN_THE_SAMPLE_NOTICE = {
    # rule: (words of one passage, words of the other; empty where one alone is the flaw), then why it is right
    "POL001": ("never sold, rented", "Advertisers outside the group"),  # advertisers are third parties
    "POL002": ("never sold, rented", "another compelling"),  # a reason nobody can list to the end
    "POL003": ("authority of the Netherlands", "Nordlyd Kundeservice A/S"),  # a Danish company's rules lie with Denmark
    "POL004": ("Nordlyd Kundeservice A/S answers", "Nordlyd A/S"),  # the contact block names another company
    "POL005": ("solely what you handed over", "brokers who have gathered"),  # brokers are not the person
    "POL006": ("as the cookie policy of the site", ""),  # an unnamed document, and no period here
    "POL007": ("lies with a cloud service", "It may be that we use"),  # certain, then possible
    "POL008": ("several parts of the world", ""),  # no country, no safeguard
    "POL009": ("end of the statutory warranty", ""),  # neither its length nor its start is in the text
    "POL010": ("plus three months", "Tax law may oblige"),  # invoices are in accounts; the caveat is under purchases
    "POL011": ("choose to close the account", ""),  # nothing ends an account that nobody closes
    "POL012": ("three months from the opt-out", "opt out at any time"),  # month four: who remembers?
    "POL013": ("beyond what the purposes", "handling IP addresses"),  # IP addresses have no period anywhere
    "POL014": ("joining a campaign, an event", "gathered on these occasions"),  # campaigns, events, forums are missing
    "POL015": ("something similar from us", "through other channels"),  # s. 10(2) is for electronic mail
    "POL016": ("younger than 16", "date of birth (voluntary)"),  # who gives no date has no age
    "POL017": ("act on an opt-out as soon as", "answer as soon as"),  # twice, no number
    "POL018": ("very e-mail address", "or on social media"),  # who writes a letter has no such address
    "POL019": ("so that our marketing fits", "Consent, given to us"),  # profiling is under none of the four bases
    "POL020": ("or to somebody else", ""),  # to whom?
    "POL021": ("Consent, given to us", ""),  # the word withdraw stands nowhere in the notice
    "POL022": ("complain to the data protection authority", ""),  # of the country you live in; none is named
    "POL023": ("Privacy notice of Nordlyd", ""),  # no date in the notice
    "POL024": ("Cookie data read", "user name, password, invoices"),  # passwords are not in the list of S06
    "POL025": ("With everybody who handles", "Advertisers outside the group"),  # they handle it for themselves
    "POL026": ("Several safeguards", ""),  # which ones?
    "POL027": ("something similar from us", ""),  # similar in what?
}


def findings(path: Path) -> tuple[TextFinding, ...]:
    return lint(load_policy(path))


@pytest.fixture(scope="module")
def sample() -> tuple[TextFinding, ...]:
    return findings(ROOT / "sample_data" / "policy.yaml")


def test_lint__sample_notice__what_is_wrong_with_it_and_nothing_else(sample: tuple[TextFinding, ...]) -> None:
    assert sorted(finding.rule.id for finding in sample) == sorted(WRONG_IN_THE_SAMPLE_NOTICE)


@pytest.mark.parametrize("rule", WRONG_IN_THE_SAMPLE_NOTICE)
def test_lint__sample_notice__shows_the_words(rule: str, sample: tuple[TextFinding, ...]) -> None:
    (finding,) = (f for f in sample if f.rule.id == rule)
    quotes = [passage.quote for passage in finding.flaw.passages]
    for words in filter(None, WRONG_IN_THE_SAMPLE_NOTICE[rule]):
        assert any(words in quote for quote in quotes), quotes


def test_lint__sample_notice__every_line_number_is_that_of_the_words(sample: tuple[TextFinding, ...]) -> None:
    lines = NOTICE.splitlines()
    for finding in sample:
        for passage in finding.flaw.passages:
            from_there = " ".join(" ".join(lines[passage.line - 1 :]).split())
            assert passage.quote in from_there[: len(passage.quote) + 150], passage


def test_lint__consistent_notice__nothing() -> None:
    assert findings(CONSISTENT / "policy.yaml") == ()


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("POL003", "recipients:", "transfers: {safeguards: {rules: {authority: NL}}}\nrecipients:"),
        ("POL004", "name: Birkely Bogbinderi ApS", "name: Birkely Forlag ApS"),
        ("POL009", "period: P1M}", "steps: [{param: dk.bookkeeping_retention}]}"),
        ("POL013", "[person_name, mailing_address, email]\n    cite", "[person_name]\n  more: {elements: [phone]}\n  x:\n    elements: [email]\n    cite"),
        ("POL019", "stated: [consent]", "inferred: [consent]"),
        ("POL021", "says: [withdraw_consent], ", ""),
        ("POL022", ", names_authority", ""),
        ("POL023", "    published: 3 March 2026\n", ""),
        ("POL025", "{purposes: [orders], cite", "{role: third_party, agreement: false, cite"),
        ("POL028", "start: letter.opened, period: P2Y", "start: consent.withdrawn, period: P2Y"),
        ("POL029", "nobody_else: {", "nobody_else: {review: true, "),
    ],
)  # fmt: skip
def test_lint__consistent_notice_spoilt__the_one_finding(rule: str, old: str, new: str, tmp_path: Path) -> None:
    text = (CONSISTENT / "policy.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "notice.md").write_bytes((CONSISTENT / "notice.md").read_bytes())
    (tmp_path / "policy.yaml").write_text(text.replace(old, new), encoding="utf-8")
    assert rule in {finding.rule.id for finding in findings(tmp_path / "policy.yaml")}


def test_lint__words_above_the_first_heading(tmp_path: Path) -> None:
    notice = (CONSISTENT / "notice.md").read_text(encoding="utf-8")
    (tmp_path / "notice.md").write_text("Ny kundeservice i byen\n\n" + notice, encoding="utf-8")
    (tmp_path / "policy.yaml").write_bytes((CONSISTENT / "policy.yaml").read_bytes())
    (finding,) = findings(tmp_path / "policy.yaml")
    assert (finding.rule.id, finding.flaw.passages[0].quote) == ("POL023", "Ny kundeservice i byen")


def test_rules__are_numbered_without_a_hole() -> None:
    assert list(RULES) == [f"POL{number:03}" for number in range(1, len(RULES) + 1)]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], Exit.GATE_FAILED), (["--fail-on", "none"], Exit.PASS), (["--fail-on", "worst"], Exit.INVALID)],
)
def test_command__exit_codes(arguments: list[str], code: Exit) -> None:
    assert main(["policy", "lint", str(ROOT / "sample_data" / "policy.yaml"), *arguments]) == code


def test_command__both_quotes_with_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["policy", "lint", str(ROOT / "sample_data" / "policy.yaml")])
    out = capsys.readouterr().out
    first = out.split("\n\n", maxsplit=1)[0]
    assert first.startswith("POL001  critical  Disclosure promised never to happen (contradiction)\n")
    assert re.findall(r"privacy_notice\.md:(\d+)", first) == ["81", "93"]
    assert "27 findings: 1 critical, 10 high, 10 medium, 6 low\n" in out


def test_explain__knows_the_rules_on_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "POL012"]) == Exit.PASS
    assert "GDPR Art. 21(3)" in capsys.readouterr().out
