"""Law 2: `print(parse(t)) == t` for canonical `t`; other valid text is said and mended.

Mending changes the layout and not one word.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_tool.errors import Severity
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument
from strategies import instruments

CANONICAL = r"""+++
id = "c5"
number = "C5"
title = "Rules"
+++

- 8A The first. {#c5.00001}

# 1. Roles {#c5.00002}

Opening words, see [](#c5.00001) and [the rule](#c5.00003).[^1]

- i. Members *must* **act**: {#c5.00003}

  * openly; and

    * always

  * fairly

  - 1\. on the report; {#c5.00004}

  - A Member first {#c5.00005}

  - 1972 Act {#c5.00006}

  - 4.2 metric tonnes {#c5.00007 -}

  - 8 is its label {#c5.00008 +}

  closing words

- (a) {#c5.00009}

  | Function | Officer |
  | --- | :-: |
  | Signing \| sealing | City Solicitor |
  |  | none |

  ```table header=1 align=left,default
  - * {cols=2} Delegations

  - * To officers

    * Limits:

      * £1,000

      + a second list

  - *

    * ![A chart](images/chart.png)
  ```

## 2. Below {#c5.0000b}

- An address\
  in two lines\
  \- and a third {#c5.0000c}

[^1]: A footnote.
"""


def test_a_file_with_everything_prints_as_it_is():
    parsed = parse_instrument(CANONICAL, "source/c5.md")
    assert parsed.findings == ()
    assert print_instrument(parsed.instrument) == CANONICAL


@settings(max_examples=40, deadline=None)
@given(instruments())
def test_what_is_printed_is_canonical(instrument):
    text = print_instrument(instrument)
    parsed = parse_instrument(text, "source/c1.md")
    assert print_instrument(parsed.instrument) == text
    assert "not-canonical" not in {finding.code for finding in parsed.findings}


OTHER_LAYOUTS = {
    "underlines for emphasis": ("- __all__ _of_ {#c5.0000x}\n", "- **all** *of* {#c5.0000x}\n"),
    "wrapped lines": ("- i. all\n  of it {#c5.0000x}\n", "- i. all of it {#c5.0000x}\n"),
    "a break of two spaces": ("- i. all  \n  of {#c5.0000x}\n", "- i. all\\\n  of {#c5.0000x}\n"),
    "an entity": ("- i. R&amp;D {#c5.0000x}\n", "- i. R&D {#c5.0000x}\n"),
    "no space before the id": ("- i. all{#c5.0000x}\n", "- i. all {#c5.0000x}\n"),
    "an underlined heading": ("Roles {#c5.0000x}\n===\n", "# Roles {#c5.0000x}\n"),
    "an ordered list with ids": ("1. All {#c5.0000x}\n", "- 1\\. All {#c5.0000x}\n"),
    "a needless sign": ("- all {#c5.0000x -}\n", "- all {#c5.0000x}\n"),
    "a wide marker": ("-   i. all {#c5.0000x}\n", "- i. all {#c5.0000x}\n"),
    "stars for clauses": ("* i. all {#c5.0000x}\n", "- i. all {#c5.0000x}\n"),
    "an autolink": (
        "- i. <https://a.b> {#c5.0000x}\n",
        "- i. [https://a.b](https://a.b) {#c5.0000x}\n",
    ),
    "stray stars": ("- i. a* b** {#c5.0000x}\n", "- i. a\\* b\\*\\* {#c5.0000x}\n"),
    "a padded table": (
        "# Roles {#c5.0000x}\n\n|A  |B|\n|:--|---|\n| c | d |\n",
        "# Roles {#c5.0000x}\n\n| A | B |\n| :-- | --- |\n| c | d |\n",
    ),
    "a fence for a simple table": (
        "# Roles {#c5.0000x}\n\n```table header=1\n- * A\n- * b\n```\n",
        "# Roles {#c5.0000x}\n\n| A |\n| --- |\n| b |\n",
    ),
}


@pytest.mark.parametrize(("written", "mended"), OTHER_LAYOUTS.values(), ids=OTHER_LAYOUTS.keys())
def test_another_layout_is_said_and_mended(written, mended):
    head = '+++\nid = "c5"\nnumber = "C5"\ntitle = "Rules"\n+++\n\n'
    parsed = parse_instrument(head + written, "source/c5.md")
    assert {finding.code for finding in parsed.findings} == {"not-canonical"}
    assert {finding.severity for finding in parsed.findings} == {Severity.WARNING}
    assert print_instrument(parsed.instrument) == head + mended
    assert parsed.findings[0].place.line >= 7
    assert "format" in parsed.findings[0].remedy


@settings(max_examples=40, deadline=None)
@given(instruments(awkward=False), st.sampled_from(["blank", "tight", "indent"]))
def test_mending_changes_no_word(instrument, way):
    text = print_instrument(instrument)
    if way == "blank":
        other = text.replace("\n\n", "\n\n\n")
    elif way == "tight":
        other = re.sub(r"\n\n( *- )", r"\n\1", text)
    else:
        other = re.sub(r"^# ", " #  ", text, flags=re.MULTILINE)
    parsed = parse_instrument(other, "source/c1.md")
    assert parsed.instrument == instrument
    assert ("not-canonical" in {f.code for f in parsed.findings}) == (other != text)
