"""Finding personal data in columns: screens, recognizers, column names, and a verdict from distinct values."""
