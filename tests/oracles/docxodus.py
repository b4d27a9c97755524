"""Docxodus as a judge: its revision processor accepts or rejects every tracked change.

It runs in a process of its own, started once and given one file after another, so that its crash
is a judgement and not the end of the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Self

from oracles.programs import missing

if TYPE_CHECKING:
    from types import TracebackType

HOST = Path(__file__).with_name("docxodus_host.py")
PACKAGES = ("python_redlines_docxodus", "pythonnet")


class Docxodus:
    """Docxodus at work in a folder that goes when it is closed."""

    def __enter__(self) -> Self:
        if not all(map(find_spec, PACKAGES)):
            missing("Docxodus")
        self._folder = tempfile.TemporaryDirectory(prefix="docxodus")
        self._process: subprocess.Popen[str] | None = None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()
        self._folder.cleanup()

    def accepted(self, data: bytes) -> bytes:
        """Accept every tracked change."""
        return self._judge("accept", data)

    def rejected(self, data: bytes) -> bytes:
        """Reject every tracked change."""
        return self._judge("reject", data)

    def _judge(self, do: str, data: bytes) -> bytes:
        folder = Path(self._folder.name)
        source, target = folder / "source.docx", folder / "target.docx"
        source.write_bytes(data)
        target.unlink(missing_ok=True)
        asked = {"do": do, "source": str(source), "target": str(target)}
        process = self._process or self._start()
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            self._stop()
            msg = f"Docxodus crashed when asked to {do} every change"
            raise AssertionError(msg)
        fault = json.loads(answer)["fault"]
        assert not fault, f"Docxodus could not {do} every change: {fault}"
        return target.read_bytes()

    def _start(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(
            [sys.executable, str(HOST), self._folder.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.communicate(timeout=60)
            self._process = None
