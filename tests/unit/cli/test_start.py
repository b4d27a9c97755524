"""Ctrl-C is quiet from the first moment, before the program is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

INTERRUPTING = """
import os, signal, sys
WHEN = sys.argv[1]

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == WHEN:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from constitution_tool.cli.start import main
sys.argv[1:] = ["--version"]
main()
"""


def started(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", INTERRUPTING, *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends the process there")
@pytest.mark.parametrize(
    "importing", ["constitution_tool.cli.main", "click", "constitution_tool.outcome"]
)
def test_it_ends_without_a_word(importing: str) -> None:
    ran = started(importing)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_uninterrupted_it_runs() -> None:
    ran = started("no.such.module")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("constitution-tool ")
