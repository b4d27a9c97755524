"""By which digest is a piece of text known?"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from constitution_tool.notation.text.printer import print_own, print_subtree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_tool.model.instrument import Clause


def sha256_hex(data: bytes) -> str:
    """Give the SHA-256 of bytes in 64 hex digits."""
    return sha256(data).hexdigest()


def own(clause: Clause) -> str:
    """Digest a clause's own words: its printed lines without child clauses, at the margin."""
    return sha256_hex(print_own(clause).encode())


def subtree(clause: Clause) -> str:
    """Digest a clause with its child clauses: its printed lines at the margin."""
    return sha256_hex(print_subtree(clause).encode())


def lines(*parts: str) -> str:
    """Digest short parts (ids of neighbours), one a line."""
    return sha256_hex("".join(f"{part}\n" for part in parts).encode())


def text_digest(files: Mapping[str, bytes], digest: Callable[[bytes], str] = sha256_hex) -> str:
    """Digest a whole text, by path from the repository's root (`source/c5.md`).

    Byte for byte what `find source -type f | LC_ALL=C sort | xargs sha256sum | sha256sum` prints
    before the dash (`3-formats`, "Digest of a text"): one line `DIGEST  PATH` a file, sorted by the
    bytes of the path. `digest` may remember those of files it met before.
    """
    listed = sorted(files.items(), key=lambda item: item[0].encode())
    manifest = "".join(f"{digest(data)}  {path}\n" for path, data in listed)
    return sha256_hex(manifest.encode())
