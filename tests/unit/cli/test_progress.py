"""Long work shows a bar on a terminal, which goes away, and plain lines elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Thread

import pytest

from council import ROOT, copy_of

PROGRAM = "from constitution_tool.cli.main import main; main()"
WORK = {
    "render": ("render", "--to", "word,text"),
    "track": ("track", "adopted", "draft", "--to", "word"),
    "verify": ("verify",),
}
SAID = {
    "render": ("Making C5 ", "(Word)", "1 of 4", "4 of 4"),
    "track": ("Comparing the two texts", "Making Tracked changes", "1 of 1"),
    "verify": ("Proving the text against its record",),
}


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    root = tmp_path_factory.mktemp("council")
    copy_of(ROOT, root)
    return root


def run(council, *words):
    """Run the program with stderr piped; give what it said on both streams."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "-C", str(council), *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout, done.stderr


def run_at_a_terminal(council, *words):
    """Run the program with stderr on a terminal; give stdout, and all that the terminal got."""
    import pty  # noqa: PLC0415 - not there on Windows

    ours, theirs = pty.openpty()
    got = bytearray()

    def listen():
        try:
            while data := os.read(ours, 10_000):
                got.extend(data)
        except OSError:  # Linux's word for the end of a terminal
            return

    listener = Thread(target=listen)
    listener.start()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "-C", str(council), *words],
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        check=True,
        timeout=120,
    )
    os.close(theirs)
    listener.join()
    os.close(ours)
    return done.stdout, got.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are made otherwise there")
@pytest.mark.parametrize("name", WORK)
def test_a_bar_appears_on_a_terminal_and_goes_away_and_elsewhere_there_are_plain_lines(
    council, name
):
    product, told = run_at_a_terminal(council, *WORK[name])
    assert all(words in told for words in SAID[name])
    assert "━" in told
    _, _, left = told.rpartition("\x1b[2K")  # the last line taken away was the bar's
    assert left
    assert not any(words in left for words in ("━", *SAID[name]))

    same, lines = run(council, *WORK[name])
    assert lines.endswith(left.replace("\r\n", "\n"))
    assert SAID[name][0] in lines
    assert not any(sign in lines for sign in ("━", "\x1b", "1 of "))

    assert product == same
    assert product
    assert not any(words in product for words in SAID[name])


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are made otherwise there")
@pytest.mark.parametrize("option", ["--quiet", "--json"])
def test_quiet_and_json_say_nothing_of_it(council, option):
    for told in (run, run_at_a_terminal):
        _, said = told(council, *WORK["render"], option)
        assert "━" not in said
        assert "Making" not in said
