"""Names that others chose, such as tables, columns and files, made safe to print."""


def visible(text: str) -> str:
    """Show controls, line separators and what turns the reading direction as escapes; letters such as ø stay."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
