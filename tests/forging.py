"""Forge a council's record, as someone with the files (and perhaps a key) would.

Statements and entries are written with Python's own json, not with the program's writers.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from constitution_tool.sshsig.private_key import open_key, sign

if TYPE_CHECKING:
    from pathlib import Path

    from council import Council

MO, CHAIR = "monitoring-officer", "chair"
UNSIGNED = "2024-004"
LAST = 5
"""The number of the last entry on this repository's record."""

Table = dict[str, Any]


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def laid_out(table: Table) -> bytes:
    """Lay JSON out in the one way that is taken."""
    return f"{json.dumps(table, sort_keys=True, indent=2, ensure_ascii=False)}\n".encode()


def entry(number: int) -> str:
    return f"register/{number:04}.json"


def statement(id_: str, office: str) -> str:
    return f"register/statements/{id_}.{office}.json"


def signature(id_: str, office: str) -> str:
    return f"register/statements/{id_}.{office}.sig"


class Forger:
    """Someone who can write every file of a council's folder."""

    def __init__(self, council: Council) -> None:
        self.council = council

    def path(self, name: str) -> Path:
        return self.council.root / name

    def take(self, name: str) -> bytes:
        return self.path(name).read_bytes()

    def put(self, name: str, data: bytes) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_bytes(data)

    def table(self, name: str) -> Table:
        return json.loads(self.take(name))

    def change(self, name: str, **changes: object) -> None:
        """Change fields of a statement or an entry, laid out as it must be."""
        self.put(name, laid_out({**self.table(name), **changes}))

    def sign(self, id_: str, office: str, *, key: str = "", namespace: str = "") -> None:
        """Sign a statement as it lies, with an example key."""
        opened = open_key(self.take(f"examples/keys/{key or office}"), "")
        purpose = namespace or f"{office}.v1@birmingham.example"
        self.put(signature(id_, office), sign(opened, purpose, self.take(statement(id_, office))))

    def rechain(self, first: int = 1) -> None:
        """Make every entry from one on agree with the files it relies on, and with the last."""
        for number in range(first, LAST + 3):
            if not self.path(entry(number)).exists():
                continue
            made = self.table(entry(number))
            made["relied_on"] = {name: digest(self.take(name)) for name in made["relied_on"]}
            before = entry(number - 1)
            made["previous"] = digest(self.take(before)) if self.path(before).exists() else ""
            self.put(entry(number), laid_out(made))

    def link(self, name: str, to: Path) -> None:
        """Put a link where a file or a folder was."""
        if self.path(name).exists():
            self.path(name).rename(self.council.root.parent / "moved-away")
        self.path(name).symlink_to(to)


def codes(council: Council, *words: str) -> tuple[int, set[str]]:
    """Run a command, and give its exit code with the codes of the errors it finds."""
    said = council("--json", *words)
    found = said.json
    assert found["exit_code"] == said.code
    return said.code, {one["code"] for one in found["findings"] if one["severity"] == "error"}
