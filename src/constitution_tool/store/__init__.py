"""The world: disk and git, and nothing else."""
