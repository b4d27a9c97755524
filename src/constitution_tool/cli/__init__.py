"""Arguments in; streams and exit codes out."""
