import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_tool.engine.comparing import threads
from constitution_tool.engine.comparing.tokens import count_words, is_word, join, key, split
from constitution_tool.engine.comparing.words import diff, read_as
from constitution_tool.model.passage import Piece
from constitution_tool.model.words import Face


def cut(text):
    return ["".join(piece.text for piece in word) for word in split((Piece(text=text),))]


def shown(old, new):
    """Write two texts as one, deletions in [-…-] and insertions in {+…+}."""
    a, b = cut(old), cut(new)
    words = ([key(w) for w in split((Piece(text=t),))] for t in (old, new))
    out, at = "", 0
    for change in read_as(*words, is_word):
        out += "".join(a[at : change.old_start])
        gone = "".join(a[change.old_start : change.old_end])
        come = "".join(b[change.new_start : change.new_end])
        out += (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
        at = change.old_end
    return out + "".join(a[at:])


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the Member's code.", ["the", " ", "Member's", " ", "code", "."]),
        ("decision-making, and/or", ["decision-making", ",", " ", "and/or"]),
        ("£1,000 (4.2.7)", ["£1,000", " ", "(", "4.2.7", ")"]),
        ("“any guidance”; ŵ", ["“", "any", " ", "guidance", "”", ";", " ", "ŵ"]),
        ("a\nb", ["a", "\n", "b"]),
        ("10%  café", ["10%", "  ", "café"]),
        ("e\u0301tat", ["e\u0301tat"]),
    ],
)
def test_words_are_cut_from_spaces_and_stops_but_never_inside(text, tokens):
    assert cut(text) == tokens


def test_a_word_that_changes_its_face_half_way_is_one_word():
    pieces = (Piece(text="re"), Piece(text="adopt", face=Face.STRONG), Piece(text=" it"))
    assert len(split(pieces)) == 3
    assert join(piece for word in split(pieces) for piece in word) == pieces


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (
            "see any guidance issued",
            "see any guidance or training issued",
            "see any guidance {+or training +}issued",
        ),
        ("the officer.", "the officer or Member.", "the officer{+ or Member+}."),
        (
            "within five clear days of receipt",
            "within ten working days of receipt",
            "within [-five clear-]{+ten working+} days of receipt",
        ),
        (
            "the Council may decide",
            "the council may decide",
            "the [-Council-]{+council+} may decide",
        ),
        (
            "he shall tell the officer of his wishes",
            "they shall tell the officer of their wishes",
            "[-he-]{+they+} shall tell the officer of [-his-]{+their+} wishes",
        ),
        (
            "the Chair of the Board decides and reports at once",
            "a Member of a Panel decides and reports at once",
            "[-the Chair of the Board-]{+a Member of a Panel+} decides and reports at once",
        ),
        (
            "It states why the meeting is being convened and the nature of the business.",
            "It states why the meeting and all the business.",
            "It states why the meeting [-is being convened and the nature of-]{+and all+} "
            "the business.",
        ),
        (
            "at any meeting the members choose one",
            "at any meeting or if the Chair agrees, the members choose one",
            "at any meeting {+or if the Chair agrees, +}the members choose one",
        ),
        (
            "the Council may, and so shall officers",
            "the Council and officers",
            "the Council [-may, -]and[- so shall-] officers",
        ),
        ("£1,000 a year", "£1,500 a year", "[-£1,000-]{+£1,500+} a year"),
        ("Members meet weekly.", "Members meet.", "Members meet[- weekly-]."),
    ],
)
def test_changes_read_as_a_reader_would_mark_them(old, new, marked):
    assert shown(old, new) == marked


def test_unrelated_sentences_are_one_deletion_and_one_insertion():
    old = "Any Member may speak once in the debate on the budget of the Council"
    new = "The quorum of a committee is one third of its voting seats, rounded up to a whole number"
    assert shown(old, new) == f"[-{old}-]{{+{new}+}}"


def test_a_sentence_added_to_a_paragraph_leaves_the_paragraph_alone():
    kept = "Members must attend the training."
    more = " A Member who does not attend may not sit on the committee until they do."
    assert shown(kept, kept + more) == f"{kept}{{+{more}+}}"


def test_more_distinct_tokens_than_fit_below_the_surrogates_are_told_apart():
    old = [str(n) for n in range(60_000)]
    new = [*old[:30_000], "here", *old[30_001:59_000], "there", *old[59_001:]]
    changes = diff(old, new)
    assert [(c.old_start, c.old_end) for c in changes] == [(30_000, 30_001), (59_000, 59_001)]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "the", ",", ".", "one-two"]), max_size=12).map(
    " ".join
)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_what_is_kept_added_and_deleted_makes_up_both_texts(old, new):
    marked = shown(old, new)
    a, b = split((Piece(text=old),)), split((Piece(text=new),))
    woven = threads.weave(threads.begin(a, 0), b, 1)
    assert "".join(p.text for t in woven if not t.born for p in t.word) == old
    assert "".join(p.text for t in woven if not t.died for p in t.word) == new
    assert (marked == old) == (old == new)


LONG = [f"word{n}" for n in range(20_000)]
"""Twenty thousand words: compared as one piece, with thousands of changes, they take minutes."""


def remade(old, changes):
    out, at = [], 0
    for change, new in changes:
        out += [*old[at : change.old_start], *new]
        at = change.old_end
    return [*out, *old[at:]]


@pytest.mark.parametrize(
    "new",
    [
        [f"other{n}" if n % 5 == 0 else word for n, word in enumerate(LONG)],
        ["other" if n % 2 else word for n, word in enumerate(LONG)],
        [word for n, word in enumerate(LONG) for word in ([word] * (1 + (n % 30 == 0)))],
        sorted(LONG, key=lambda word: word[::-1]),
        LONG[10_000:] + LONG[:10_000],
        ["one", "two"] * 10_000,
    ],
    ids=["a-fifth", "half", "doubled", "shuffled", "halves-changed-over", "unrelated"],
)
def test_very_long_paragraphs_that_differ_everywhere_are_still_compared(new):
    changes = diff(LONG, new)
    assert remade(LONG, ((c, new[c.new_start : c.new_end]) for c in changes)) == new
    assert diff(LONG, new) == changes
    assert len(read_as(LONG, new, str.isalnum)) <= len(changes)


def test_in_a_very_long_paragraph_a_few_changes_are_found_one_by_one():
    new = ["first", *LONG[1:9_000], *LONG[9_001:], "last"]
    assert [(c.old_start, c.old_end, c.new_start, c.new_end) for c in diff(LONG, new)] == [
        (0, 1, 0, 1),
        (9_000, 9_001, 9_000, 9_000),
        (20_000, 20_000, 19_999, 20_000),
    ]


def test_what_long_paragraphs_keep_between_many_changes_is_kept():
    new = [f"other{n}" if n % 20 == 0 else word for n, word in enumerate(LONG)]
    changes = diff(LONG, new)
    assert len(changes) == 1000
    assert all(c.old_end - c.old_start == c.new_end - c.new_start == 1 for c in changes)


def test_words_are_counted_without_stops_and_footnotes():
    pieces = (
        Piece(text="The Mem"),
        Piece(text="ber’s code – (real).", face=Face.EMPHASIS),
        Piece(text="1", note="1"),
    )
    assert count_words(pieces) == 4
