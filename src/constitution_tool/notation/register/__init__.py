"""The files of the register, read and printed."""
