"""How a text might be better drafted, one rule a file."""
