"""Which styles does a reference document bring, under the ids that our documents use?

A style is known by its name: the ids in a file are the program's that saved it, and they change
when Word and LibreOffice save each other's. So each style with a name of ours is given our id,
here and once; the documents are written as ever.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from constitution_tool.errors import Malformed
from constitution_tool.ooxml.element import W, detach, keep_attributes, put, value
from constitution_tool.ooxml.markup import RELATIONSHIPS, WORD
from constitution_tool.ooxml.reference.lines import Lines
from constitution_tool.ooxml.reference.meaning import keep_meaning
from constitution_tool.ooxml.reference.seen import unseen
from constitution_tool.ooxml.style import Kind, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from constitution_tool.errors import Finding
    from constitution_tool.ooxml.reference.file import ReferenceFile
    from constitution_tool.ooxml.style import Style

_ID, _VAL, _TYPE, _DEFAULT = f"{W}styleId", f"{W}val", f"{W}type", f"{W}default"
_KEPT = frozenset({f"{W}docDefaults", f"{W}latentStyles", f"{W}style"})
_KINDS = frozenset(kind.value for kind in Kind)
_GOES = re.compile(re.escape(W) + r"(numPr|outlineLvl|rsid|\w+Change|ins|del)")
"""Numbers and levels, which are ours (`keep_meaning`), and tracked changes of looks."""
_USES = tuple(f"{W}{name}" for name in ("basedOn", "next", "link"))
_MEND = "change it in Word, or begin again with “constitution-tool template new”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The styles a reference document brings, what its ids became, and what its words are in."""

    lines: Lines
    renamed: Mapping[str, str]
    language: str


def styles(file: ReferenceFile, own: Sequence[Style]) -> Brought:
    """Read the styles of a reference document, ours being `own`.

    Raises:
        Malformed: it has no styles, or some that cannot do what ours are for.
    """
    part = file.related("styles")
    if not part:
        raise file.refusal("reference-styles", "The Word file has no styles.", _MEND)
    tree = file.tree(part, "styles")
    language = _language(tree)
    root = _stripped(tree)
    every = _by_id(file, root)
    matched = _matched(file, every, own)
    found = _needed(every, matched)
    renamed = _rename(found, matched, {style.id for style in own})
    lines = Lines(root=root, styles={renamed[old]: style for old, style in found.items()})
    circle = lines.circle()
    if circle:
        name = value(lines.styles[circle], "name")
        raise file.refusal("reference-circle", f"The style “{name}” is based on itself.", _MEND)
    brought = [style for style in own if style.id in lines.styles]
    _refuse(unseen(file, brought, lines))
    for style in brought:
        if style.standing is Standing.DEFAULT:
            lines.styles[style.id].set(_DEFAULT, "1")
    keep_meaning(lines, own)
    return Brought(lines=lines, renamed=renamed, language=language)


def _language(root: Element) -> str:
    default = (style for style in root.iterfind(f"{W}style") if style.get(_DEFAULT))
    said = [value(s, "rPr/lang") for s in default if s.get(_TYPE) == Kind.PARAGRAPH.value]
    return next(filter(None, [*said, value(root, "docDefaults/rPrDefault/rPr/lang")]), "")


def _stripped(tree: Element) -> Element:
    """Take a style sheet without anything that is not Word's own, or counts, or is tracked.

    It says once what language words are in; which one, each document says.
    """
    root = etree.Element(f"{W}styles", nsmap={"w": WORD, "r": RELATIONSHIPS})
    root.extend(
        child
        for child in tree.iterchildren(*_KEPT)
        if child.tag != f"{W}style" or child.get(_TYPE) in _KINDS
    )
    for element in list(root.iter()):
        tag = element.tag
        if tag.startswith(W) and not _GOES.fullmatch(tag):
            keep_attributes(element, lambda name: name.startswith(W))
        else:
            detach(element)
    for style in root.iterfind(f"{W}style"):
        for tongue in list(style.iter(f"{W}lang")):
            detach(tongue)
    defaults = root.find(f"{W}docDefaults")
    if defaults is None:
        defaults = etree.Element(f"{W}docDefaults")
        root.insert(0, defaults)
    run = put(put(defaults, f"{W}rPrDefault"), f"{W}rPr")
    if run.find(f"{W}lang") is None:
        etree.SubElement(run, f"{W}lang")
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return root


