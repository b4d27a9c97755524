"""References in words: where they are, what they mean, what must follow, how they are linked."""
