"""Drafting: the options that say what to change, and the kind of amendment that says it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from constitution_tool.cli import options
from constitution_tool.cli.asked_change import PLACES, ROWS, act_of, acts
from constitution_tool.cli.frame import command
from constitution_tool.journeys.amendment_from_edit import (
    InEditor,
    OfSource,
    amendment_from_edit,
    reasons_to_type,
    text_to_edit,
    typed_reasons,
)
from constitution_tool.journeys.amendment_new import Change, Head, amendment_new
from constitution_tool.journeys.amendment_new import which as which_place
from constitution_tool.journeys.amendment_references import (
    LINKED,
    amendment_consequential,
    amendment_link,
)
from constitution_tool.model.amendment import Kind

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome

Given = str | int | bool | date | tuple[str, ...] | None

HEAD = (
    ("--title", "What the amendment is called."),
    ("--delegation", "Of a pre-adoption amendment: the delegation, such as 2024-D01."),
    ("--ground", "… and the ground of it, such as next-steps."),
    ("--ground-reason", "… and why it falls under that ground."),
    ("--proposed-by", "Of a substantive amendment: who proposes it to Council."),
    ("--evidence", "Of a change to the text itself: what it rests on."),
    ("--mover", "Of a change carried at a meeting: who moved it."),
    ("--seconder", "… who seconded it."),
    ("--result", "… and the result, as announced [default: carried]."),
    ("--why", "The reasons for the amendment as a whole."),
)
DAYS = (
    ("--effective", "Of a change to the text itself: when it takes effect [default: --date]."),
    ("--expires", "The last day of it, if it lapses."),
    ("--meeting", "Of a change carried at a meeting: the day of the meeting."),
)
CHANGE = (
    ("--replace", "Replace these words (with --with)."),
    ("--with", "… by these."),
    ("--after", "After these words (with --insert)."),
    ("--before", "Before these words (with --insert)."),
    ("--insert", "Insert these words."),
    ("--omit", "Omit these words."),
    ("--rewrite", "Give the whole paragraph these words; it keeps its number."),
    ("--renumber", "Give it this number, such as 4A."),
    ("--new", "A new paragraph. It gets the number that fits, unless it begins with one."),
    ("--table-row", "In the row of its table that begins with these words (with --column)."),
    ("--column", "… in the column headed so: --replace words --with others."),
    ("--new-row", "A new row of its table, its cells parted by |: “Cabinet | 5 days”."),
    ("--row-after", "… after the row that begins with these words (or --at the end)."),
    ("--row-before", "… before the row that begins with these words."),
    ("--omit-row", "Omit the row of its table that begins with these words."),
    ("--split-after", "Make two paragraphs of it, after these words (with --into)."),
    ("--new-heading", "A new headed part, called this (--new gives words of its own, if any)."),
)


def _draft(request: Request, /, **given: Given) -> Outcome:
    """Write the amending sentence for what was asked."""
    texts = {name: value for name, value in given.items() if isinstance(value, str)}
    lists = {name: value for name, value in given.items() if isinstance(value, tuple)}
    days = {name: value for name, value in given.items() if isinstance(value, date)}

    def said(name: str) -> str:
        return texts.get(name, "")

    on = said("consequential_on")
    if not said("to") and not said("title") and not on:
        raise click.UsageError("Say what the amendment is called, with --title.")
    head = Head(
        title=said("title"),
        kind=_kind(said("kind"), on),
        year=request.day.year,
        effective=days.get("effective", request.day),
        expires=days.get("expires"),
        meeting=days.get("meeting"),
        mover=said("mover"),
        seconder=said("seconder"),
        result=said("result"),
        delegation=said("delegation"),
        ground=said("ground"),
        ground_reason=said("ground_reason"),
        proposed_by=said("proposed_by"),
        evidence=said("evidence"),
        why=said("why"),
        written_on=lists.get("written_on", ()),
        to=said("to"),
    )
    reasons = lists.get("reason", ())
    if on or given.get("link") is True:
        _alone(texts, {name for name, value in given.items() if value is True}, on)
        if on:
            if lists.get("where") or reasons:
                raise click.UsageError(
                    "--consequential-on finds the places, and gives the reasons."
                )
            return amendment_consequential(request.root, head, on)
        reason = reasons[0] if reasons else LINKED
        return amendment_link(request.root, head, lists.get("where", ()), reason)
    if "from_edit" in texts:
        return _from_edit(request, head, texts["from_edit"], lists.get("where", ()), reasons)
    if len(reasons) != 1:
        raise click.UsageError("Give the reason for the change, once, with --reason.")
    nth = given.get("nth")
    if said("split_after") and len(lists.get("into", ())) not in (1, 2):
        raise click.UsageError("Say what the two are numbered, with --into 4. --into 5.")
    act, find, words = act_of(texts, {name for name, value in given.items() if value is True})
    places = [(place, said(f"to_{place}")) for place in PLACES if said(f"to_{place}")]
    change = Change(
        at=lists.get("where", ()),
        reason=reasons[0],
        find=find,
        words=words,
        act=act,
        heading=said("new_heading"),
        which=which_place(each=given.get("each") is True, nth=nth if isinstance(nth, int) else 0),
        in_heading=given.get("heading") is True,
        leaving_number=given.get("leaving_number") is True,
        unnumbered=given.get("unnumbered") is True,
        place=places[0] if len(places) == 1 else ("", ""),
        row=next((texts[name] for name in ROWS if texts.get(name)), ""),
        column=said("column"),
        into=lists.get("into", ()),
        table=table if isinstance(table := given.get("table"), int) else 0,
    )
    return amendment_new(request.root, head, change)


def _alone(texts: dict[str, str], flags: set[str], on: str) -> None:
    """Refuse to draft what is worked out together with what is asked: it would be passed over."""
    both = on and "link" in flags
    if any(acts(texts, flags)) or both or "from_edit" in texts or texts.get("to"):
        raise click.UsageError(
            "--consequential-on and --link each draft an amendment of their own: say nothing else "
            "to change, and no --add-to."
        )


def _kind(said: str, on: str) -> str:
    """Say of what kind it is: what follows from another is consequential, if nothing is said."""
    source = click.get_current_context().get_parameter_source("kind")
    by_default = source is ParameterSource.DEFAULT
    return Kind.CONSEQUENTIAL.value if on and by_default else said


def _from_edit(
    request: Request, head: Head, file: str, where: tuple[str, ...], reasons: tuple[str, ...]
) -> Outcome:
    """Take an edited copy, or open an editor with one; then the reasons, if none were given."""
    if file:
        if not Path(file).is_file():
            raise click.UsageError(f"There is no file {file}.")
        edited = OfSource(data=Path(file).read_bytes(), path=file)
        return amendment_from_edit(request.root, head, edited, reasons)
    saved = InEditor(text=_in_editor(text_to_edit(request.root, head, where)))
    if not reasons:
        reasons = typed_reasons(_in_editor(reasons_to_type(request.root, head, saved)))
    return amendment_from_edit(request.root, head, saved, reasons)


def _in_editor(text: str) -> str:
    """Let someone edit a text in the editor that $VISUAL or $EDITOR names."""
    saved = click.edit(text, extension=".md", require_save=False)
    return text if saved is None else saved


def _made() -> click.Command:
    """Declare the options, and make the command."""
    function = _draft
    flags = (
        ("--each", "In every place the words occur."),
        ("--heading", "In the heading."),
        ("--move", "Move the paragraph (with --to-after and the like)."),
        ("--omit-whole", "Omit the whole paragraph."),
        ("--leaving-number", "… leaving its number."),
        ("--unnumbered", "Of a new paragraph: it has no number, whatever those around it have."),
        ("--quote", "Quote the --text in the amendment, instead of naming its file."),
        ("--link", "Make the references in plain words live: everywhere, or --in what is named."),
    )
    declared: list[click.Option] = [
        click.Option(
            ["--kind"],
            type=click.Choice([kind.value for kind in Kind]),
            default=Kind.SUBSTANTIVE.value,
            show_default=True,
            help="What kind of amendment it is.",
        ),
        *(click.Option([name], metavar="WORDS", help=words) for name, words in HEAD),
        *(
            click.Option([name], type=options.DAY, metavar="DATE", help=words)
            for name, words in DAYS
        ),
        click.Option(
            ["--written-on"],
            multiple=True,
            metavar="ID",
            help="An amendment that this one is written on top of (several).",
        ),
        click.Option(["--add-to", "to"], metavar="ID", help="Add the change to this draft."),
        click.Option(
            ["--consequential-on"],
            metavar="ID",
            help="Draft all that must follow from this amendment: what refers to or counts what it "
            "renumbers, moves or omits.",
        ),
        click.Option(["--in", "where"], multiple=True, metavar="CITATION", help="Where (several)."),
        *(click.Option([name], metavar="WORDS", help=words) for name, words in CHANGE),
        click.Option(
            ["--at"],
            type=click.Choice(["beginning", "end"]),
            help="Where to --insert words, or put a --new-row.",
        ),
        click.Option(
            ["--text"],
            metavar="FILE",
            help="A whole protocol’s text, in drafts/: for the one named --in, or for a new one.",
        ),
        click.Option(
            ["--into"],
            multiple=True,
            metavar="NUMBER",
            help="How the two are numbered: the first and the second, or only the second.",
        ),
        click.Option(["--join"], metavar="CITATION", help="Join it with this, which follows it."),
        click.Option(
            ["--table"], type=click.IntRange(min=1), help="Which of its tables, if it has several."
        ),
        click.Option(
            ["--nth"], type=click.IntRange(min=1), help="Only where they occur the nth time."
        ),
        *(click.Option([name], is_flag=True, help=words) for name, words in flags),
        *(
            click.Option([f"--to-{place}"], metavar="CITATION", help=f"Put it {words} this.")
            for place, words in zip(
                PLACES, ("after", "before", "at the beginning of", "at the end of"), strict=True
            )
        ),
        click.Option(
            ["--from-edit"],
            is_flag=False,
            flag_value="",
            metavar="[FILE]",
            help="Work the change out from this edited copy of a file of source/; without one, "
            "an editor opens.",
        ),
        click.Option(
            ["--reason"],
            multiple=True,
            metavar="WORDS",
            help="The reason, as printed (with --from-edit several, one for each change).",
        ),
    ]
    made = command(
        "new",
        help="Draft an amendment: say what to change, and the sentence is written for you.",
        takes=(options.dry_run, options.dated),
    )(function)
    made.params = [*declared, *made.params]
    return made


new = _made()
