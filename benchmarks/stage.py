"""How long does one stage take, and how much memory? Run alone in a process; prints JSON."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import TYPE_CHECKING

from generate import amendments
from large import Large, Run, clean
from markdown_it import MarkdownIt
from record import DELEGATION, Desk
from record_stages import STAGES as RECORD
from revision_stages import STAGES as REVISIONS
from word_stages import STAGES as WORD

from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.named import targets_of
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.check import check_amendment
from constitution_tool.engine.colliding.conflicts import conflicts
from constitution_tool.engine.comparing.compare import compare
from constitution_tool.engine.comparing.excerpt import excerpts
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.source import read_source
from constitution_tool.model.decision import Delegation
from constitution_tool.model.instrument import Index
from constitution_tool.notation.text.printer import print_instrument
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.pdf.document import pdf, set_pages
from constitution_tool.publish.word.document import word

if TYPE_CHECKING:
    from collections.abc import Callable


def _outside(command: list[str]) -> None:
    if not shutil.which(command[0]):
        raise SystemExit(f"{command[0]} is not here")
    subprocess.run(command, check=True, capture_output=True)


def _markdown(large: Large) -> Run:
    engine = MarkdownIt("commonmark").enable("table").disable("inline")
    return lambda: [engine.parse(text) for text in large.texts]


def _print(large: Large) -> Run:
    base = large.parsed()
    return lambda: [print_instrument(one) for one in base.instruments]


def _amend(large: Large) -> Run:
    base, changes = large.changed()
    return lambda: amend(base, changes)


def _amend_steps(large: Large) -> Run:
    base, changes = large.changed()
    return lambda: amend_steps(base, (changes,))


def _compare(large: Large) -> Run:
    base, after = large.pair()
    return lambda: compare(base, after)


def _redline(large: Large) -> Run:
    base, after = large.pair()
    return lambda: redline(base, (Step(entry=0, text=after),))


def _redline_steps(large: Large) -> Run:
    base, changes = large.changed()
    applied = amend_steps(base, (changes,))
    steps = tuple(Step(entry=number, text=one.text) for number, one in enumerate(applied, 1))
    return lambda: redline(base, steps)


def _conflicts(large: Large) -> Run:
    """Time the judging of 100 amendments of ten instructions; each meets the next in a clause."""
    return _colliding(large, 1)


def _conflicts_more(large: Large) -> Run:
    """Time the same where each meets the next two: 200 collisions."""
    return _colliding(large, 2)


def _colliding(large: Large, following: int) -> Run:
    base = large.parsed()
    apart = amendments(base, 100, 10)
    pending = [
        with_expectations(
            base,
            replace(
                one,
                entries=(
                    *one.entries[: 10 - following],
                    *(apart[(at + n) % 100].entries[n - 1] for n in range(1, following + 1)),
                ),
            ),
        )
        for at, one in enumerate(apart)
    ]

    def run() -> None:
        if len(conflicts(base, pending).pairs) != len(pending) * following:
            raise SystemExit("the collisions were not all found")

    return run


def _excerpts(large: Large) -> Run:
    """Time what the schedule shows of each change, one entry a clause."""
    base, changes = large.changed()
    before, after = Index(base), Index(amend(base, changes))
    ids = [target.id for entry in changes.entries for target in targets_of(entry.instruction)]
    entries = {id_: number for number, id_ in enumerate(ids, 1)}
    return lambda: excerpts(before, after, entries)


def _verify(large: Large) -> Run:
    """Time the replay of a founding, a delegation and 20 amendments of 12 clauses each."""
    desk = Desk(large.texts)
    desk.found()
    for one in amendments(desk.now.draft, 20, 12 * large.scale):
        desk.enter(one)

    def run() -> None:
        if verify(desk.files).errors:
            raise SystemExit("the record does not hold")

    return run


def _enter(large: Large) -> Run:
    """Time the entering of 100 signed amendments of ten instructions, each by every rule.

    Each is judged (its signatures, what it expects, what it leaves) and checked, as `amendment
    apply` does; every one changes all ten instruments. They are written and signed before.
    """
    desk = Desk(large.texts)
    desk.found()
    ids = [desk.sign(one) for one in amendments(desk.now.draft, 100, 10)]
    law = read_source(desk.files).law
    delegation = desk.register.decisions[DELEGATION].value

    def run() -> None:
        for id_ in ids:
            amendment = desk.register.amendments[id_].value
            given = delegation if isinstance(delegation, Delegation) else None
            if check_amendment(desk.now.draft, amendment, law, given):
                raise SystemExit("an amendment is not as it must be")
            desk.put_on_record(id_)

    return run


def _pdf(large: Large) -> Run:
    sheet = clean(large.parsed())
    return lambda: pdf(sheet)


def _typst(large: Large) -> Run:
    """Time the compiler on the data we hand it, without our checks and proofs."""
    sheet = clean(large.parsed())
    data = json.dumps(sheet_data(sheet), ensure_ascii=False)
    noon = datetime.combine(sheet.day, time_of_day(12), tzinfo=UTC)
    return lambda: set_pages(data, noon)


def _pandoc(large: Large) -> Run:
    source, made = large.folder / "all.md", large.folder / "a.docx"
    source.write_text("\n".join(large.texts), encoding="utf-8")
    return lambda: _outside(["pandoc", "-f", "gfm", str(source), "-o", str(made)])


def _libreoffice(large: Large) -> Run:
    made = large.folder / "b.docx"
    made.write_bytes(word(clean(large.parsed())))
    home = f"-env:UserInstallation=file://{large.folder}/profile"
    to = ["--headless", "--convert-to", "pdf", "--outdir", str(large.folder)]
    return lambda: _outside(["soffice", home, *to, str(made)])


STAGES: dict[str, Callable[[Large], Run]] = {
    "markdown-it-py alone": _markdown,
    "parse": lambda large: large.parsed,
    "print": _print,
    "amend": _amend,
    "amend, keeping each step": _amend_steps,
    "compare": _compare,
    "tracked changes (model)": _redline,
    "tracked changes, a step each": _redline_steps,
    "schedule excerpts, one each": _excerpts,
    "conflicts among 100 amendments": _conflicts,
    "conflicts among 100, 200 collisions": _conflicts_more,
    "enter 100 amendments of ten": _enter,
    "verify: 20 amendments entered": _verify,
    **REVISIONS,
    **RECORD,
    **WORD,
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
        run = STAGES[name](Large(scale, Path(folder)))
        start, worked = time.perf_counter(), _worked()
        run()
        wall, cpu = time.perf_counter() - start, _worked() - worked
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"wall": wall, "cpu": cpu, "mb": max(own, children) / 1024}))


if __name__ == "__main__":
    main()
