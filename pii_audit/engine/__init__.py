"""Where work runs: one dataset is the unit, and its facts merge."""
