"""What has a council set, in `source/constitution.toml` and in the root `constitution.toml`?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.identity import INSTRUMENT_ID, is_clause_id
from constitution_tool.model.settings import (
    ACCENT,
    DRAFTING_RULES,
    FORMAT,
    LEAST_CONTRAST,
    STATUTORY_CLEAR_DAYS,
    Drafting,
    InstrumentSettings,
    LawSettings,
    Meeting,
    Numbering,
    Settings,
    contrast_on_white,
)
from constitution_tool.notation.hidden import check_characters
from constitution_tool.notation.toml_table import Toml, read_toml_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_INSTRUMENT = "[[instrument]]"
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_ACCENT = re.compile(r"#[0-9a-f]{6}")
_OFFICE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def parse_law_settings(text: str, path: str) -> LawSettings:
    """Read `source/constitution.toml`: what bears on the law.

    Raises:
        Malformed: with every finding.
    """
    table = _open(text, path)
    council = table.text("council")
    domain = _like(table, "domain", _DOMAIN, "a domain in small letters, such as council.gov.uk")
    language = _like(table, "language", _LANGUAGE, "a language such as en-GB")
    instruments = tuple(_instrument(each) for each in table.tables("instrument"))
    protected, council_only = table.texts("protected"), table.texts("council_only")
    ids = [each.id for each in instruments]
    if not ids:
        table.find(
            "instrument-missing",
            "instrument",
            "No instrument is listed.",
            'list each file of source/ under [[instrument]] as id = "c5".',
        )
    for doubled in _doubled(ids):
        table.find(
            "instrument-doubled",
            "instrument",
            f"The instrument “{doubled}” is listed twice.",
            "list it once.",
        )
    for each in protected:
        if not is_clause_id(each):
            table.find(
                "id-malformed",
                "protected",
                f"“{each}” is not the id of a paragraph.",
                'list ids such as "c5.9qw2t".',
            )
    for each in council_only:
        if not (is_clause_id(each) or INSTRUMENT_ID.fullmatch(each)):
            table.find(
                "id-malformed",
                "council_only",
                f"“{each}” is the id of neither an instrument nor a paragraph.",
                'list ids such as "c4" or "c5.9qw2t".',
            )
    _finish(table)
    return LawSettings(
        council=council,
        domain=domain,
        language=language,
        instruments=instruments,
        protected=protected,
        council_only=council_only,
    )


def listing(text: str, instruments: tuple[str, ...]) -> str:
    """Write `source/constitution.toml` with other instruments listed, and no other word altered.

    An instrument that is new is numbered by `suffix`.

    Raises:
        Malformed: its list cannot be told from what stands around it.
    """
    lines = text.rstrip("\n").split("\n")
    starts = [at for at, line in enumerate(lines) if line.strip() == _INSTRUMENT]
    blocks = [
        "\n".join(lines[start:end]).strip("\n")
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    ids = [each.id for each in parse_law_settings(text, "").instruments]
    known = dict(zip(ids, blocks, strict=True)) if len(ids) == len(blocks) else {}
    listed = [
        known.get(id_, f'{_INSTRUMENT}\nid = "{id_}"\nnumbering = "{Numbering.SUFFIX.value}"')
        for id_ in instruments
    ]
    head = "\n".join(lines[: starts[0]]).strip("\n") if starts else text.strip("\n")
    written = "\n\n".join([head, *listed]) + "\n"
    if tuple(each.id for each in parse_law_settings(written, "").instruments) != instruments:
        raise Malformed(
            Finding(
                code="instruments-unlisted",
                problem="The list of instruments in source/constitution.toml cannot be rewritten.",
                remedy=f"write each of them under a line {_INSTRUMENT} of its own, at the end.",
                place=Place(path="source/constitution.toml"),
            )
        )
    return written


def parse_settings(text: str, path: str) -> Settings:
    """Read the root `constitution.toml`: the style of the house, offices, meetings.

    Raises:
        Malformed: with every finding.
    """
    table = _open(text, path)
    settings = Settings(
        notice=table.text("notice", ""),
        standing=table.text("standing", ""),
        name=table.text("name"),
        subject=_like(table, "subject", INSTRUMENT_ID, "the id of an instrument, such as c5"),
        accent=_accent(table),
        offices=table.pairs("offices"),
        meetings=tuple(_meeting(each) for each in table.tables("meeting")),
        summons_days=_clear_days(table, "summons_clear_days"),
        inspection_days=_clear_days(table, "inspection_clear_days"),
        holidays=tuple(_holiday(each) for each in table.tables("holiday")),
        drafting=_drafting(table.table("drafting")),
    )
    for office, name in settings.offices:
        if not _OFFICE.fullmatch(office) or not name.strip():
            table.find(
                "office-malformed",
                office,
                f"“{office}” is not an office with a name.",
                'write small letters and hyphens: monitoring-officer = "Monitoring Officer".',
            )
    for day in _doubled([str(each.day) for each in settings.meetings]):
        table.find(
            "meeting-doubled",
            "meeting",
            f"There are two meetings on {day}.",
            "keep the one that is to receive the papers.",
        )
    _finish(table)
    return settings


def _open(text: str, path: str) -> Toml:
    """Read the table and its format, refusing a newer one before anything else is judged."""
    if findings := tuple(check_characters(text, path)):
        raise Malformed(*findings)
    table = read_toml_lines(text, path)
    written = table.number("format")
    if written > FORMAT:
        raise Malformed(
            Finding(
                code="format-newer",
                problem=f"The files are in format {written}; this program knows format {FORMAT}.",
                remedy=f"install a newer version of constitution-tool, one for format {written}.",
                place=table.place("format"),
            )
        )
    if table.has("format") and written < FORMAT:
        table.find(
            "format-unknown",
            "format",
            f"There is no format {written}.",
            f"write format = {FORMAT}.",
        )
    return table


def _instrument(table: Toml) -> InstrumentSettings:
    instrument = _like(table, "id", INSTRUMENT_ID, "the id of an instrument, such as c5")
    written = table.text("numbering")
    known = {each.value: each for each in Numbering}
    if written and written not in known:
        table.find(
            "value-wrong",
            "numbering",
            f"“{written}” is not a way of numbering.",
            f"write one of: {', '.join(known)}.",
        )
    table.finish()
    return InstrumentSettings(id=instrument, numbering=known.get(written, Numbering.SUFFIX))


def _meeting(table: Toml) -> Meeting:
    meeting = Meeting(day=table.day("date"), body=table.text("body"), title=table.text("title"))
    table.finish()
    return meeting


def _clear_days(table: Toml, key: str) -> int:
    """Read a local rule on notice; the law's own is the least there may be."""
    days = table.number(key) if table.has(key) else STATUTORY_CLEAR_DAYS
    if days < STATUTORY_CLEAR_DAYS:
        table.find(
            "clear-days-few",
            key,
            f"“{key}” is {days}; the law asks for {STATUTORY_CLEAR_DAYS} clear days.",
            f"write {key} = {STATUTORY_CLEAR_DAYS} or more, or take the line out.",
        )
    return days


