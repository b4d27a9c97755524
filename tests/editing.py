"""A person at work in Word, as small edits of a file's markup."""

from __future__ import annotations

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.model.instrument import Constitution
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.publish.word.document import word
from held import PICTURES, sheet

BODY = "word/document.xml"
PERSON = 'w:id="9001" w:author="Cllr Example" w:date="2024-06-01T09:30:00Z"'


def edited(data: bytes, *changes: tuple[str, str], part: str = BODY) -> bytes:
    """Replace markup that stands in a part once."""
    parts = unpack(data)
    text = parts[part].decode()
    for old, new in changes:
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times"
        text = text.replace(old, new)
    return pack({**parts, part: text.encode()})


def without(data: bytes, part: str) -> bytes:
    """Leave a part's content out."""
    parts = unpack(data)
    del parts[part]
    return pack(parts)


def run(text: str, properties: str = "") -> str:
    """Print a run."""
    kept = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{kept}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(content: str) -> str:
    """Insert with tracking on."""
    return f"<w:ins {PERSON}>{content}</w:ins>"


def dele(text: str) -> str:
    """Delete with tracking on."""
    return f'<w:del {PERSON}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def para(style: str, content: str, more: str = "") -> str:
    """Print a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


MARK_INSERTED = f"<w:rPr><w:ins {PERSON}/></w:rPr>"
MARK_DELETED = f"<w:rPr><w:del {PERSON}/></w:rPr>"


SAMPLE = """+++
id = "c5"
number = "C5"
title = "RELATIONS PROTOCOL"
+++

# Introduction {#c5.4k7mz}

Words at the margin.

* A bullet

  more of it

- i. The purpose of **this** Protocol is[^1] to guide; see [](#c5.7r4tg) and [the duty](#c5.7r4tg),
  [a page](https://example.org/a?b=1) and [nowhere](#). {#c5.9qw2t}

- ii. It applies to everyone. {#c5.x3fdr}

- iii. It is reviewed. {#c5.x4fdr}

# Roles {#c5.h2pnb}

- i. The Members: {#c5.7r4tg}

  | Post | Limit |
  | --- | --- |
  | Head | £5 |

  - a) decide; {#c5.k7m2c}

    ![A chart](images/a.png)

  - b) answer. {#c5.m8v3d}

  They do so in public.

[^1]: As agreed in *2019*.
"""


def sample() -> Constitution:
    """Give a small text with one of everything."""
    instrument = parse_instrument(SAMPLE, "source/c5.md").instrument
    return Constitution(instruments=(instrument,), pictures=PICTURES)


def issued() -> bytes:
    """Make the sample's Word file."""
    return word(sheet(flow(sample())))
