"""A small text to amend: pieces of a protocol on member and officer relations, with all shapes."""

from __future__ import annotations

from constitution_tool.engine.amending.amend import apply_instruction
from constitution_tool.model.instrument import Constitution, Index
from constitution_tool.notation.amendments.instruction import parse_instruction
from constitution_tool.notation.text.parse import parse_clauses, parse_instrument
from constitution_tool.notation.text.printer import print_own

PROTOCOL = """+++
id = "c5"
number = "C5"
title = "MEMBER / OFFICER RELATIONS PROTOCOL"
+++

# Introduction {#c5.4k7mz}

- i. The purpose of this Protocol is to guide Members and officers. Members and officers should
  treat each other with respect. {#c5.9qw2t}

- ii. The Members' Code and the “Employees’ Code” (real and perceived) apply **at all times**, and
  [the guide](https://example.org/guide) helps; the rule is in section 4.2. {#c5.x3fdr}

- iii. This Protocol can be revised; see [](#c5.k7m2c). {#c5.p3q8f}

# Roles {#c5.h2pnb}

These are the roles.

- i. The Elected Members are responsible for: {#c5.7r4tg}

  - a) Initiation and direction of policy; {#c5.k7m2c}

  - b) Scrutiny of Council services. {#c5.m8v3d}

  They must act together.

- ii. The officers are responsible for: {#c5.22222}

  * professional advice;

  * day-to-day administration, or any report.

| Who | What |
| --- | --- |
| Leader | policy |

## Reports {#c5.33333}

- 8A. A report may be amended. {#c5.44444}

# Groups {#c5.55555}
"""
CODE = """+++
id = "c6"
number = "C6"
title = "Employee Code"
+++

- The Code can be found elsewhere. {#c6.bbbbb}
"""


def constitution():
    """Read the text."""
    source = PROTOCOL.replace("| Who", "  | Who").replace("| ---", "  | ---")
    source = source.replace("| Leader", "  | Leader")
    parsed = [parse_instrument(source, "source/c5.md"), parse_instrument(CODE, "source/c6.md")]
    return Constitution(instruments=tuple(each.instrument for each in parsed))


TEXT = constitution()


def said(sentence):
    """Read an instruction."""
    return parse_instruction(sentence, "amendments/2024-003.md", 1)


def after(*sentences, text=TEXT):
    """Carry out instructions."""
    for sentence in sentences:
        text = apply_instruction(text, said(sentence))
    return text


def own(text, id_):
    """Print a clause's own words, without label and id."""
    return print_own(Index(text).by_id[id_].clause).strip()


def children(text, id_):
    """List the ids of the children of a clause or instrument."""
    index = Index(text)
    parent = index.by_id[id_].clause.children if id_ in index.by_id else None
    return [c.id for c in (index.instruments[id_].clauses if parent is None else parent)]


def quoted(*lines):
    """Quote clauses beneath a sentence."""
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines)


def clauses_of(text):
    """Read clauses."""
    return parse_clauses(text, "x.md", 1).clauses
