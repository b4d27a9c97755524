"""Where does a quotation in an amending sentence begin and end?

Quotations stand in “ ”. Quotation marks inside the words must balance, so that a quotation ends at
the mark that closes the first one and a sentence has one reading only (`3-formats`, "Rules").
"""

from __future__ import annotations

OPENING = "“"
CLOSING = "”"
STRAIGHT = {'"': "straight quotation marks", "'": "straight quotation marks"}
SINGLE = {"‘": "single quotation marks"}


def balanced(words: str) -> bool:
    """Say whether every quotation mark in the words is closed in them, in order."""
    depth = 0
    for character in words:
        if character == OPENING:
            depth += 1
        elif character == CLOSING:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def closing_mark(text: str, start: int) -> int:
    """Find the mark that closes the quotation opened at `start`; -1 when nothing closes it."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] == OPENING:
            depth += 1
        elif text[at] == CLOSING:
            depth -= 1
            if depth == 0:
                return at
    return -1


def fits(words: str) -> bool:
    """Say whether words can be quoted in a sentence: some, balanced, and no line left open.

    A line may end inside a quotation only where the words have a hard line break.
    """
    lines = words.split("\n")
    return (
        words.strip() == words
        and bool(words)
        and balanced(words)
        and all(line.endswith("\\") for line in lines[:-1])
        and all(line.strip() == line and line for line in lines)
    )
