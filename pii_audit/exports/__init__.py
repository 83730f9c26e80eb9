"""A policy in the formats that privacy tools read."""
