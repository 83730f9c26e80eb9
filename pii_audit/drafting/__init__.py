"""`policy draft`: from the text of a privacy notice to a first policy.yaml, by patterns alone."""
