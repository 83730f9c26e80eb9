"""Comparing database columns with local days, without date arithmetic on the server."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import ColumnKind


@dataclass(frozen=True)
class Days:
    """Compares a column of one kind with local days; literals are in the column's own zone and type."""

    kind: ColumnKind
    zone: ZoneInfo
    source_zone: ZoneInfo
    dialect: str

    def after(self, event: ColumnElement[Any], day: date) -> ColumnElement[bool]:
        """The event's local date is later than the day."""
        if day == date.max:
            return sa.false()
        return event >= self._start_of(day + timedelta(days=1))

    def written_on(self, event: ColumnElement[Any], day: date) -> ColumnElement[bool]:
        """The event's date as it is written is the day; a placeholder stands in no zone."""
        if self.kind is ColumnKind.DATE:
            return event == self._start_of(day)
        first, last = (sa.literal(self._native(datetime.combine(day, at)), self._type()) for at in (time.min, time.max))
        return sa.and_(event >= first, event <= last)

    def before_calendar(self, event: ColumnElement[Any]) -> ColumnElement[bool]:
        """The event is no date of ours: 0000-00-00, -infinity, BC."""
        if self.dialect == "sqlite":
            return sa.false()  # the texts were proven to be dates
        first = date(1, 1, 1) if self.kind is ColumnKind.DATE else datetime(1, 1, 1)  # noqa: DTZ001
        return event < sa.literal(self._native(first), self._type())

    def local_date(self, found: Any) -> date:
        """Return the local date of a value that the database handed over."""
        if isinstance(found, str):
            found = datetime.fromisoformat(found)
        day: date = found
        if isinstance(found, datetime):
            moment = found if found.tzinfo else found.replace(tzinfo=self._column_zone())
            day = found.date() if self.kind is ColumnKind.DATE else moment.astimezone(self.zone).date()
        return day

    def _start_of(self, day: date) -> ColumnElement[Any]:
        if self.kind is ColumnKind.DATE:
            return sa.literal(self._native(day), self._type())
        start = datetime.combine(day, time(), self.zone).astimezone(self._column_zone())
        return sa.literal(self._native(start.replace(tzinfo=None)), self._type())

    def _column_zone(self) -> ZoneInfo:
        return ZoneInfo("UTC") if self.kind is ColumnKind.INSTANT else self.source_zone

    def _native(self, value: date) -> Any:
        if self.dialect == "sqlite":
            return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
        if isinstance(value, datetime) and self.kind is ColumnKind.INSTANT and self.dialect == "postgresql":
            return value.replace(tzinfo=UTC)
        return value

    def _type(self) -> Any:
        if self.dialect == "sqlite":
            return sa.String()
        if self.kind is ColumnKind.DATE:
            return sa.Date()
        return sa.DateTime(timezone=self.kind is ColumnKind.INSTANT and self.dialect == "postgresql")
