"""Random values of the law, small by default: words, blocks, clauses, instruments, constitutions.

Everything drawn here can be written down: what the notation refuses is not drawn.
"""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from constitution_tool.errors import Malformed
from constitution_tool.model.block import Align, Bullets, Cell, Image, Paragraph, Table
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import (
    Clause,
    Constitution,
    Footnote,
    Instrument,
    Kind,
)
from constitution_tool.model.words import Face, LineBreak, NoteMark, Reference, Text, Words
from constitution_tool.notation.text.inline import write

ORDINARY = (
    "the Council",
    "Members",
    "officers",
    "must",
    "five clear days",
    "Standards Committee",
    "Officer's",
    "“any guidance”",
    "the Members’ Code",
    "his/her",
    "£1,000",
    "Chief Officer /Head of Service",
    "café",
    "(real and perceived)",
    "; and",
)
AWKWARD = (
    "1. The",
    "i. e.",
    "1972 Act",
    "A Member",
    "- dash",
    "+",
    "#",
    "## two",
    "> quoted",
    "---",
    "===",
    "| a | b |",
    "|---|",
    "~~~",
    "*",
    "**bold",
    "_under_",
    "snake_case",
    "`code`",
    "[insert]",
    "[a](b)",
    "![x](y)",
    "[^1]: note",
    "<b>",
    "5 < 6",
    "&amp;",
    "R&D",
    "\\",
    "a\\",
    "{#c1.00001}",
    "{cols=2}",
    "{#x -}",
    "wow!",
    "http://a.b/c_d_e",
    "+++",
    "4.2",
    "(a)",
    "8A.",
    "\u00a0",
    "ﬁ",
)
NUMBERS = (
    *("", "i.", "ii.", "a)", "(a)", "(ii)", "1.", "12.", "8A", "8A.", "4.2", "4.2A", "4.2.7.1"),
    *("A14.03", "APR10.2", "(a)(i)(A)", "AA.", "(BB)", "A1", "A1.", "10A", "1)", "[1]", "xiv."),
)
ODD_NUMBERS = ("8", "A", "AA", "Article", "*1", "-", "#", "§4", "1972", "i.e.", "a_b_", "[^1]")
INSTRUMENT_IDS = ("c1", "c2", "rules")
LINKS = ("", "", "", "#", "https://example.org/a_b?c=1&d=2", "mailto:a@b.example", "#c1.00001")


def texts(*, awkward: bool = True) -> st.SearchStrategy[str]:
    """Draw words as characters, on one line."""
    pieces = st.sampled_from(ORDINARY + (AWKWARD if awkward else ()))
    plain = st.lists(pieces, min_size=1, max_size=4).map(" ".join)
    if not awkward:
        return plain
    noise = st.text(alphabet="ab 1.)*_[](){}<>&!#-+|~`:=^\\'’é", min_size=1, max_size=12)
    return st.one_of(plain, plain, noise)


def clause_ids(instrument: str) -> st.SearchStrategy[ClauseId]:
    """Draw ids that an instrument drawn here is likely to have."""
    return st.integers(0, 5).map(lambda n: ClauseId(f"{instrument}.{n:05d}"))


@st.composite
def runs(draw, *, instrument="c1", notes=(), awkward=True, lines=True):
    """Draw runs of words with emphasis, links, references, notes and line breaks."""
    faces = st.sampled_from([*([Face.PLAIN] * 5), Face.STRONG, Face.EMPHASIS, *Face])
    kinds = ["text"] * 6 + ["reference"] + ["break"] * lines + ["note"] * bool(notes)
    found = []
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4)):
        if kind == "text":
            text, link = draw(texts(awkward=awkward)), draw(st.sampled_from(LINKS))
            found.append(Text(text=text, face=draw(faces), link=link))
        elif kind == "reference":
            found.append(Reference(target=draw(clause_ids(instrument)), face=draw(faces)))
        elif kind == "note":
            found.append(NoteMark(label=draw(st.sampled_from(notes))))
        else:
            found.append(LineBreak())
    return tuple(found)


