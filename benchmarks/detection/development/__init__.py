"""The half that recognizers may be made by."""
