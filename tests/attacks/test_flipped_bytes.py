"""One changed byte in what is signed, or in what binds it, is found wherever it is (law 9).

Every byte would take a minute; each file is tried at so many places, in every bit, that each
field of it is struck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constitution_tool.engine.authority.verify import verify
from constitution_tool.store.tree import read_tree
from forging import CHAIR, LAST, MO, UNSIGNED, entry, signature, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from council import Council


def flipped(data: bytes, every: int) -> Iterator[bytes]:
    """Change one bit at every so manieth byte, another bit each time."""
    for count, at in enumerate(range(0, len(data), every)):
        changed = bytearray(data)
        changed[at] ^= 1 << count % 8
        yield bytes(changed)


@pytest.mark.parametrize(
    ("path", "every"),
    [
        (statement("2024-001", CHAIR), 37),
        (signature("2024-001", MO), 19),
        (entry(3), 37),
        (statement(UNSIGNED, MO), 19),
        (signature(UNSIGNED, CHAIR), 7),
    ],
)
def test_one_changed_byte_is_noticed(council: Council, path: str, every: int) -> None:
    """Also before it is entered, when nothing but the signature protects it."""
    council.sign(UNSIGNED)
    files = read_tree(council.root)
    assert not verify(files).errors
    for changed in flipped(files[path], every):
        assert verify({**files, path: changed}).errors, changed


def test_one_changed_byte_of_the_last_entry_is_noticed_or_changes_the_check_code(
    council: Council,
) -> None:
    files = read_tree(council.root)
    published = verify(files).check_code
    for changed in flipped(files[entry(LAST)], 37):
        found = verify({**files, entry(LAST): changed})
        assert found.errors or found.check_code != published, changed
