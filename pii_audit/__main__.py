"""Lets `python -m pii_audit` do what the `pii-audit` command does."""

import sys

from pii_audit.cli import main

sys.exit(main())
