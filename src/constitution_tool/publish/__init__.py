"""Views of the law: Word, PDF and terminal, as bytes and text."""
