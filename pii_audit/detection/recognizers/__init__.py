"""Presidio recognizers, one file a theme; `analyzer.py` lists the ones in use."""
