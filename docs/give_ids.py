"""Give an id to each heading and numbered paragraph of a text that has none yet.

Run `python3 give_ids.py source/NAME.md` (Python 3.11) before the text is put on record, never
after: an id names one paragraph for ever. Each heading and paragraph must stand on one line.
"""

import re
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

LETTERS = "0123456789bcdfghjklmnpqrstvwxyz"
"""No vowels, so that no id is ever a word."""


def new_ids(text: str) -> Iterator[str]:
    """Make ids of the text's own instrument that are nowhere in it."""
    found = re.search(r'^id = "([a-z][a-z0-9]{0,11})"$', text, re.MULTILINE)
    if found is None:
        sys.exit('the head of the file must say its id, such as id = "c5"')
    taken = set(re.findall(r"\{#([^ }]+)", text))
    while True:
        made = f"{found[1]}.{''.join(secrets.choice(LETTERS) for _ in range(5))}"
        if made not in taken:
            taken.add(made)
            yield made


def with_ids(text: str) -> Iterator[str]:
    """Walk the lines of a text, each with its id; what stands in a fence is left as it is."""
    ids, fenced = new_ids(text), False
    for line in text.splitlines():
        fenced ^= line.lstrip().startswith("```")
        bare = not fenced and re.match(r"(#|[ ]*- )", line) and not re.search(r"\{#[^}]+\}$", line)
        yield f"{line.rstrip()} {{#{next(ids)}}}" if bare else line


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_bytes("".join(f"{line}\n" for line in with_ids(path.read_text("utf-8"))).encode())
