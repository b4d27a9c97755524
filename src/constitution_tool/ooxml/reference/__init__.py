"""What a council’s reference document brings to the looks of our Word files."""
