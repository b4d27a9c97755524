"""How one placed paragraph is written: properties, bookmark, number, words, ends of moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act
from constitution_tool.ooxml.markup import changed_look, escape, mark
from constitution_tool.publish.standing import Standing, standing
from constitution_tool.publish.word.bench import former
from constitution_tool.publish.word.figure import figure_run
from constitution_tool.publish.word.runs import label_runs, runs

if TYPE_CHECKING:
    from constitution_tool.publish.word.bench import Bench
    from constitution_tool.publish.word.moves import Range
    from constitution_tool.publish.word.paragraph import Para
    from constitution_tool.publish.word.placing import Placed


def block(placed: Placed, bench: Bench) -> str:
    """Write a paragraph that is no end of a move.

    Raises:
        Malformed: it calls a footnote that there is not.
        LawBroken: it bears a mark of an entry that the schedule does not have, or shows a picture
            that was not handed over.
    """
    para = placed.para
    start, end = _bookmark(para, bench)
    words = label_runs(para.label, bench, para.clause) + _content(para, bench)
    return f"<w:p><w:pPr>{_properties(placed, bench)}</w:pPr>{start}{words}{end}</w:p>"


def moved_block(placed: Placed, bench: Bench, opens: Range | None, closes: Range | None) -> str:
    """Write a paragraph at an end of a move; the number stands outside the move's range.

    Raises:
        Malformed, LawBroken: as of `block`.
    """
    para = placed.para
    start, end = _bookmark(para, bench)
    label = label_runs(para.label, bench, para.clause)
    begin = _range_start(opens, bench) if opens else ""
    words = _content(para, bench)
    finish = _range_end(closes, bench) if closes else ""
    kept = _properties(placed, bench)
    return f"<w:p><w:pPr>{kept}</w:pPr>{start}{label}{begin}{words}{end}</w:p>{finish}"


def _content(para: Para, bench: Bench) -> str:
    if para.figure is not None:
        return figure_run(para.figure, bench)
    return runs(para.pieces, bench, para.clause)


def _properties(placed: Placed, bench: Bench) -> str:
    tracked = bench.flat(placed.mark) if placed.shifted else bench.revision(placed.mark)
    own = f"<w:rPr>{mark(tracked, bench.ids)}</w:rPr>" if tracked else ""
    changed = ""
    revision = bench.flat(placed.shifted)
    if revision is not None and placed.before != placed.look:
        changed = changed_look(placed.before, revision, bench.ids)
    return f"{placed.look}{own}{changed}"


def _bookmark(para: Para, bench: Bench) -> tuple[str, str]:
    """Bracket a clause's first paragraph; the place a clause left has a name of its own."""
    if para.clause in bench.standing and standing(para.marks) is Standing.OLD:
        return bench.bracket(former(para.name))
    return bench.bracket(para.name)


def _side(one: Range) -> str:
    return "moveFrom" if one.mark.act is Act.MOVED_FROM else "moveTo"


def _range_start(one: Range, bench: Bench) -> str:
    number = bench.range_id(one.mark)
    name = escape(f"move_{one.mark.move.replace('.', '_')}")
    return f'<w:{_side(one)}RangeStart w:id="{number}"{bench.by(one.mark.entry)} w:name="{name}"/>'


def _range_end(one: Range, bench: Bench) -> str:
    return f'<w:{_side(one)}RangeEnd w:id="{bench.range_id(one.mark)}"/>'
