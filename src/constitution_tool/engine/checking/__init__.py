"""Find everything that breaks a rule."""
