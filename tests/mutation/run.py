"""Is every refusal missed by some test, when it is switched off? (`just mutate`).

Each refusal in turn is switched off in a process of its own, where the tests that come to it are
run. One that no test misses must be named in `redundant.toml`, with the reason why it may be.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from mutation.reach import Reach
from mutation.refusals import Site, reporting, sites, without

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/constitution_tool"
NAMED = Path(__file__).parent / "redundant.toml"
SCOPE = (
    "engine/authority",
    "engine/checking",
    "notation/register",
    "sshsig",
    "store/archive.py",
    "store/files.py",
    "store/names.py",
    "store/received.py",
    "store/tree.py",
)
"""Where refusals are looked for: what protects the record, and what reads a stranger's files."""
TESTS = (
    "tests/attacks",
    "tests/journeys/test_life_of_an_amendment.py",
    "tests/laws/test_law_09_verify.py",
    "tests/laws/test_law_10_commute_or_collide.py",
    "tests/unit/engine",
    "tests/unit/notation",
    "tests/unit/sshsig",
    "tests/unit/store",
)
ABOUT_WORD = ("tests/attacks/test_hostile_word.py", "tests/attacks/test_reference_document.py")
"""Of the tests above, those that come to none of this, and take long."""
_LONGEST = 180
"""Seconds after which a mutant is taken to hang, and so to be noticed."""
_LIBRARIES = ("click", "cryptography.hazmat.primitives.serialization", "git", "lxml.etree")
"""What every process needs and no mutant is in: loaded once."""


class Verdict(Enum):
    """What became of a refusal that was switched off."""

    NOTICED = "noticed"
    SURVIVED = "survived"
    NEVER_REACHED = "no test comes to it"
    BROKEN = "its tests could not be run"


@dataclass(frozen=True, kw_only=True)
class Reached:
    """The tests that come to each site, the quickest first."""

    tests: Mapping[str, tuple[str, ...]]
    count: int


def refusals() -> list[Site]:
    """Find every refusal in scope."""
    files = [file for name in SCOPE for file in _files(SOURCE / name, "*.py")]
    return [site for file in files for site in sites(file, _module(file).partition(".")[2])]


def _files(place: Path, pattern: str) -> list[Path]:
    """Give a file, or those in a folder and below it."""
    return [place] if place.is_file() else sorted(place.rglob(pattern))


def _module(file: Path) -> str:
    return ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)


# --- processes ----------------------------------------------------------------------------------


Work = tuple[str, Callable[[], int]]
"""What is done in a process of its own, by a name."""


def _in_processes(works: Iterable[Work], jobs: int) -> Iterator[tuple[str, int]]:
    """Do each work in a copy of this process, so many at once, and give their exit codes.

    A process that was stopped (because it took too long) gives -1.
    """
    at_work: dict[int, str] = {}
    for name, work in works:
        if len(at_work) == jobs:
            yield _waited(at_work)
        child = os.fork()
        if not child:
            _alone(work)
        at_work[child] = name
    while at_work:
        yield _waited(at_work)


def _waited(at_work: dict[int, str]) -> tuple[str, int]:
    child, status = os.wait()
    return at_work.pop(child), os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else -1


def _alone(work: Callable[[], int]) -> NoReturn:
    """Do some work, in silence, and leave."""
    code = _FAILED
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        code = work()
    finally:
        os._exit(code)


def _pytest(words: Iterable[str], plugins: Sequence[object] = ()) -> int:
    """Run some tests; nothing of it is remembered for other runs."""
    settings.register_profile("mutate", database=None, derandomize=True)
    options = ["-q", "-x", "-p", "no:xdist", "--hypothesis-profile=mutate", "--tb=no"]
    options += ["-W", "ignore:Module already imported"]
    return int(pytest.main([*options, *words], plugins=[*plugins]))


def trace(found: Sequence[Site], jobs: int) -> Reached:
    """Run every test once, and note which refusals each comes to.

    Raises:
        SystemExit: A test fails before anything is switched off.
    """
    files = sorted({site.path for site in found})
    parts = sorted(str(file.relative_to(ROOT)) for file in _test_files())
    with tempfile.TemporaryDirectory() as folder:
        works = [
            (part, partial(_trace, part, files, Path(folder) / f"{number}.json"))
            for number, part in enumerate(parts)
        ]
        for part, code in _in_processes(works, jobs):
            if code:
                raise SystemExit(f"{part} could not be run")
        read = [json.loads(each.read_text("utf-8")) for each in sorted(Path(folder).iterdir())]
    failed = [name for each in read for name in each["failed"]]
    if failed:
        raise SystemExit("These fail before anything is switched off:\n" + "\n".join(failed))
    tests = sorted((seconds, name, at) for each in read for name, seconds, at in each["tests"])
    come: dict[tuple[str, int], list[str]] = {}
    for _, name, at in tests:
        for file, number in at:
            come.setdefault((file, number), []).append(name)
    chosen = {site.name: tuple(come.get((str(site.path), site.number), ())) for site in found}
    return Reached(tests=chosen, count=len(tests))


