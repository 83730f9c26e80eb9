"""Where data went: identifiers found again in other datasets, and what databases declare of their tables and views."""
