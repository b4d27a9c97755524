"""A sheet as a Word file."""