def _test_files() -> Iterator[Path]:
    """Find the tests that may come to a refusal: those that speak of what is in scope."""
    spoken_of = ["council", *(name.removesuffix(".py").replace("/", ".") for name in SCOPE)]
    for name in TESTS:
        for file in _files(ROOT / name, "test_*.py"):
            about_word = str(file.relative_to(ROOT)) in ABOUT_WORD
            if not about_word and any(each in file.read_text("utf-8") for each in spoken_of):
                yield file


def _trace(part: str, files: Sequence[Path], noted: Path) -> int:
    reach = Reach()
    sys.meta_path.insert(0, _Finder({_module(file): partial(reporting, file) for file in files}))
    _pytest([part], [reach])
    tests = [(name, reach.seconds[name], sorted(at)) for name, at in reach.refusals.items()]
    noted.write_text(json.dumps({"tests": tests, "failed": reach.failed}), "utf-8")
    return 0


def _mutant(site: Site, tests: Sequence[str]) -> int:
    sys.meta_path.insert(0, _Finder({_module(site.path): partial(without, site)}))
    signal.alarm(_LONGEST)
    return _pytest(tests)


class _Loader(SourceFileLoader):
    """Load a module from another tree than its file holds."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self._tree = tree

    def get_code(self, fullname: str) -> object:  # noqa: ARG002 - the import system passes it
        return compile(self._tree, self.path, "exec", dont_inherit=True)


class _Finder:
    """Find some modules in trees of ours; Python finds every other."""

    def __init__(self, trees: Mapping[str, Callable[[], ast.Module]]) -> None:
        self._trees = trees

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:  # noqa: ARG002 - the import system passes them
        if name not in self._trees:
            return None
        file = str(SOURCE.parent / name.replace(".", "/")) + ".py"
        return spec_from_file_location(name, file, loader=_Loader(name, file, self._trees[name]()))


def judge(found: Sequence[Site], reached: Reached, jobs: int) -> dict[str, Verdict]:
    """Switch each refusal off in turn, and see whether a test misses it."""

    verdicts = {site.name: Verdict.NEVER_REACHED for site in found}
    works = [
        (site.name, partial(_mutant, site, reached.tests[site.name]))
        for site in found
        if reached.tests[site.name]
    ]
    for name, code in _in_processes(works, jobs):
        verdicts[name] = _VERDICTS.get(code, Verdict.NOTICED)
    return verdicts


_FAILED = 70
_VERDICTS = {
    pytest.ExitCode.OK: Verdict.SURVIVED,
    pytest.ExitCode.USAGE_ERROR: Verdict.BROKEN,
    pytest.ExitCode.NO_TESTS_COLLECTED: Verdict.BROKEN,
    _FAILED: Verdict.BROKEN,
}
"""What the code of a process says; whatever else it is, a test failed, or took too long."""


# --- what is said -------------------------------------------------------------------------------


def named() -> dict[str, str]:
    """Read which refusals are redundant layers, and why."""
    listed = tomllib.loads(NAMED.read_text("utf-8")).get("layer", [])
    return {each["refusal"]: each["reason"] for each in listed}


def table(verdicts: Mapping[str, Verdict], layers: Mapping[str, str]) -> list[str]:
    """Write the figures, a row for each folder."""
    rows: dict[str, Counter[str]] = {}
    for name, verdict in verdicts.items():
        where = name.partition(":")[0].rpartition(".")[0].replace(".", "/")
        missed = "named" if name in layers else "survived"
        row = "noticed" if verdict is Verdict.NOTICED else missed
        rows.setdefault(where, Counter())[row] += 1
    lines = ["| where | refusals | noticed | named | survived |", "|---|--:|--:|--:|--:|"]
    total: Counter[str] = sum(rows.values(), Counter())
    for where, row in [*sorted(rows.items()), ("all", total)]:
        figures = (sum(row.values()), row["noticed"], row["named"], row["survived"])
        lines.append(f"| {where} | " + " | ".join(map(str, figures)) + " |")
    return lines


def main() -> int:
    """Run the check on everything, or on the refusals whose names hold some words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="parts of the names of refusals")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    for library in _LIBRARIES:
        import_module(library)
    words = asked.words or [""]
    found = [site for site in refusals() if any(word in site.name for word in words)]
    start = time.monotonic()
    reached = trace(found, asked.jobs)
    verdicts = judge(found, reached, asked.jobs)
    layers = named()
    survived = [name for name, verdict in verdicts.items() if verdict is not Verdict.NOTICED]
    wrong = [
        f"No test misses {name} ({verdicts[name].value}): write one, or name it in {NAMED.name}."
        for name in survived
        if name not in layers
    ]
    known = {site.name for site in refusals()}
    wrong += [
        f"{NAMED.name} names {name}: "
        + ("a test does miss it." if name in known else "it is gone.")
        for name in layers
        if name not in known or (name in verdicts and name not in survived)
    ]
    spent = f"{len(found)} refusals, {reached.count} tests, {time.monotonic() - start:.0f} seconds."
    sys.stdout.write("\n".join([*table(verdicts, layers), "", spent, *wrong]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
