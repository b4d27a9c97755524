"""What does someone want to do who typed no command? Asked in numbers and plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constitution_tool.cli.dishes import Ask, Course, Dish, From
from constitution_tool.cli.menu_lines import MENU, START
from constitution_tool.journeys.menu import Offered, offered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_VOTES = ("approved", "declined", "not-put")
"""What becomes of an amendment for approval, by the options of `adopt`."""


def choose(start: Path) -> Sequence[str]:
    """Say what is here, ask what is wanted, and give the words of the command (none: to leave)."""
    here = offered(start)
    click.echo(here.line, err=True)
    lines: tuple[Dish | Course, ...] = MENU if here.founded else (START,)
    if here.root is None:
        lines = ()
    chosen = _numbered("What do you want to do?", [each.words for each in lines], "Leave")
    if chosen is None:
        return ()
    dish = lines[chosen]
    if isinstance(dish, Course):
        inner = _numbered(dish.words, [each.words for each in dish.dishes], "Leave")
        if inner is None:
            return ()
        dish = dish.dishes[inner]
    words = [*dish.command.split(), *dish.also]
    for ask in _asked(dish, here):
        words += _answered(ask, here)
    click.echo("\nconstitution-tool " + " ".join(_quoted(word) for word in words), err=True)
    return words


def _asked(dish: Dish, here: Offered) -> Iterator[Ask]:
    """Walk the questions of a line, and those that the policy adds to it."""
    yield from dish.asks
    for office, name in here.offices if dish.founds else ():
        yield Ask(words=f"The name of the {name}", option="--holder", before=f"{office}=")
        yield _file(f"The public key of the {name} (empty: none)", "--public-key", office)
    for id_, title in here.for_approval if dish.votes else ():
        yield Ask(words=f"What became of {id_} {title}", source=From.GIVEN, choices=_VOTES, of=id_)
    for office, name in here.signers.get(dish.signed, ()):
        yield _file(f"The key of the {name}, to sign now (empty: sign later)", "--sign", office)


def _file(words: str, option: str, office: str) -> Ask:
    return Ask(words=words, option=option, source=From.FILE, needed=False, before=f"{office}=")


def _answered(ask: Ask, here: Offered) -> list[str]:
    """Ask one question, and give its answer as the command line takes it."""
    answer = _answer(ask, here)
    if not answer:
        return []
    if ask.of:
        return [f"--{answer}", ask.of]
    said = f"{ask.before}{answer}"
    return [ask.option, said] if ask.option else [said]


def _answer(ask: Ask, here: Offered) -> str:
    match ask.source:
        case From.WORDS:
            return _typed(ask)
        case From.DAY:
            return _typed(ask, _is_day, "Write the day like 2024-05-21.")
        case From.FILE:
            return _typed(ask, lambda path: Path(path).is_file(), "There is no such file.")
        case From.GIVEN:
            pairs = tuple((each, each.replace("-", " ")) for each in ask.choices)
        case _:
            pairs = getattr(here, ask.source.value)
    chosen = _numbered(
        ask.words,
        [words if ask.source is From.GIVEN else f"{words} ({id_})" for id_, words in pairs],
        "" if ask.needed and pairs else "None of them",
    )
    return "" if chosen is None else pairs[chosen][0]


def _typed(ask: Ask, good: Callable[[str], bool] = bool, remedy: str = "") -> str:
    while True:
        answer: str = click.prompt(ask.words, default="", show_default=False, err=True).strip()
        if good(answer) or (not answer and not ask.needed):
            return answer
        click.echo(remedy or "An answer is needed.", err=True)


def _numbered(question: str, lines: Sequence[str], none: str) -> int | None:
    """Let someone choose a line by its number; 0 stands for `none`, if there is one."""
    click.echo(f"\n{question}", err=True)
    for number, line in enumerate(lines, start=1):
        click.echo(f"  {number}. {line}", err=True)
    if none:
        click.echo(f"  0. {none}", err=True)
    least = 0 if none else 1
    chosen: int = click.prompt("Number", type=click.IntRange(least, len(lines)), err=True)
    return chosen - 1 if chosen else None


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
