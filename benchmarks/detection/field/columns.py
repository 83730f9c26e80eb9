"""The tables of the field set; see `build.ColumnSpec` for what a line says."""

from benchmarks.detection.build import ColumnSpec
from benchmarks.detection.field import forms, lives, machines, office, shops

TABLES: dict[str, tuple[ColumnSpec, ...]] = shops.TABLES | office.TABLES | lives.TABLES | machines.TABLES | forms.TABLES
