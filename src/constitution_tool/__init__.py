"""A register of record for a council's rules: clauses, amendments, authority and papers."""

__version__ = "0.1.0"
