"""Amendments in drafting English, read and printed."""
