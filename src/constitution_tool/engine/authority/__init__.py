"""Judge who decided what, and prove the text from its record."""
