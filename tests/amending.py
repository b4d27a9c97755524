"""Random instructions and amendments: some that fit nothing, some made for a given text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from hypothesis import strategies as st

from constitution_tool.engine.amending.amend_tables import row_words
from constitution_tool.engine.amending.own_tables import own_tables
from constitution_tool.engine.amending.own_words import own_words
from constitution_tool.model.amendment import (
    Amendment,
    AtMeeting,
    ByKind,
    Entry,
    Expectation,
    ForApproval,
    Kind,
    OnAdoption,
    UnderDelegation,
    Varied,
)
from constitution_tool.model.block import Cell, Paragraph
from constitution_tool.model.citation import cite_id
from constitution_tool.model.columns import width
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instruction import (
    AddWords,
    BesideRow,
    CellWords,
    HeadingWords,
    InFile,
    InsertClauses,
    InsertInstrument,
    InsertRows,
    InsertWords,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    OmitLeavingNumber,
    OmitRow,
    OmitWords,
    Quoted,
    Renumber,
    Split,
    SubstituteClause,
    SubstituteHeading,
    SubstituteInstrument,
    SubstituteWords,
    TableIn,
    TitleWords,
)
from constitution_tool.model.instrument import Clause, Index, Instrument
from constitution_tool.model.instrument import Kind as Stands
from constitution_tool.model.target import (
    Beside,
    EachPlace,
    End,
    Once,
    OnlyPlace,
    Side,
    Target,
    Within,
)
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments import quotation
from constitution_tool.notation.amendments.given_text import files_of
from strategies import NUMBERS, clauses, instruments, tables, words

CONTEXT = {"instrument": "c1", "notes": (), "awkward": True, "lines": True}

CITED = ("C5, Introduction, paragraph iii", "C5, 4 [old] rules, paragraph (a)", "x\\y", "**A**, i")
IDS = ("c1.00001", "c1.00002", "c1.bcdfg", "c5.9qw2t")


def targets():
    """Draw what cites a clause, whether or not there is one."""
    return st.builds(Target, id=st.sampled_from(IDS), cited=st.sampled_from(CITED))


def quotable():
    """Draw words that can be quoted."""
    return words().filter(quotation.fits)


def gaps():
    """Draw places beside a clause or within something."""
    inner = st.builds(Target, id=st.sampled_from((*IDS, "c1")), cited=st.sampled_from(CITED))
    return st.one_of(
        st.builds(Beside, side=st.sampled_from(Side), target=targets()),
        st.builds(Within, end=st.sampled_from(End), target=inner),
    )


@st.composite
def _named(draw):
    """Draw targets and how often words occur in them, as may be said together."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True))
    named = tuple(Target(id=id_, cited=draw(st.sampled_from(CITED))) for id_ in ids)
    often = [Once(), EachPlace(count=draw(st.integers(max(2, len(ids)), 2000)))]
    often += [OnlyPlace(nth=draw(st.integers(1, 130)))] if len(ids) == 1 else []
    return {"targets": named, "occurrence": draw(st.sampled_from(often))}


@st.composite
def _on_words(draw):
    named, find, new = draw(_named()), draw(quotable()), draw(quotable())
    side, end = draw(st.sampled_from(Side)), draw(st.sampled_from(End))
    made = [
        InsertWords(**named, side=side, find=find, insert=new),
        AddWords(targets=named["targets"], end=end, insert=new),
        OmitWords(**named, find=find),
    ]
    if find != new:
        made.append(SubstituteWords(**named, find=find, replace=new))
    return draw(st.sampled_from(made))


@st.composite
def _on_others(draw):
    target, find, new = draw(targets()), draw(quotable()), draw(quotable())
    quoted = draw(clauses())
    first = Target(id=quoted[0].id, cited=target.cited)
    code = Target(id="c1", cited="C1")
    gap = draw(gaps())
    made = [
        SubstituteHeading(target=target, replace=new),
        SubstituteClause(target=first, clauses=quoted),
        InsertClauses(gap=gap, clauses=quoted),
        OmitClause(target=target),
        OmitLeavingNumber(target=target),
        Renumber(target=target, number=draw(st.sampled_from([n for n in NUMBERS if n]))),
    ]
    first, second = (draw(st.sampled_from([n for n in NUMBERS if n])) for _ in range(2))
    new = ClauseId(draw(st.sampled_from(IDS)))
    made.append(Split(target=target, after=find, first=first, second=second, new=new))
    follower = draw(targets())
    if follower.id != target.id:
        made.append(Join(target=target, follower=follower))
    if gap.target.id != target.id:
        made.append(Move(target=target, gap=gap))
    if find != new:
        made += [HeadingWords(target=target, find=find, replace=new)]
        made += [TitleWords(target=code, find=find, replace=new)]
    return draw(st.sampled_from(made))


