"""The nouns of the law: frozen values that know no file, clock or program."""
