"""How long does one stage take, and how much memory? Run alone in a process; prints JSON."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import TYPE_CHECKING

from generate import amendment, amendments, texts
from markdown_it import MarkdownIt
from record import Desk

from constitution_tool.engine.amending.amend import amend, amend_steps, targets_of
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.comparing.compare import compare
from constitution_tool.engine.comparing.excerpt import excerpt
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.passage import Flow, Piece
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.pdf.document import pdf, set_pages
from constitution_tool.publish.word.document import word

if TYPE_CHECKING:
    from constitution_tool.model.amendment import Amendment

Run = Callable[[], object]
"""What is timed."""


class Bench:
    """The text all stages share, made before the clock starts."""

    def __init__(self, scale: int, folder: Path) -> None:
        self.texts = texts(scale)
        self.scale = scale
        self.folder = folder

    def parsed(self) -> Constitution:
        """Read the whole text into the model."""
        return Constitution(
            instruments=tuple(
                parse_instrument(text, f"source/p{number}.md").instrument
                for number, text in enumerate(self.texts, start=1)
            )
        )

    def changed(self) -> tuple[Constitution, Amendment]:
        """Give the text and an amendment of 250 clauses of it."""
        base = self.parsed()
        return base, amendment(base, 250 * self.scale)


def _sheet(printed: Flow, *, contents: bool) -> Sheet:
    return Sheet(
        file="Benchmark",
        council="Exampleshire Council",
        kicker="Benchmark",
        title="A large constitution",
        status="Not a real text.",
        notice="Made to measure.",
        opening=((Piece(text="Made to measure."),),),
        body=TextBody(flow=printed, contents=contents),
        day=date(2026, 1, 1),
    )


def _clean(bench: Bench) -> Sheet:
    return _sheet(flow(bench.parsed()), contents=True)


def _tracked(bench: Bench) -> Sheet:
    base, changes = bench.changed()
    after = amend(base, changes)
    return _sheet(redline(base, (Step(entry=0, text=after),)), contents=False)


def _outside(command: list[str]) -> None:
    if not shutil.which(command[0]):
        raise SystemExit(f"{command[0]} is not here")
    subprocess.run(command, check=True, capture_output=True)


def _markdown(bench: Bench) -> Run:
    engine = MarkdownIt("commonmark").enable("table").disable("inline")
    return lambda: [engine.parse(text) for text in bench.texts]


def _print(bench: Bench) -> Run:
    base = bench.parsed()
    return lambda: [print_instrument(one) for one in base.instruments]


def _amend(bench: Bench) -> Run:
    base, changes = bench.changed()
    return lambda: amend(base, changes)


def _amend_steps(bench: Bench) -> Run:
    base, changes = bench.changed()
    return lambda: amend_steps(base, (changes,))


def _compare(bench: Bench) -> Run:
    base, changes = bench.changed()
    after = amend(base, changes)
    return lambda: compare(base, after)


def _redline(bench: Bench) -> Run:
    base, changes = bench.changed()
    after = amend(base, changes)
    return lambda: redline(base, (Step(entry=0, text=after),))


def _redline_steps(bench: Bench) -> Run:
    base, changes = bench.changed()
    applied = amend_steps(base, (changes,))
    steps = tuple(Step(entry=number, text=one.text) for number, one in enumerate(applied, 1))
    return lambda: redline(base, steps)


def _excerpts(bench: Bench) -> Run:
    """Time what the schedule shows of each change, one entry a clause."""
    base, changes = bench.changed()
    after = amend(base, changes)
    ids = [target.id for entry in changes.entries for target in targets_of(entry.instruction)]
    return lambda: [excerpt(base, after, number, id_, ids) for number, id_ in enumerate(ids, 1)]


def _verify(bench: Bench) -> Run:
    """Time the replay of a founding, a delegation and 20 amendments of 12 clauses each."""
    desk = Desk(bench.texts)
    desk.found()
    for one in amendments(desk.draft, 20, 12 * bench.scale):
        desk.enter(one)

    def run() -> None:
        if verify(desk.files).errors:
            raise SystemExit("the record does not hold")

    return run


def _word(bench: Bench) -> Run:
    sheet = _clean(bench)
    return lambda: word(sheet)


def _tracked_word(bench: Bench) -> Run:
    sheet = _tracked(bench)
    return lambda: word(sheet)


def _zip(bench: Bench) -> Run:
    parts = unpack(word(_clean(bench)))
    return lambda: pack(parts)


def _pdf(bench: Bench) -> Run:
    sheet = _clean(bench)
    return lambda: pdf(sheet)


def _typst(bench: Bench) -> Run:
    """Time the compiler on the data we hand it, without our checks and proofs."""
    sheet = _clean(bench)
    data = json.dumps(sheet_data(sheet), ensure_ascii=False)
    noon = datetime.combine(sheet.day, time_of_day(12), tzinfo=UTC)
    return lambda: set_pages(data, noon)


def _pandoc(bench: Bench) -> Run:
    source, made = bench.folder / "all.md", bench.folder / "a.docx"
    source.write_text("\n".join(bench.texts), encoding="utf-8")
    return lambda: _outside(["pandoc", "-f", "gfm", str(source), "-o", str(made)])


def _libreoffice(bench: Bench) -> Run:
    made = bench.folder / "b.docx"
    made.write_bytes(word(_clean(bench)))
    home = f"-env:UserInstallation=file://{bench.folder}/profile"
    to = ["--headless", "--convert-to", "pdf", "--outdir", str(bench.folder)]
    return lambda: _outside(["soffice", home, *to, str(made)])


STAGES: dict[str, Callable[[Bench], Run]] = {
    "markdown-it-py alone": _markdown,
    "parse": lambda bench: bench.parsed,
    "print": _print,
    "amend": _amend,
    "amend, keeping each step": _amend_steps,
    "compare": _compare,
    "tracked changes (model)": _redline,
    "tracked changes, a step each": _redline_steps,
    "schedule excerpts, one each": _excerpts,
    "verify: 20 amendments entered": _verify,
    "Word floor: zip the same parts": _zip,
    "Word": _word,
    "tracked Word": _tracked_word,
    "pandoc Markdown to Word": _pandoc,
    "typst alone, same data": _typst,
    "PDF": _pdf,
    "LibreOffice Word to PDF": _libreoffice,
}


def _worked() -> float:
    """Give the seconds of processor time used so far, by programs that were run as well."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    """Time the stage named on the command line."""
    name, scale = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        run = STAGES[name](Bench(scale, Path(folder)))
        start, worked = time.perf_counter(), _worked()
        run()
        wall, cpu = time.perf_counter() - start, _worked() - worked
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"wall": wall, "cpu": cpu, "mb": max(own, children) / 1024}))


if __name__ == "__main__":
    main()
