"""Audits what a company's data holds against what its privacy policy declares."""

__version__ = "0.1.0"
