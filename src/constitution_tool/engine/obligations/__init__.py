"""Who must, must not, should and may do what, by the words of a text."""
