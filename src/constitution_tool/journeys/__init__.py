"""One module per thing a council does; the only meeting of core and world."""
