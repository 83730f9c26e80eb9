"""`policy lint`: contradictions, gaps, vague promises and mismatches with the law in the text itself."""
