"""Reading ease follows Flesch's formula over syllables counted by rule."""

from __future__ import annotations

import pytest

from constitution_tool.engine.readability import reading_ease, syllables_in

COUNTED = {
    "the": 1, "council": 2, "committee": 3, "officer": 3, "officers": 3, "member": 2,
    "protocol": 3, "approve": 2, "approves": 2, "approved": 2, "adopted": 3, "noted": 2,
    "changes": 2, "change": 1, "changed": 1, "made": 1, "before": 2, "adoption": 3, "agreed": 2,
    "authorise": 3, "text": 1, "words": 1, "little": 2, "people": 2, "notice": 2, "notices": 3,
    "decision": 3, "report": 2, "minute": 2, "held": 1, "asked": 1, "law": 1, "be": 1, "whole": 1,
}  # fmt: skip


def test_words_of_council_papers_are_counted_as_they_are_said():
    wrong = {w: (syllables_in(w), n) for w, n in COUNTED.items() if syllables_in(w) != n}
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "ease"),
    [
        # 6 words, 1 sentence, 6 syllables: 206.835 - 1.015 * 6 - 84.6
        ("The cat sat on the mat.", 116),
        # 2 sentences of 2 words, 8 syllables: 206.835 - 1.015 * 2 - 84.6 * 2
        ("Council approves. Council approves.", 36),
        ("", None),
        ("12.3 – (4)", None),
    ],
)
def test_the_formula(text, ease):
    assert reading_ease([text]) == ease


def test_paragraphs_end_sentences():
    assert reading_ease(["The cat", "the mat"]) == reading_ease(["The cat. The mat."])
    assert reading_ease(["The cat; the mat"]) == reading_ease(["The cat. The mat."])
