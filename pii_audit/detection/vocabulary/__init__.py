"""What the special categories of the GDPR are called in Danish and English, and how sentences say them of a person.

Terms are separated by commas and written with æ, ø and å; they match in any case, with æ/ae, ø/oe and å/aa alike, and
with the common endings of both languages. `*` in front stands for the first part of a compound: `*kræft`.
"""
