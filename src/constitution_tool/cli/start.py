"""What happens before the program is there to answer for it: is Ctrl-C quiet even then?

Importing takes a fraction of a second, in which Python would print a traceback. Nothing has begun
by then, so the program just ends with the exit code of an interruption.
"""

from __future__ import annotations

import os
import signal
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Import the program, deaf to nothing, and run it."""
    kept = signal.signal(signal.SIGINT, _end)
    program = import_module("constitution_tool.cli.main")
    signal.signal(signal.SIGINT, kept)
    program.main()


def _end(_signal: int, _frame: FrameType | None) -> None:
    """End at once: half-imported modules must not get to see an exception, nor the user."""
    os._exit(INTERRUPTED)
