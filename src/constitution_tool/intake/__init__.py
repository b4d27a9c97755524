"""A document that came back, as values."""