@st.composite
def words(draw, *, instrument="c1", notes=(), awkward=True, lines=True):
    """Draw words in canonical notation, not empty."""
    if draw(st.integers(0, 2)):
        written = write((Text(text=draw(texts(awkward=awkward))),))
    else:
        drawn = draw(runs(instrument=instrument, notes=notes, awkward=awkward, lines=lines))
        try:
            written = write(drawn)
        except Malformed:
            written = Words("words")
    assume(written)
    return written


@st.composite
def _paragraphs(draw, context):
    return Paragraph(words=draw(words(**context)))


@st.composite
def _bullets(draw, context, depth):
    items = []
    for _ in range(draw(st.integers(1, 2))):
        more = () if depth == 0 else draw(_block_lists(context, depth - 1, largest=1))
        items.append((draw(_paragraphs(context)), *more))
    return Bullets(items=tuple(items))


@st.composite
def _cells(draw, context, depth, *, simple, cols=1, rows=1):
    if simple:
        one = {**context, "lines": False}
        return Cell(blocks=draw(st.sampled_from([(), (draw(_paragraphs(one)),)])))
    blocks = draw(_block_lists(context, depth - 1, largest=2)) if depth else ()
    return Cell(
        blocks=blocks or draw(st.sampled_from([(), (draw(_paragraphs(context)),)])),
        cols=cols,
        rows=rows,
    )


@st.composite
def _even_rows(draw, context, depth, *, width, count):
    """Draw rows whose cells, spans counted, fill every column of every row."""
    reaching = [0] * width
    found = []
    for left in range(count, 0, -1):
        line = []
        while 0 in reaching:
            at = reaching.index(0)
            cols = 2 if reaching[at : at + 2] == [0, 0] and draw(st.booleans()) else 1
            rows = min(left, draw(st.sampled_from([1, 1, 2])))
            line.append(draw(_cells(context, depth, simple=False, cols=cols, rows=rows)))
            reaching[at : at + cols] = [rows] * cols
        reaching = [each - 1 for each in reaching]
        found.append(tuple(line))
    return found


@st.composite
def _uneven_rows(draw, context, depth, *, width, count):
    """Draw rows of any cells: the notation holds them, and every paper refuses them."""
    spans = st.fixed_dictionaries(
        {"cols": st.sampled_from([1, 1, 2]), "rows": st.sampled_from([1, 1, 3])}
    )
    row = st.lists(spans, max_size=width)
    return [
        tuple(draw(_cells(context, depth, simple=False, **each)) for each in draw(row))
        for _ in range(count)
    ]


@st.composite
def tables(draw, context, depth=1):
    """Draw a table: simple, with spans, or one in four of no shape a page can have."""
    shape = draw(st.sampled_from(["simple", "even", "even", "uneven"]))
    width = draw(st.integers(1, 3))
    count = draw(st.integers(0, 2))
    headers = 1 if shape == "simple" else draw(st.integers(0, 2))
    if shape == "simple":
        row = st.tuples(*[_cells(context, depth, simple=True)] * width)
        header, rows = [draw(row)], [draw(row) for _ in range(count)]
    else:
        drawn = _even_rows if shape == "even" else _uneven_rows
        header, rows = (
            draw(drawn(context, depth, width=width, count=each)) for each in (headers, count)
        )
    align = draw(st.lists(st.sampled_from(Align), min_size=width, max_size=width).map(tuple))
    if set(align) == {Align.DEFAULT}:
        align = ()
    return Table(header=tuple(header), rows=tuple(rows), align=align)


IMAGES = st.builds(
    Image,
    path=st.sampled_from(["images/a.png", "a_b.png"]),
    alternative=st.sampled_from(["A chart", "", "[x] *y* & <b>", "a_b", "](z)"]),
)


