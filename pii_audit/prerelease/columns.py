"""What a column definition in SQL says: its type, comment and constraints."""

from collections.abc import Iterator, Mapping

from sqlglot import exp
from sqlglot.dialects.dialect import DialectType

from pii_audit.constraints import allowed_values, checked_columns
from pii_audit.model.dataset import ColumnKind
from pii_audit.model.description import Description, Naming

_DATE_ONLY = frozenset({exp.DType.DATE, exp.DType.DATE32})
_WITH_OFFSET = frozenset({exp.DType.TIMESTAMPTZ, exp.DType.TIMESTAMPLTZ})
_KINDS: tuple[tuple[frozenset[exp.DType], ColumnKind], ...] = (
    (frozenset({exp.DType.BOOLEAN, exp.DType.BIT}), ColumnKind.BOOLEAN),
    (_DATE_ONLY, ColumnKind.DATE),
    (_WITH_OFFSET, ColumnKind.INSTANT),
    (frozenset(exp.DataType.TEMPORAL_TYPES) - {exp.DType.TIME, exp.DType.TIMETZ}, ColumnKind.DATETIME),
    (frozenset({*exp.DataType.INTEGER_TYPES, exp.DType.SERIAL, exp.DType.BIGSERIAL}), ColumnKind.INTEGER),
    (frozenset(exp.DataType.NUMERIC_TYPES), ColumnKind.DECIMAL),
    (frozenset({exp.DType.UUID}), ColumnKind.UUID),
    (frozenset({exp.DType.JSON, exp.DType.JSONB}), ColumnKind.JSON),
    (
        frozenset({*exp.DataType.BINARY_TYPES, exp.DType.BLOB, exp.DType.LONGBLOB, exp.DType.MEDIUMBLOB}),
        ColumnKind.BINARY,
    ),
    (frozenset({*exp.DataType.TEXT_TYPES, exp.DType.ENUM}), ColumnKind.TEXT),
)


def described(
    definition: exp.ColumnDef | exp.Identifier, dialect: DialectType, enumerations: Mapping[str, tuple[str, ...]]
) -> Description:
    """Say what a definition says; one without a type, as SQLite allows, is its name alone."""
    if isinstance(definition, exp.Identifier):
        return Description(definition.name)
    type_ = definition.kind
    comment = definition.find(exp.CommentColumnConstraint)
    return Description(
        name=definition.name,
        type=type_.sql(dialect=dialect).lower() if type_ else "",
        kind=kind_of(type_) if type_ else ColumnKind.OTHER,
        comment=comment.this.name if comment and isinstance(comment.this, exp.Literal) else "",
        values=_values(definition, type_, enumerations),
        namings=tuple(_namings(definition)),
    )


def kind_of(type_: exp.DataType) -> ColumnKind:
    """Say what a type holds."""
    if type_.this in {exp.DType.TINYINT, exp.DType.UTINYINT} and [e.name for e in type_.expressions] == ["1"]:
        return ColumnKind.BOOLEAN  # MySQL's
    return next((kind for types, kind in _KINDS if type_.this in types), ColumnKind.OTHER)


def _values(
    definition: exp.ColumnDef, type_: exp.DataType | None, enumerations: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    if type_ and type_.this is exp.DType.ENUM:
        return tuple(value.name for value in type_.expressions)
    if type_ and type_.this is exp.DType.USERDEFINED:
        name = str(type_.args.get("kind") or "").rpartition(".")[2].strip('"').casefold()
        return enumerations.get(name, ())
    for check in definition.find_all(exp.CheckColumnConstraint):
        if values := allowed_values(check.this):
            return values
    return ()


def _namings(definition: exp.ColumnDef) -> Iterator[Naming]:
    for constraint in definition.constraints:
        if isinstance(constraint.kind, exp.CheckColumnConstraint) and constraint.this:
            yield Naming("constraint", constraint.name)
        elif isinstance(constraint.kind, exp.Reference):
            yield from (naming for _, naming in referenced([definition.name], constraint.kind))


def referenced(columns: list[str], reference: exp.Reference) -> Iterator[tuple[str, Naming]]:
    """Yield each column that refers to another, and that other's name."""
    target = reference.this
    if isinstance(target, exp.Schema):
        for column, to in zip(columns, target.expressions, strict=False):
            yield column, Naming("reference", to.name, target.this.name)


def constrained(constraint: exp.Expr) -> Iterator[tuple[str, Naming | tuple[str, ...]]]:
    """Yield what a constraint of a table says of its columns: a name, or the values that one may hold."""
    named = constraint.name if isinstance(constraint, exp.Constraint) else ""
    for part in constraint.expressions if isinstance(constraint, exp.Constraint) else [constraint]:
        if isinstance(part, exp.ForeignKey) and isinstance(reference := part.args.get("reference"), exp.Reference):
            yield from referenced([column.name for column in part.expressions], reference)
        elif isinstance(part, exp.CheckColumnConstraint) and len(columns := checked_columns(part.this)) == 1:
            (column,) = columns
            if named:
                yield column, Naming("constraint", named)
            if values := allowed_values(part.this):
                yield column, values
