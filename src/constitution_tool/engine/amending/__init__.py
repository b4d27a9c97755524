"""Carry amendments out, and draft them."""
