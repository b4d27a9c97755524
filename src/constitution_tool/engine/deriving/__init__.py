"""Derive the amendment that makes one text of another."""
