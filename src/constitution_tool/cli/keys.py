"""Which key does someone sign with, and what is its passphrase?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.journeys.authorise import needs_passphrase
from constitution_tool.model.authority import KeyFile

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.cli.options import Request


def key_file(request: Request, path: Path) -> KeyFile:
    """Read a key file, asking for its passphrase if it has one."""
    file = KeyFile(path=str(path), data=path.read_bytes())
    if needs_passphrase(file):
        words = request.voice.ask_secret(f"Passphrase of {path}")
        return replace(file, passphrase=words)
    return file
