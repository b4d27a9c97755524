"""Judge amendments that are pending together."""
