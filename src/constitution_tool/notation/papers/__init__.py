"""How papers are written in `papers/`."""
