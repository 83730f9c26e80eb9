"""One file per kind of source and format; installs as pii_audit.scanners."""
