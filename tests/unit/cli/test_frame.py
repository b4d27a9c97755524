"""Streams, exit codes, the JSON envelope and the error form: as `4-command-line` has them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from constitution_tool.cli.commands import TABLE, Entry, Table
from constitution_tool.cli.lazy import load
from constitution_tool.cli.main import run

HERE = "unit.cli.sample_commands"
SAMPLE = Table(
    commands={
        "say": Entry(where=f"{HERE}:say", summary="Say a word."),
        "write": Entry(where=f"{HERE}:write", summary="Write a file."),
        "plan-wrong": Entry(where=f"{HERE}:plan_wrong", summary="Plan, and be wrong."),
        "fail": Entry(where=f"{HERE}:fail", summary="Fail in one way or another."),
        "key new": Entry(where=f"{HERE}:key", summary="Make a key."),
        "ghost": Entry(where="no.such.module:x", summary="Never imported by the help."),
    },
    groups={"key": "Keys."},
    menu=f"{HERE}:choose",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "constitution.toml").write_text("")
    monkeypatch.chdir(tmp_path / "source")
    return tmp_path


pytestmark = pytest.mark.usefixtures("root")


def envelope(capsys: pytest.CaptureFixture[str]) -> dict:
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    return json.loads(printed)


def test_the_product_and_the_conversation_keep_apart(capsys):
    assert run(["say", "ŵord", "--twice"], SAMPLE) == 0
    said = capsys.readouterr()
    assert said.out == "ŵord\nŵord\n"
    assert said.err == (
        "Warning: This is odd.\n"
        "Where: source/c5.md, line 3 (instruction 2)\n"
        "What to do: look at it.\n"
        "It was said.\n"
    )


def test_quiet_stops_the_conversation_but_no_error(capsys):
    assert run(["-q", "say", "word"], SAMPLE) == 0
    assert capsys.readouterr().err == ""
    assert run(["fail", "conflict", "-q"], SAMPLE) == 4
    assert capsys.readouterr().err.startswith(
        "Error: This is wrong.\nWhat to do: mend it.\n\nError:"
    )


def test_one_json_object_on_success(root, capsys):
    assert run(["say", "word", "--json", "-v"], SAMPLE) == 0
    assert envelope(capsys) == {
        "schema": 1,
        "command": "say",
        "exit_code": 0,
        "result": {"word": "word", "root": root.name, "verbose": True},
        "findings": [
            {
                "code": "odd",
                "severity": "warning",
                "problem": "This is odd.",
                "path": "source/c5.md",
                "line": 3,
                "column": None,
                "note": "instruction 2",
                "remedy": "look at it.",
            }
        ],
        "plan": None,
        "error": None,
    }


@pytest.mark.parametrize(
    ("words", "code", "command"),
    [
        (["fail", "conflict"], 4, "fail"),
        (["fail", "malformed"], 3, "fail"),
        (["fail", "bug"], 70, "fail"),
        (["fail", "interrupt"], 130, "fail"),
        (["fail", "abort"], 130, "fail"),
        (["fail", "disk"], 6, "fail"),
        (["fail", "ask"], 2, "fail"),
        (["fail"], 2, "fail"),
        (["key", "new", "--nonsense"], 2, "key new"),
        (["key"], 2, "key"),
        (["nonsense"], 2, ""),
        ([], 2, ""),
    ],
)
def test_every_failure_has_its_exit_code_and_its_json(capsys, words, code, command):
    assert run([*words, "--json"], SAMPLE) == code
    failure = envelope(capsys)
    assert (failure["exit_code"], failure["command"]) == (code, command)
    assert failure["error"] == failure["findings"][0]
    assert failure["error"]["remedy"]
    assert run(words, SAMPLE) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()


def test_clicks_own_exit_keeps_its_number():
    assert run(["fail", "exit"], SAMPLE) == 4


def test_a_usage_error_is_said_in_three_lines(capsys):
    run(["key", "new", "--nonsense"], SAMPLE)
    assert capsys.readouterr().err == (
        "Error: No such option '--nonsense'.\n"
        "Where: constitution-tool key new\n"
        "What to do: run “constitution-tool key new --help” to see how it is used.\n"
    )


def test_an_interruption_says_that_nothing_was_changed(capsys):
    run(["fail", "interrupt"], SAMPLE)
    assert capsys.readouterr().err.strip() == "Interrupted. Nothing was changed."


def test_a_fault_of_ours_shows_its_trace_only_on_request(capsys):
    run(["fail", "bug"], SAMPLE)
    assert "Traceback" not in capsys.readouterr().err
    run(["fail", "bug", "--verbose"], SAMPLE)
    assert "Traceback" in capsys.readouterr().err


def test_a_dry_run_prints_the_plan_and_does_nothing(root, capsys):
    assert run(["write", "--dry-run"], SAMPLE) == 0
    said = capsys.readouterr()
    assert said.out == "Write source/new.md (6 bytes)\n"
    assert "Nothing was changed." in said.err
    assert not (root / "source" / "new.md").exists()
    assert not (root / ".constitution-tool").exists()
    assert run(["write", "-n", "--json"], SAMPLE) == 0
    dry = envelope(capsys)["plan"]
    assert run(["write", "--json", "-q"], SAMPLE) == 0
    assert envelope(capsys)["plan"] == dry
    assert (root / "source" / "new.md").read_bytes() == b"no day"


def test_a_plan_with_an_error_is_not_carried_out(root):
    assert run(["plan-wrong"], SAMPLE) == 1
    assert not (root / "source" / "new.md").exists()


def test_dates_are_written_one_way(root, capsys):
    assert run(["write", "--as-at", "2026-05-20"], SAMPLE) == 0
    assert (root / "source" / "new.md").read_text() == "2026-05-20"
    for wrong in ("20260520", "20/5/2026", "2026-02-30", "2026-W01-1"):
        assert run(["write", "--as-at", wrong], SAMPLE) == 2
        assert "2026-05-20" in capsys.readouterr().err


def test_the_folder_can_be_named_before_or_after_the_command(root, capsys, monkeypatch):
    monkeypatch.chdir("/")
    assert run(["say", "x"], SAMPLE) == 2
    assert "no constitution" in capsys.readouterr().err
    assert run(["-C", str(root), "say", "x"], SAMPLE) == 0
    assert run(["say", "x", "--root", str(root / "source")], SAMPLE) == 0
    assert run(["key", "new", "-C", str(root)], SAMPLE) == 0
    assert capsys.readouterr().out.endswith(f"key new\n{root}\n")


def test_what_comes_after_two_dashes_is_no_option(capsys):
    assert run(["say", "--", "--json"], SAMPLE) == 0
    assert capsys.readouterr().out == "--json\n"


def test_the_terminal_obeys_no_text(capsys):
    run(["say", "a\x1b]0;b\x07\u202ec"], SAMPLE)
    assert capsys.readouterr().out == "a\\x1b]0;b\\x07\\u202ec\n"


def test_help_lists_every_command_and_imports_none(capsys):
    assert run(["--help"], SAMPLE) == 0
    printed = capsys.readouterr().out
    assert "Never imported by the help." in printed
    assert printed.index("say") < printed.index("write") < printed.index("ghost")
    assert run(["key", "--help"], SAMPLE) == 0
    assert "Make a key." in capsys.readouterr().out
    assert run(["say", "--help"], SAMPLE) == 0
    printed = capsys.readouterr().out
    assert "--json" in printed
    assert "--twice" in printed
    assert "--dry-run" not in printed


def test_the_version_is_printed(capsys):
    assert run(["--version"], SAMPLE) == 0
    assert capsys.readouterr().out.startswith("constitution-tool 0.")


@pytest.mark.parametrize("name", sorted(TABLE.commands))
def test_every_command_is_there_and_begins_its_help_with_its_summary(name: str):
    entry = TABLE.commands[name]
    found = load(entry.where)
    assert name.rsplit(" ", maxsplit=1)[-1] == found.name
    assert " ".join((found.help or "").split()).startswith(entry.summary)
    assert " " not in name or name.split(" ", maxsplit=1)[0] in TABLE.groups


# --- the real program, in its own process -----------------------------------------------------

START = (
    "import sys; sys.path.insert(0, {tests!r});"
    "from constitution_tool.cli.main import run, use_utf8;"
    "from unit.cli.test_frame import SAMPLE; use_utf8(); sys.exit(run(sys.argv[1:], SAMPLE))"
)


def program(root: Path, *words: str, **environment: str) -> subprocess.Popen:
    start = START.format(tests=str(Path(__file__).parents[2]))
    return subprocess.Popen(
        [sys.executable, "-c", start, *words],
        cwd=root,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_any_letter_is_printed_on_any_console(root):
    with program(root, "say", "ŵ“”", LC_ALL="C.UTF-8", PYTHONIOENCODING="ascii") as started:
        printed, _ = started.communicate()
    assert printed.decode("utf-8") == "ŵ“”\n"
    assert started.returncode == 0


def test_a_reader_that_goes_away_is_no_fault(root):
    with program(root, "say", "x" * 100_000, "--twice", "-q") as started:
        assert started.stdout is not None
        started.stdout.close()
        assert started.stderr is not None
        assert started.stderr.read() == b""
        assert started.wait() == 0


def test_the_shell_can_complete_commands_and_options(root):
    def complete(*words: str) -> list[str]:
        settings = {
            "_CONSTITUTION_TOOL_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(["constitution-tool", *words]),
            "COMP_CWORD": str(len(words)),
        }
        with program(root, **settings) as started:
            printed, _ = started.communicate()
        return printed.decode().split()

    assert complete("gh") == ["plain,ghost"]
    assert complete("key", "n") == ["plain,new"]
    assert "plain,--twice" in complete("say", "--t")


def test_no_colour_and_no_moving_line_unless_a_person_reads(root):
    with program(root, "write", FORCE_COLOR="1") as started:
        printed, said = started.communicate()
    assert b"\x1b" not in printed + said
    assert said.decode().splitlines()[0] == "Thinking"


def test_the_help_is_quick_because_it_loads_nothing():
    code = (
        "import sys; from constitution_tool.cli.main import run; run(['--help']);"
        "slow = ('git', 'rich', 'docx', 'typst', 'lxml', 'jinja2', 'cryptography');"
        "sys.exit(any(name in sys.modules for name in slow))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are made otherwise there")
@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_a_person_at_a_terminal_is_offered_the_menu_and_colours(root, no_colour, coloured):
    import pty  # noqa: PLC0415 - not there on Windows

    ours, theirs = pty.openpty()
    start = START.format(tests=str(Path(__file__).parents[2]))
    done = subprocess.run(
        [sys.executable, "-c", start],
        cwd=root,
        env={**os.environ, "NO_COLOR": no_colour, "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert said.splitlines()[0] == root.name
    assert ("\x1b[" in said) == coloured
    assert "It was said." in said
