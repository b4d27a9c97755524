"""See what changed between texts, and show it."""
