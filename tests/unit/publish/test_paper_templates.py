"""What fills a template stays words, whatever it is, and no template goes on for ever."""

from __future__ import annotations

from datetime import date
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

import paper_files
from constitution_tool.errors import Malformed
from constitution_tool.model.instrument import Kind
from constitution_tool.model.months import months_after
from constitution_tool.model.passage import Grid, Passage, text_of
from constitution_tool.notation.papers.paper_body import read_body
from constitution_tool.notation.text.inline import plain, read
from constitution_tool.publish.papers.house import House, fill, house
from constitution_tool.publish.papers.written import as_words

HOSTILE = (
    "{{ 7 * 7 }} {% for x in y %} {# c #}",
    '#panic("x") $x$ @ref #include "x"',
    "<script>alert(1)</script> <!-- & &amp; &#65;",
    '=HYPERLINK("http://x","y")',
    "+1|2|3",
    "# A heading",
    "1. A number",
    "- a bullet",
    "* a bullet",
    "> quoted",
    "| a | b |",
    "---",
    "===",
    "```table",
    "+++",
    "![x](y) [](#c5.9qw2t) [a](b) [^1]",
    "*emphasis* **strong** _x_ `code` ~~~",
    "words {#c5.9qw2t}",
    "{cols=2} x",
    "\\ \\* \\\\",
    "http://example.org/a_b",
)
PLACES = {
    "alone": ("{{ x }}", 1),
    "in a paragraph": ("Says {{ x }} and more.", 1),
    "numbered": ("1. {{ x }}", 1),
    "in a bullet": ("* {{ x }}", 1),
    "in a table": ("| A | B |\n|---|---|\n| {{ x }} | b |", 4),
    "in a phrase": ("{{ phrase.say(y=x) }}", 1),
    "in a heading": ("# {{ x }}", 1),
    "joined": ("{{ xs|join(', ') }}", 1),
}
NOTHING = House(templates={}, phrases={"say": "{{ y }}"}, paths={})


def said(text: str) -> list[str]:
    """Give the words of every paragraph of a text, in order, as they would be printed."""
    found: list[str] = []
    for clause in read_body(text, "x.md", 1, numbered=False):
        if clause.kind is Kind.HEADING:
            found.append(plain(clause.heading))
        for block in clause.opening:
            match block:
                case _ if hasattr(block, "words"):
                    found.append(plain(block.words))
                case _ if hasattr(block, "items"):
                    found += [plain(item[0].words) for item in block.items]
                case _:
                    cells = [cell for row in (*block.header, *block.rows) for cell in row]
                    found += [plain(cell.blocks[0].words) for cell in cells]
    return found


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words_wherever_they_stand(words, place):
    template, count = PLACES[place]
    made = said(fill(NOTHING, "x.md", template, {"x": words, "xs": (words,)}))
    assert len(made) == count
    wanted = {"in a paragraph": f"Says {words} and more."}.get(place, words)
    assert wanted in made


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))


@given(st.text(LETTERS, min_size=1), st.text(LETTERS))
def test_any_words_read_back_as_themselves(one, other):
    text = fill(NOTHING, "x.md", "a {{ x }} b {{ y }} c", {"x": one, "y": other})
    (made,) = said(text)
    assert made == f"a {one} b {other} c"


@given(st.text(LETTERS, min_size=1))
def test_any_words_alone_begin_nothing(words):
    made = said(as_words(words))
    assert made == ([words.strip()] if words.strip() else [])


def test_hostile_words_in_a_clause_reach_the_page_as_they_are():
    more = 'amendment = "2024-003"\nalternatives = "None, {{ 1 }} <b>*x*</b> #let =1+1"'
    one, _ = paper_files.written(paper_files.begun("decision-record", more))
    facts = dict(one.sheet.facts)
    assert facts["Alternatives"] == "Considered and rejected: None, {{ 1 }} <b>*x*</b> #let =1+1"


LOOP = "{% for a in xs %}{% for b in xs %}{% for c in xs %}{% for d in xs %}"
ENDS = "{% endfor %}" * 4


@pytest.mark.parametrize(
    ("template", "said_"),
    [
        (LOOP + ENDS, "100,000 times"),
        (LOOP + "x" * 1000 + ENDS, "letters"),
        ("{% include 'self.md' %}", "includes itself"),
        ("{{ phrase.self() }}", "includes itself"),
        ("{% include 'two.md' %}", "includes itself"),
        ("{{ phrase.grows(y='xx') }}", "letters"),
    ],
)
def test_a_template_that_does_not_end_is_stopped(template, said_):
    held = House(
        templates={
            "self.md": "{% include 'self.md' %}",
            "two.md": "{% include 'two.md' %}{% include 'two.md' %}",
        },
        phrases={
            "self": "{{ phrase.self() }}{{ phrase.self() }}",
            "grows": "{{ phrase.grows(y=y|join('ab')) }}",
        },
        paths={},
    )
    began = monotonic()
    with pytest.raises(Malformed, match="was stopped") as refused:
        fill(held, "x.md", template, {"xs": tuple(range(40))})
    assert said_ in str(refused.value)
    assert monotonic() - began < 10


