"""What the papers hold, and in what words."""
