"""How long does it take to prove a long record? 400 instruments, 1,000 decisions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generate import amendments, instrument_text
from record import BENCH, HOLDERS, Desk

from constitution_tool.engine.authority.chain import broken, relied_on
from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.engine.authority.verify import verify
from constitution_tool.sshsig.verify import verify as verify_signature

if TYPE_CHECKING:
    from collections.abc import Callable

    from large import Large, Run

_INSTRUMENTS = 400
_DECISIONS = 1000
_SETTINGS = 'format = 1\nnotice = "Made to measure."\nname = "Protocol"\nsubject = "p1"\n'
_PROGRAM = Path(sys.executable).parent / "constitution-tool"


def _desk(decisions: int) -> Desk:
    """Give a record of so many amendments, each of one clause, entered one after the other."""
    texts = tuple(
        instrument_text(number, headings=2, items=6, words=40, tables=0)
        for number in range(1, _INSTRUMENTS + 1)
    )
    desk = Desk(texts)
    desk.found()
    for one in amendments(desk.now.draft, decisions, 1):
        desk.enter(one)
    return desk


def _replay(decisions: int) -> Callable[[Large], Run]:
    def stage(large: Large) -> Run:
        files = _desk(decisions * large.scale).files

        def run() -> None:
            if verify(files).errors:
                raise SystemExit("the record does not hold")

        return run

    return stage


def _chain(large: Large) -> Run:
    """Time what the second verifier does as well: chain, digests and signatures, no replay."""
    files = _desk(_DECISIONS * large.scale).files
    lines = {person.id: person.keys[0].line for person in HOLDERS.people}

    def run() -> None:
        register = read_register(files)
        found = [*register.findings, *broken(register)]
        for kept in register.entries:
            found += relied_on(kept, files)
        for kept in register.statements.values():
            said = kept.value
            line = lines[said.statement.person]
            verify_signature(
                said.signature, BENCH.namespace(said.statement.office), said.data, line
            )
        if found:
            raise SystemExit("the record does not hold")

    return run


def _written(large: Large) -> Path:
    """Write the record to a folder."""
    desk = _desk(_DECISIONS * large.scale)
    desk.files["constitution.toml"] = _SETTINGS.encode()
    for path, data in desk.files.items():
        target = large.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return large.folder


def _command(large: Large) -> Run:
    folder = _written(large)
    return lambda: subprocess.run([_PROGRAM, "verify", folder], check=True, capture_output=True)


def _ssh_keygen(large: Large) -> Run:
    """Time one process a signature, and nothing else."""
    if not shutil.which("ssh-keygen"):
        raise SystemExit("ssh-keygen is not here")
    folder = _written(large)
    lines = (f"{person.id} {person.keys[0].line}\n" for person in HOLDERS.people)
    allowed = folder / "allowed"
    allowed.write_text("".join(lines), encoding="utf-8")
    statements = sorted((folder / "register/statements").glob("*.json"))

    def run() -> None:
        for statement in statements:
            office = statement.name.split(".")[1]
            known = ("-f", allowed, "-I", office, "-n", BENCH.namespace(office))
            beside = ("-s", statement.with_suffix(".sig"))
            command = ("ssh-keygen", "-Y", "verify", *known, *beside)
            data = statement.read_bytes()
            subprocess.run(command, input=data, check=True, capture_output=True)

    return run


STAGES: dict[str, Callable[[Large], Run]] = {
    "signatures and chain: 1,000 decisions": _chain,
    "verify: 250 decisions": _replay(_DECISIONS // 4),
    "verify: 1,000 decisions": _replay(_DECISIONS),
    "verify: 1,000 decisions, whole command": _command,
    "ssh-keygen, a process a signature": _ssh_keygen,
}
