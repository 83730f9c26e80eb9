"""COV: what was not looked at, so that silence is never read as clean."""

from collections.abc import Iterator

from pii_audit.inventory.schema import CollectedSpec
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, Severity
from pii_audit.rules.base import ANYWHERE, Case, Rule, plural


class NotRead(Rule):
    """A dataset in scope that was not read, or not to its end."""

    id = "COV001"
    title = "In scope, not read"
    severity = Severity.HIGH
    articles = ("GDPR Art. 5(2)",)
    explanation = (
        "A dataset in scope could not be read, or only in part. What it holds is unknown, so no clause can be shown to "
        "hold for it and the audit is incomplete."
    )
    remedy = "Remove the reason given, or exclude the dataset in pii-audit.yaml and say there why."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report the ledger's lines that are partial or unreadable."""
        for line in case.coverage:
            if line.incomplete:
                yield self.finding(
                    source=line.source,
                    dataset=line.dataset,
                    clause=case.promise(self.id),
                    count=line.rows_read,
                    message=f"{_how_far(line)}: {line.reason}.",
                )


class SampleTooSmall(Rule):
    """A sample too small for the bound the audit asks for."""

    id = "COV002"
    title = "Sampled below the required bound"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(2)",)
    explanation = (
        "Only a sample of the rows was put before the detector. What a share p of the rows holds is seen in a sample of "
        "n with 95 % certainty where n is at least log(0.05)/log(1-p); here n is smaller than the gate detection_limit asks."
    )
    remedy = "Raise the source's sample, or set gates.detection_limit to what you can accept."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare what each sample can show with the gate."""
        for line in case.coverage:
            if sampled_too_small(case, line):
                yield self.finding(
                    source=line.source,
                    dataset=line.dataset,
                    clause=case.promise(self.id),
                    count=line.rows_read,
                    message=(
                        f"{_judged(line)}: what {line.detection_limit:.1%} of the {'rows' if line.drawn is None else 'parts'} "
                        f"hold would be seen with 95 % certainty; {case.gates.detection_limit:.1%} is required."
                    ),
                )


class NothingInScope(Rule):
    """A source of which nothing was audited."""

    id = "COV003"
    title = "Nothing in scope"
    severity = Severity.HIGH
    articles = ("GDPR Art. 5(2)",)
    explanation = (
        "A source of the inventory holds no dataset in scope, or none with a row in it: it is empty, has moved, or its "
        "include and exclude patterns leave nothing. That is not the same as clean."
    )
    remedy = "Correct the source's address or patterns, or remove it from pii-audit.yaml."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for sources of which no row was read, unless COV001 says why."""
        for source in sources_not_read(case):
            lines = [line for line in case.coverage if line.source == source and line.state is not State.SKIPPED]
            if any(line.incomplete for line in lines):
                continue
            message = "Its datasets hold no row." if lines else "No dataset of this source is in scope."
            yield self.finding(
                source=source,
                dataset=ANYWHERE,
                clause=case.promise(self.id),
                count=len(lines),
                message=message,
            )


class PatternNamesNothing(Rule):
    """An entry of pii-audit.yaml that has no effect."""

    id = "COV004"
    title = "Configuration that names nothing"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(2)",)
    explanation = (
        "An include pattern or a binding of pii-audit.yaml names no dataset in scope, or only such as a binding above it "
        "names too. The purposes and time limits written there were applied to nothing."
    )
    remedy = "Correct the name (pii-audit plan lists all datasets), move the binding up, or delete it."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each such pattern."""
        for unused in case.unused:
            yield self.finding(
                source=unused.source,
                dataset=unused.pattern,
                kind=unused.key,
                clause=case.promise(self.id),
                count=0,
                message=f"{unused.pattern}, written under {unused.key} in pii-audit.yaml, names no dataset in scope of its own.",
            )


def _how_far(line: Coverage) -> str:
    """Say where reading ended; what was to be read for its columns has no rows."""
    after = f" after {plural(line.rows_read, 'row')}" if line.rows_read or line.rows_total is not None else ""
    return f"{line.state.value.capitalize()}{after}"


class RegisterMissing(Rule):
    """A check that could not be made, as what it needs is not bound."""

    id = "COV005"
    title = "Check without its data"
    severity = Severity.LOW
    articles = ("GDPR Art. 5(2)",)
    explanation = (
        "A dataset holds birth dates and the policy speaks of children, but the binding does not say that they are "
        "birth dates of people (people.born), so nobody's age was looked at. Or a binding names a column that tells how "
        "each record was collected, and the dataset has none of that name."
    )
    remedy = (
        "Bind the birth dates under people.born, with the keys that tell people apart; correct the name of the column."
    )

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for birth dates that are not bound, and for columns of ways that are not there."""
        yield from self._no_such_column(case)
        if case.policy.children.no_contact_under is None:
            return
        for field, element in case.detections():
            binding = case.bindings.get((field.source, field.dataset))
            bound = binding and binding.people and binding.people.born == field.field
            if element.detected == "date_of_birth" and not bound:
                yield self.finding(
                    source=field.source,
                    dataset=field.dataset,
                    field=field.field,
                    clause=case.cited(case.promise("CHD002"), case.promise("CHD001")),
                    count=field.rows,
                    message=f"{field.field} holds {plural(field.rows, 'birth date')}, and nobody's age was looked at.",
                )

    def _no_such_column(self, case: Case) -> Iterator[Finding]:
        fields = {(field.source, field.dataset, field.field) for field in case.fields}
        read = {(line.source, line.dataset) for line in case.coverage if line.rows_read}
        for place, binding in case.bindings.items():
            told = binding.collected
            if isinstance(told, CollectedSpec) and place in read and (*place, told.column) not in fields:
                yield self.finding(
                    source=place[0],
                    dataset=place[1],
                    field=told.column,
                    clause=case.promise("PUR005"),
                    count=0,
                    message=f"There is no column {told.column} to tell how its records were collected.",
                )


def _judged(line: Coverage) -> str:
    of = f" of {line.rows_total:,}" if line.rows_total else ""
    rows = f"{line.rows_read:,}{of} rows were judged"
    return rows if line.drawn is None else f"{rows}, all of {line.drawn:,} parts"


def sampled_too_small(case: Case, line: Coverage) -> bool:
    """Tell whether a sample shows less than the gate detection_limit asks."""
    return line.state is State.SAMPLED and line.detection_limit > case.gates.detection_limit


def sources_not_read(case: Case) -> tuple[str, ...]:
    """Return the sources of which not one row was read, whatever the reason; nor one table judged where rows are none's."""
    read = {line.source for line in case.coverage if line.rows_read or line.state is State.DESCRIBED}
    return tuple(source for source in case.sources if source not in read)


RULES: tuple[Rule, ...] = (NotRead(), SampleTooSmall(), NothingInScope(), PatternNamesNothing(), RegisterMissing())
