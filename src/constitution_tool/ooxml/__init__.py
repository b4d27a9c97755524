"""A Word-XML kit that knows no law."""
