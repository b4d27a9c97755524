"""Law 5, on the text as printed: accept every mark and it is the new text, reject and the old."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import histories
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Side, Step, redline, resolve
from constitution_tool.errors import Malformed
from constitution_tool.model.instrument import Constitution, Instrument
from constitution_tool.model.passage import Act, Grid, Passage, Picture, Title
from edits import chains
from hunting import examples

SLOW = examples(60)


def printable(*texts):
    try:
        return [flow(text) for text in texts]
    except Malformed:
        assume(condition=False)


def marks(printed):
    match printed:
        case Title() | Passage():
            pieces = (*printed.pieces, *getattr(printed, "label", ()))
            yield from (printed.marks, *(piece.marks for piece in pieces))
        case Picture():
            yield printed.marks
        case Grid():
            for row in (*printed.header, *printed.rows):
                yield row.marks
                for cell in row.cells:
                    for passage in cell.passages:
                        yield from marks(passage)


@SLOW
@given(st.data())
def test_every_mark_accepted_or_rejected_gives_each_text(data):
    """Law 5, over chains of steps, against the texts printed clean by themselves."""
    texts = data.draw(chains())
    flows = printable(*texts)
    entries = data.draw(st.lists(st.integers(1, 4), min_size=9, max_size=9).map(sorted))
    steps = tuple(Step(entry=e, text=t) for e, t in zip(entries, texts[1:], strict=False))
    marked = redline(texts[0], steps)
    assert resolve(marked, Side.OLD) == flows[0]
    assert resolve(marked, Side.NEW) == flows[-1]
    used = {step.entry for step in steps}
    found = [one for printed in marked.printed for one in marks(printed)]
    assert all(mark.entry in used for one in found for mark in one)
    for one in found:
        acts = [mark.act for mark in one]
        assert acts in (
            [],
            *([act] for act in Act),
            [Act.MOVED_FROM, Act.DELETED],
            [Act.MOVED_TO, Act.ADDED],
        )


@SLOW
@given(chains(longest=1))
def test_a_text_against_itself_has_no_mark(texts):
    """No change, no mark: not even where the text is a copy."""
    flows = printable(texts[0])
    copy = Constitution(
        instruments=tuple(
            Instrument(
                id=i.id, number=i.number, title=i.title, clauses=i.clauses, footnotes=i.footnotes
            )
            for i in texts[0].instruments
        )
    )
    assert redline(texts[0], (Step(entry=1, text=copy),)) == flows[0]


@SLOW
@given(chains(longest=2))
def test_a_change_undone_has_no_mark(texts):
    """There and back again leaves the first text, unmarked but for its whole paragraphs."""
    flows = printable(*texts)
    steps = tuple(Step(entry=n, text=t) for n, t in enumerate([*texts[1:], texts[0]], 1))
    marked = redline(texts[0], steps)
    assert resolve(marked, Side.NEW) == flows[0] == resolve(marked, Side.OLD)


@SLOW
@given(st.data())
def test_one_instrument_of_several_obeys_the_law_by_itself(data):
    """Law 5, when a clause may have moved to an instrument that is not shown."""
    texts = data.draw(chains())
    printable(*texts)
    ids = sorted({i.id for text in (texts[0], texts[-1]) for i in text.instruments})
    name = data.draw(st.sampled_from(ids))
    marked = redline(texts[0], tuple(Step(entry=1, text=t) for t in texts[1:]), (name,))
    acts = [mark for p in marked.printed for one in marks(p) for mark in one if mark.move]
    ends = {mark.move: set() for mark in acts}
    for mark in acts:
        ends[mark.move].add(mark.act)
    assert all(pair == {Act.MOVED_FROM, Act.MOVED_TO} for pair in ends.values())


@pytest.mark.parametrize("name", histories.NAMES)
def test_the_history_of_a_real_constitution_obeys_the_law(name):
    """Law 5 on other people's constitutions, version by version and all at once."""
    texts = histories.history(name)
    for old, new in histories.pairs(name):
        marked = redline(old, (Step(entry=0, text=new),))
        assert resolve(marked, Side.OLD) == flow(old)
        assert resolve(marked, Side.NEW) == flow(new)
    marked = redline(texts[0], tuple(Step(entry=n, text=t) for n, t in enumerate(texts[1:], 1)))
    assert resolve(marked, Side.OLD) == flow(texts[0])
    assert resolve(marked, Side.NEW) == flow(texts[-1])
