"""policy.yaml: what a company's privacy policy promises, in a form that can be checked."""
