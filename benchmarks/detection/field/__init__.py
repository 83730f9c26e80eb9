"""Columns of systems in use, written after the recognizers by the names such systems give; whoever mends them may read it."""
