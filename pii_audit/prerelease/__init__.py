"""Checks before a release: schemas, migrations and models, without a value of the data."""