@st.composite
def _on_tables(draw):
    which = draw(st.one_of(st.just(Once()), st.builds(OnlyPlace, nth=st.integers(1, 130))))
    table = TableIn(target=draw(targets()), which=which)
    row, column, find, new = (draw(quotable()) for _ in range(4))
    at = draw(st.sampled_from([*End, *(BesideRow(side=side, row=row) for side in Side)]))
    made = [OmitRow(table=table, row=row)]
    if find != new:
        made.append(CellWords(table=table, row=row, column=column, find=find, replace=new))
    rows = draw(tables(CONTEXT).filter(lambda one: one.rows))
    made.append(InsertRows(table=table, at=at, rows=rows))
    return draw(st.sampled_from(made))


@st.composite
def _on_instruments(draw):
    target = Target(id="c1", cited=draw(st.sampled_from(("C1", "Part [1]"))))
    text = draw(instruments())
    given = draw(
        st.sampled_from([Quoted(instrument=text), InFile(path=_own_file(text), instrument=text)])
    )
    beside = Beside(side=draw(st.sampled_from(Side)), target=Target(id="rules", cited="Rules"))
    return draw(
        st.sampled_from(
            [
                SubstituteInstrument(target=target, text=given),
                InsertInstrument(beside=beside, text=given),
                OmitInstrument(target=target),
            ]
        )
    )


def instructions():
    """Draw any instruction that can be written, whether or not it fits a text."""
    return st.one_of(_on_words(), _on_others(), _on_tables(), _on_instruments())


def files_for(*made):
    """Give the files that instructions name."""
    return files_of(amendment_of(*made))


# --- amendments -------------------------------------------------------------------------------


def _own_file(text: Instrument) -> str:
    """Name a file by what it holds: one file cannot hold two texts."""
    return f"drafts/c-{sha256(repr(text).encode()).hexdigest()[:8]}.md"


_LINES = st.sampled_from(("Learning", "because “so”", "paragraphs 9.3 and 9.4 \\ *x*", "é"))
_BASES = {
    Kind.PRE_ADOPTION: st.builds(
        UnderDelegation,
        delegation=st.just("2024-D01"),
        ground=st.sampled_from(("next-steps", "member-survey")),
        ground_reason=_LINES,
    ),
    Kind.SUBSTANTIVE: st.builds(ForApproval, proposed_by=_LINES),
    Kind.CARRIED: st.builds(
        AtMeeting,
        meeting=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        mover=_LINES,
        seconder=_LINES,
        result=st.sampled_from(("carried", "carried, 40 votes to 12", "Carried unanimously")),
        varies=st.sampled_from((None, Varied(amendment="2024-009", sha256="0f" * 32))),
    ),
}
_WHY = st.sampled_from(("", "Because.", "One.\n\n* two\n* three", "## Under\n\n1. a\n2. b"))
_SCOPES = st.sampled_from(("own", "subtree", "place", "gap", "gap-end"))


@st.composite
def amendments(draw):
    """Draw any amendment that can be written, whether or not it fits a text."""
    kind = draw(st.sampled_from(Kind))
    days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
    entries = draw(st.lists(instructions(), min_size=1, max_size=3))
    expects = draw(st.lists(st.tuples(_SCOPES, st.sampled_from(IDS)), max_size=2, unique=True))
    return Amendment(
        id="2024-003",
        title=draw(_LINES),
        kind=kind,
        basis=draw(_BASES.get(kind, st.builds(ByKind, evidence=_LINES))),
        effective=draw(st.one_of(st.just(OnAdoption()), days)),
        expires=draw(st.one_of(st.none(), days)),
        after=tuple(draw(st.lists(st.sampled_from(("2024-001", "2024-002")), unique=True))),
        expects=tuple(Expectation(scope=s, id=i, digest="0f" * 32) for s, i in expects),
        why=draw(_WHY),
        entries=tuple(Entry(instruction=each, reason=draw(_LINES)) for each in entries),
    )


def amendment_of(*made):
    """Make an amendment for approval of some instructions."""
    return Amendment(
        id="2024-003",
        title="Changes",
        kind=Kind.SUBSTANTIVE,
        basis=ForApproval(proposed_by="The Monitoring Officer"),
        effective=OnAdoption(),
        entries=tuple(Entry(instruction=each, reason="It is needed.") for each in made),
    )


# --- amendments made for a text ---------------------------------------------------------------


def new_item(id_, said="New words", number="9A.", children=()):
    """Make an item."""
    return Clause(
        id=ClauseId(id_),
        kind=Stands.ITEM,
        number=number,
        heading=Words(""),
        opening=(Paragraph(words=Words(said)),),
        children=children,
    )


