"""The root of all errors that are for people to put right."""


class UserError(Exception):
    """Something the user can put right; the text says what is wrong and what to do, and holds no value of the data."""
