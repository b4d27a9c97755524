"""The second verifier of docs/, asked about every record that the tests have verified.

It knows chain, digests and signatures and no rules of policy, so the tool may refuse more; it may
never let pass what the second verifier finds wrong. What is wrong with chain, text or signatures
the second verifier must find as well.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

PROGRAM = Path(__file__).parents[1] / "docs/second_verifier.py"
CHAIN = {
    "entry-gap",
    "entry-previous",
    "entry-day",
    "relied-on-changed",
    "relied-on-missing",
    "source-edited",
    "source-missing",
    "source-stray",
}
"""What both must find wherever it is."""
SIGNATURES = {"signature-bad", "signature-other-key", "signature-namespace", "key-unknown"}
"""What both must find of a statement that an entry relies on; the tool judges those to come too."""


@cache
def verifier() -> ModuleType:
    """Load the program as it stands in docs/; the same signature is asked about once."""
    spec = spec_from_file_location(PROGRAM.stem, PROGRAM)
    assert spec
    assert spec.loader
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    asked: dict[tuple[bytes, ...], subprocess.CompletedProcess[bytes]] = {}

    def run(
        command: Sequence[str], *, check: bool, **given: Any
    ) -> subprocess.CompletedProcess[bytes]:
        files = (Path(command[command.index(option) + 1]) for option in ("-f", "-s"))
        read = [path.read_bytes() if path.is_file() else b"" for path in files]
        key = (*read, given["input"], command[command.index("-n") + 1].encode())
        if key not in asked:
            asked[key] = subprocess.run(command, check=check, **given)
        return asked[key]

    loaded.subprocess = SimpleNamespace(run=run)
    return loaded


def faults(root: Path) -> list[str]:
    """What the second verifier finds wrong in a folder."""
    try:
        return list(verifier().wrong(root))
    except (LookupError, OSError, TypeError, ValueError) as fault:
        return [f"The record cannot be read: {fault!r}"]


def agree(root: Path, words: Sequence[str], code: int, said: str) -> None:
    """Compare both verdicts, if these were the words of a `verify` of this folder."""
    if not _is_of_this_folder(words) or not shutil.which("ssh-keygen"):
        return
    found = faults(root)
    assert code or not found, f"the tool says that the record holds, and the second: {found}"
    if "--json" in words and code not in {2, 3}:
        wrong = [each for each in json.loads(said)["findings"] if _is_for_both(root, each)]
        assert found or not wrong, f"the second verifier finds nothing wrong, and the tool: {wrong}"


def _is_of_this_folder(words: Sequence[str]) -> bool:
    """Say whether it is `verify` without a PATH; with check codes, the tool only refuses more."""
    rest = [word for word in words if word != "--json"]
    if rest[:1] != ["verify"]:
        return False
    options = rest[1::2]
    return all(option == "--check-code" for option in options) and len(rest) % 2 == 1


def _is_for_both(root: Path, finding: dict[str, str]) -> bool:
    if finding["severity"] != "error":
        return False
    relied = finding["code"] in SIGNATURES and any(
        finding["path"] in entry.read_text("utf-8")
        for entry in (root / "register").glob("????.json")
    )
    return relied or finding["code"] in CHAIN