@pytest.mark.parametrize(
    "template",
    [
        *("{% set a = 1 %}", "{{ x ~ x }}", "{{ x * 9 }}", "{{ x + x }}", "{{ x.upper() }}"),
        *("{{ x.__class__ }}", "{{ x.format }}", "{{ x|format(1) }}", "{{ x|attr('upper') }}"),
        *("{% macro m() %}{% endmacro %}", "{% import 'a.md' as a %}", "{% extends 'a.md' %}"),
        *("{{ range(9) }}", "{{ self }}", "{% include x %}", "{{ phrase.say(x) }}", "{{ phrase }}"),
        *("{% for a in x recursive %}{% endfor %}", "{% filter lower %}{% endfilter %}", "{{ y }}"),
        *("{{ phrase.nothing() }}", "{% include '../a.md' %}", "{% include '/etc/passwd' %}"),
        *("{{ x", "{% if %}", "{{ none }}", "{{ true }}", "{{ phrase._x() }}", "{{ x.y }}"),
        *("{% include 'a.md' ignore missing %}", "{% include ['a.md', 'b.md'] %}"),
        *("{% autoescape true %}{% endautoescape %}", "{% block b %}{% endblock %}", "{{ [x] }}"),
        *("{% with y = x %}{% endwith %}", "{{ loop }}", "{{ x[0] }}", "{{ x if x is none }}"),
        *("{% do x %}", "{% call x() %}{% endcall %}", "{{ x() }}", "{{ {'a': 1} }}", "{{ 1/0 }}"),
    ],
)
def test_what_papers_cannot_say_is_refused_by_file_and_line(template):
    with pytest.raises(Malformed) as refused:
        fill(NOTHING, "papers/x.md", f"\n\n{template}", {"x": "words"})
    (finding,) = refused.value.findings
    assert finding.place.path == "papers/x.md"
    assert finding.place.line == 3


def test_a_council_says_a_phrase_and_a_part_in_its_own_words():
    head = paper_files.HEAD.format(kind="change-control", more="")
    one, _ = paper_files.written(
        head + "{{ phrase.none() }}\n\n{{ phrase.not_held() }}\n\n{% include 'powers.md' %}\n",
        phrases_toml='none = "Nothing at {{ council }}."\n',
        powers_md="Ours.\n",
    )
    lines = [text_of(p.pieces) for p in one.sheet.body.flow.printed]
    assert lines == ["Nothing at Birmingham City Council.", "Not held.", "Ours."]


@pytest.mark.parametrize("phrases", ['nothing = "x"\n', "none = 1\n", "none\n", 'none = ""\n'])
def test_a_phrase_that_overrides_nothing_is_refused(phrases):
    with pytest.raises(Malformed) as refused:
        house({"templates/papers/phrases.toml": phrases.encode()})
    assert refused.value.findings[0].place.path == "templates/papers/phrases.toml"


def test_a_template_with_hidden_characters_is_refused():
    with pytest.raises(Malformed) as refused:
        house({"templates/papers/powers.md": "1. A\u200bB\n".encode()})
    assert refused.value.findings[0].place.path == "templates/papers/powers.md"


def test_every_template_of_ours_is_within_the_language():
    held = house({})
    assert {"briefing.md", "full-council-report.md"} <= set(held.templates)
    reports = {"full-council-report": "", "standards-report": "", "detailed-report": ""}
    for kind, more in {**paper_files.OWN, **reports}.items():
        if kind not in {"schedule", "appendix"}:  # begun empty, or a table alone
            one, _ = paper_files.written(paper_files.begun(kind, more))
            assert one.sheet.body.flow.printed


def test_references_print_the_citation_that_holds_in_the_text_before_council():
    head = paper_files.HEAD.format(kind="change-control", more="")
    one, _ = paper_files.written(head + "See [](#c5.mx17z).\n")
    (passage,) = one.sheet.body.flow.printed
    assert text_of(passage.pieces) == "See C5, Introduction, paragraph v."
    with pytest.raises(Malformed, match="not in the text before Council"):
        paper_files.written(head + "See [](#c5.zzzzz).\n")


def test_dates_of_the_record_are_printed_with_spaces_that_keep_together():
    sheet = paper_files.file("paper of kind change-control")
    grid = next(each for each in sheet.body.flow.printed if isinstance(each, Grid))
    first = grid.rows[0].cells[0].passages[0]
    assert isinstance(first, Passage)
    assert text_of(first.pieces) == "28\u00a0March\u00a02024"


@pytest.mark.parametrize(
    ("day", "then"),
    [("2024-05-21", "2024-11-21"), ("2024-08-31", "2025-02-28"), ("2023-08-31", "2024-02-29")],
)
def test_six_months_on(day, then):
    assert months_after(date.fromisoformat(day), 6) == date.fromisoformat(then)


def test_words_can_be_read_by_the_notation_of_the_law():
    assert plain(read_body(as_words("*x*"), "x", 1, numbered=False)[0].opening[0].words) == "*x*"
    assert read(read_body("**x**", "x", 1, numbered=False)[0].opening[0].words)[0].face