@st.composite
def _block_lists(draw, context, depth, *, largest=2):
    choices = [_paragraphs(context), _paragraphs(context), _bullets(context, depth), IMAGES]
    if depth:
        choices.append(tables(context, depth - 1))
    return tuple(draw(st.lists(st.one_of(*choices), max_size=largest)))


def blocks(*, instrument="c1", notes=(), awkward=True) -> st.SearchStrategy[tuple]:
    """Draw blocks as they stand in a clause."""
    context = {"instrument": instrument, "notes": notes, "awkward": awkward, "lines": True}
    return st.sampled_from([1, 1, 1, 2]).flatmap(lambda depth: _block_lists(context, depth))


class _Drawing:
    """What the clauses of one instrument share while they are drawn."""

    def __init__(self, draw, instrument, notes, *, awkward):
        self.draw = draw
        self.instrument = instrument
        self.context = {"instrument": instrument, "notes": notes, "awkward": awkward}
        numbers = NUMBERS + (ODD_NUMBERS if awkward else ())
        self.numbers = st.sampled_from(numbers)
        self.used = 0

    def fresh(self):
        self.used += 1
        return ClauseId(f"{self.instrument}.{self.used - 1:05d}")

    def some(self, largest):
        return range(self.draw(st.integers(0, largest)))

    def blocks(self):
        few = self.draw(st.sampled_from([False, False, False, True]))
        return self.draw(blocks(**self.context)) if few else ()

    def item(self, depth):
        clause_id, number = self.fresh(), self.draw(self.numbers)
        first = self.draw(words(**self.context)) if self.draw(st.integers(0, 9)) else Words("")
        children = tuple(self.item(depth - 1) for _ in self.some(2)) if depth else ()
        return Clause(
            id=clause_id,
            kind=Kind.ITEM,
            number=number,
            heading=Words(""),
            opening=(Paragraph(words=first), *self.blocks()),
            children=children,
            closing=self.blocks() if children else (),
        )

    def heading(self, depth):
        clause_id, number = self.fresh(), self.draw(self.numbers)
        items = tuple(self.item(1) for _ in self.some(2))
        below = tuple(self.heading(depth - 1) for _ in self.some(2)) if depth else ()
        return Clause(
            id=clause_id,
            kind=Kind.HEADING,
            number=number,
            heading=self.draw(words(**self.context, lines=False)),
            opening=self.blocks(),
            children=(*items, *below),
            closing=self.blocks() if items and not below else (),
        )


@st.composite
def clauses(draw, *, instrument="c1", notes=(), awkward=True):
    """Draw sibling clauses, at least one: items, then headings."""
    drawing = _Drawing(draw, instrument, notes, awkward=awkward)
    items = [drawing.item(2) for _ in drawing.some(3)]
    headings = [drawing.heading(2) for _ in drawing.some(2)]
    return tuple(items + headings) or (drawing.item(0),)


@st.composite
def instruments(draw, *, instrument="c1", awkward=True):
    """Draw an instrument."""
    labels = draw(st.sampled_from([(), (), ("1",), ("1", "note-b")]))
    plain = {"instrument": instrument, "awkward": awkward}
    return Instrument(
        id=InstrumentId(instrument),
        number=draw(st.sampled_from(["", "C5", "Part 4.2"])),
        title=draw(st.sampled_from(['MEMBER / OFFICER "RELATIONS"', "Rules \\ café", "Code"])),
        clauses=draw(clauses(notes=labels, **plain)),
        footnotes=tuple(Footnote(label=each, words=draw(words(**plain))) for each in labels),
    )


@st.composite
def constitutions(draw, *, largest=2, awkward=True):
    """Draw a constitution of one instrument or more."""
    ids = INSTRUMENT_IDS[: draw(st.integers(1, largest))]
    return Constitution(
        instruments=tuple(draw(instruments(instrument=each, awkward=awkward)) for each in ids)
    )
