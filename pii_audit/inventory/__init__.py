"""pii-audit.yaml: where the data lies, what each dataset is for, and what the audit must reach."""
