"""The writing: text to values and back, exact inverses, pure."""