def _by_id(file: ReferenceFile, root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for style in root.findall(f"{W}style"):
        name = style.get(_ID, "")
        if not name or name in found:
            raise file.refusal(
                "reference-damaged",
                f"Two styles of the Word file are muddled up (“{value(style, 'name')}”).",
                "open it in Word, save it as a Word document (.docx) and use that file.",
            )
        found[name] = style
    return found


def _needed(every: Mapping[str, Element], matched: Mapping[str, str]) -> dict[str, Element]:
    """Keep the styles of our names and those they rest on; no other is used in our documents."""
    needed: set[str] = set()
    waiting = [old for old in matched if old in every]
    while waiting:
        old = waiting.pop()
        if old not in needed:
            needed.add(old)
            rests = (value(every[old], "basedOn"), value(every[old], "link"))
            waiting.extend(each for each in rests if each in every)
    for old, style in every.items():
        if old not in needed:
            detach(style)
    return {old: style for old, style in every.items() if old in needed}


def _matched(
    file: ReferenceFile, found: Mapping[str, Element], own: Sequence[Style]
) -> dict[str, str]:
    """Find the styles with our names: our id for each of the file's."""
    names: dict[str, list[str]] = {}
    for old, style in found.items():
        called = {value(style, "name"), *value(style, "aliases").split(",")} - {""}
        for spelling in called | {name.casefold() for name in called}:
            names.setdefault(spelling, []).append(old)
    matched: dict[str, str] = {}
    wrong: list[Finding] = []
    for each in own:
        olds = names.get(each.name.casefold() if each.is_built_in else each.name, [])
        olds = olds or _default(found, each)
        if len(olds) > 1:
            problem = f"Two styles of the Word file are called “{each.name}”."
            wrong.append(file.finding("reference-twice", problem, _MEND))
        elif olds and found[olds[0]].get(_TYPE) != each.kind.value:
            problem = (
                f"The style “{each.name}” of the Word file is a "
                f"{found[olds[0]].get(_TYPE)} style; it must be a {each.kind.value} style."
            )
            remedy = f"rename that style in Word; a {each.kind.value} style is then made for you."
            wrong.append(file.finding("reference-kind-of-style", problem, remedy))
        elif olds:
            matched[olds[0]] = each.id
    _refuse(wrong)
    return matched


def _default(found: Mapping[str, Element], style: Style) -> list[str]:
    """Find what holds where no style is named, for our style that does so, whatever its name."""
    if style.standing is Standing.NAMED:
        return []
    kind = style.kind.value
    return [old for old, s in found.items() if s.get(_DEFAULT) and s.get(_TYPE) == kind][:1]


def _rename(
    found: Mapping[str, Element], matched: Mapping[str, str], ours: set[str]
) -> dict[str, str]:
    """Give styles of our names our ids, and move every other id out of their way."""
    taken = {name.casefold() for name in ours}
    renamed = dict(matched)
    for old in found:
        if old in matched:
            continue
        new = old
        while new.casefold() in taken:
            new = f"Their{new}"
        taken.add(new.casefold())
        renamed[old] = new
    for old, style in found.items():
        style.set(_ID, renamed[old])
        for use in style.findall("*"):
            if use.tag in _USES:
                if use.get(_VAL) in renamed:
                    use.set(_VAL, renamed[use.get(_VAL, "")])
                else:
                    style.remove(use)
    return renamed


def _refuse(wrong: Iterator[Finding] | Sequence[Finding]) -> None:
    findings = tuple(wrong)
    if findings:
        raise Malformed(*findings)
