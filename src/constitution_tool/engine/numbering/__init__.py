"""Which numbers clauses have, and which they are to have."""
