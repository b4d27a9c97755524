"""A text on the terminal."""
