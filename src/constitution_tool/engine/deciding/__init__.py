"""Decisions that are not amendments: drafted from the record, signed, put on record."""