@st.composite
def fitting(draw, constitution, ending="bbbb", touched=()):
    """Draw an amendment whose instructions mostly fit a text, one on top of another.

    `ending` ends the ids of what it inserts, so that two amendments need not share any. Half of
    what it acts on are clauses `touched` before, where there are any.
    """
    index = Index(constitution)
    known = [*index.by_id, *index.instruments]
    again = [id_ for id_ in touched if id_ in index.by_id]
    known += again * (len(known) // len(again)) if again else []
    every = [(id_, cite_id(id_, index)) for id_ in known]
    made = []
    for number in range(draw(st.integers(1, 4))):
        id_, cited = draw(st.sampled_from(every))
        made.append(draw(_fitting(index, Target(id=id_, cited=cited), every, f"{number}{ending}")))
    return amendment_of(*made)


@st.composite
def _fitting(draw, index, target, every, new_id):
    other = Target(**dict(zip(("id", "cited"), draw(st.sampled_from(every)), strict=True)))
    gap = draw(
        st.sampled_from(
            [
                Within(end=draw(st.sampled_from(End)), target=other),
                *(Beside(side=s, target=other) for s in Side if "." in other.id),
            ]
        )
    )
    home = InstrumentId(other.id.partition(".")[0])
    quoted = (new_item(f"{home}.{new_id}"),)
    made = [InsertClauses(gap=gap, clauses=quoted)]
    standing = index.by_id.get(target.id)
    if standing is None:
        made += [OmitInstrument(target=target), *_whole_texts(draw, index, target, new_id)]
        if titled := index.instruments[target.id].title.split():
            word = Words(draw(st.sampled_from(titled)))
            made.append(TitleWords(target=target, find=word, replace=Words("Other")))
        return draw(st.sampled_from(made))
    said = _said(standing.clause)
    if said:
        word, new = Words(draw(st.sampled_from(said))), draw(words())
        once = {"targets": (target,), "find": word, "occurrence": Once()}
        made += [
            SubstituteWords(**once, replace=new),
            InsertWords(**once, side=draw(st.sampled_from(Side)), insert=new),
            OmitWords(**once),
            AddWords(targets=(target,), end=draw(st.sampled_from(End)), insert=new),
        ]
        both = tuple(dict.fromkeys((target, other))) if "." in other.id else (target,)
        count = sum(w == word for t in both for w in _said(index.by_id[t.id].clause))
        if count > 1:
            each = {"targets": both, "find": word, "occurrence": EachPlace(count=count)}
            made += [SubstituteWords(**each, replace=Words("other")), OmitWords(**each)]
    made += draw(_on_tables_of(standing.clause, target))
    if titled := str(standing.clause.heading).split():
        word = Words(draw(st.sampled_from(titled)))
        made.append(HeadingWords(target=target, find=word, replace=Words("Other")))
    if said:
        new = ClauseId(f"{standing.instrument.id}.{new_id}")
        after = Words(draw(st.sampled_from(said)))
        made.append(Split(target=target, after=after, first="8.", second="9.", new=new))
    if standing.next:
        follower = Target(id=standing.next, cited=cite_id(standing.next, index))
        made.append(Join(target=target, follower=follower))
    whole = new_item(target.id, children=standing.clause.children)
    made += [
        SubstituteClause(target=target, clauses=(whole,)),
        SubstituteHeading(target=target, replace=draw(words(lines=False))),
        OmitClause(target=target),
        OmitLeavingNumber(target=target),
        Renumber(target=target, number=draw(st.sampled_from([n for n in NUMBERS if n]))),
        Move(target=target, gap=gap),
    ]
    return draw(st.sampled_from(made))


def _said(clause):
    """Give the words of a clause's own, one by one."""
    return [each for own in own_words(clause) for each in own.split()]


def _whole_texts(draw, index, target, new_id):
    """Make instructions that put in a new instrument, and that give one another text."""
    old = index.instruments[target.id]
    name = InstrumentId(f"n{new_id}")
    new = Instrument(
        id=name,
        number=draw(st.sampled_from(["", "C9"])),
        title="New rules",
        clauses=(new_item(f"{name}.bbbbb"),),
    )
    item = new_item(f"{target.id}.{new_id}")
    other = replace(old, title="Another", clauses=(item, *old.clauses[1:]))
    return [
        *(
            InsertInstrument(beside=Beside(side=side, target=target), text=Quoted(instrument=new))
            for side in Side
        ),
        SubstituteInstrument(target=target, text=Quoted(instrument=other)),
        SubstituteInstrument(
            target=target, text=InFile(path=f"drafts/{new_id}.md", instrument=other)
        ),
    ]


@st.composite
def _on_tables_of(draw, clause, target):
    """Draw instructions on one of a clause's own tables, if it has any."""
    own = own_tables(clause)
    if not own:
        return []
    number = draw(st.integers(0, len(own) - 1))
    table = own[number]
    place = TableIn(target=target, which=OnlyPlace(nth=number + 1) if len(own) > 1 else Once())
    every = (*table.header, *table.rows)
    said = [row_words(row) for row in every if row_words(row)]
    cells = tuple(Cell(blocks=(Paragraph(words=Words("new")),)) for _ in range(width(every)))
    row = Words(draw(st.sampled_from([*said, "none"])))
    at = draw(st.sampled_from([*End, *(BesideRow(side=side, row=row) for side in Side)]))
    made = [
        OmitRow(table=place, row=row),
        InsertRows(table=place, at=at, rows=replace(table, rows=(cells,))),
    ]
    headed = [row_words((cell,)) for line in table.header for cell in line if row_words((cell,))]
    words_of = [each for words in said for each in words.split()]
    if headed and words_of:
        found = Words(draw(st.sampled_from(words_of)))
        column = draw(st.sampled_from(headed))
        made.append(
            CellWords(table=place, row=row, column=column, find=found, replace=Words("other"))
        )
    return made
