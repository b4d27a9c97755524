"""In which kinds of file are documents wanted: `--to word,pdf`?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

_Function = TypeVar("_Function", bound="Callable[..., object]")


def kinds_of(known: tuple[str, ...], default: str) -> Callable[[_Function], _Function]:
    """Declare `--to` for a command that can write these kinds, and writes the default ones."""

    def read(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
        kinds = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        for kind in kinds:
            if kind not in known:
                raise click.BadParameter(f"“{kind}” is not one of {', '.join(known)}")
        return kinds or tuple(default.split(","))

    named = " or ".join((", ".join(known[:-1]), known[-1]))
    return click.option(
        "--to",
        "kinds",
        default=default,
        show_default=True,
        callback=read,
        help=f"{named} (several, with commas).",
    )
