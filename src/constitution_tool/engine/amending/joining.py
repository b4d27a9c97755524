"""What stands between words of the text and words put beside them, or left when some are omitted?

The words of an instruction are quoted without the space that parts them from their neighbours, as
drafting English does. The rule is fixed by `format = 1`:

- words put in are parted from the text by one space, but not where they begin with what closes
  (`, . ; : ! ? ) ] } ” ’ … %`, a straight quotation mark before a space or `s`, a footnote's mark)
  or with a hyphen or stroke joined to a word, nor where, put before, they end with what opens;
- where words are omitted, of two spaces left side by side one goes, and so does a space left at an
  end of the paragraph, after an opening bracket or before what closes.
"""

from __future__ import annotations

import re

_CLOSES = re.compile(r"""\**(?:[,.;:!?)\]}”’…%]|["'](?:s\b|\W|$)|\[\^|[-/](?=\S))""")
_OPENS = re.compile(r"""(?:[(\[{“‘]|(?<=\S)[-/]|(?:^|\s)["'])\**$""")
_SHUTS = re.compile(r"[,.;:!?)\]}”’…%]")


def put_after(text: str, words: str) -> str:
    """Put words after the text."""
    return f"{text}{'' if _CLOSES.match(words) else ' '}{words}"


def put_before(text: str, words: str) -> str:
    """Put words before the text."""
    return f"{words}{'' if _OPENS.search(words) else ' '}{text}"


def close_up(before: str, after: str) -> str:
    """Join what stood on both sides of words that are omitted."""
    spaced = before.endswith(" ")
    if spaced and (not after or after.startswith(" ") or _SHUTS.match(after)):
        before = before[:-1]
    elif after.startswith(" ") and (not before or before.endswith(("(", "[", "“", "‘", "\n"))):
        after = after[1:]
    return before + after