def _drafting(table: Toml) -> Drafting:
    """Read which rules of drafting are wanted, and which words are preferred."""
    rules = table.texts("rules") if table.has("rules") else DRAFTING_RULES
    for rule in rules:
        if rule not in DRAFTING_RULES:
            table.find(
                "drafting-unknown",
                "rules",
                f"“{rule}” is not a rule of drafting.",
                f"write some of: {', '.join(DRAFTING_RULES)}.",
            )
    prefer = table.pairs("prefer")
    table.finish()
    return Drafting(rules=tuple(dict.fromkeys(rules)), prefer=prefer)


def _holiday(table: Toml) -> date:
    day = table.day("date")
    table.finish()
    return day


def _accent(table: Toml) -> str:
    """Read the colour of headings; one too pale to read on white is refused, not printed."""
    if not table.has("accent"):
        return table.text("accent", ACCENT)
    colour = _like(table, "accent", _ACCENT, f"a colour such as {ACCENT}")
    if _ACCENT.fullmatch(colour) and (contrast := contrast_on_white(colour)) < LEAST_CONTRAST:
        table.find(
            "accent-pale",
            "accent",
            f"The colour {colour} is too pale to read on white: {contrast:.1f} to 1.",
            f"choose a darker one, of at least {LEAST_CONTRAST} to 1, such as {ACCENT}.",
        )
    return colour


def _like(table: Toml, key: str, form: re.Pattern[str], wanted: str) -> str:
    written = table.text(key)
    if written and not form.fullmatch(written):
        table.find("value-wrong", key, f"“{written}” will not do for “{key}”.", f"write {wanted}.")
    return written


def _doubled(values: Iterable[str]) -> list[str]:
    counted = Counter(values)
    return [value for value, count in counted.items() if count > 1]


def _finish(table: Toml) -> None:
    table.finish()
    if table.findings:
        raise Malformed(*sorted(table.findings, key=lambda f: (f.place.line, f.place.column)))
