"""What datasets say of the people in them: who was written to, consented, opted out, is a child; joined by keyed hashes."""
