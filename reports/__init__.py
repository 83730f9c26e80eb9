"""One file per output; installs as pii_audit.reports."""
