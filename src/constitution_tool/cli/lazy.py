"""How are commands found without importing those that are not run?"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from constitution_tool.cli.commands import Table


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run, not when they are listed."""

    def __init__(self, name: str, table: Table, help: str, path: str = "") -> None:  # noqa: A002 - click's own word
        super().__init__(name, help=help)
        self._table = table
        self._path = path

    def _summaries(self) -> dict[str, str]:
        """Give the commands at this level, in the table's order, with their summaries."""
        found: dict[str, str] = {}
        for whole, entry in self._table.commands.items():
            if whole.startswith(self._path):
                name, _, rest = whole.removeprefix(self._path).partition(" ")
                found[name] = self._table.groups[self._path + name] if rest else entry.summary
        return found

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """List the commands at this level."""
        return [*self._summaries()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        """Import one command."""
        whole = self._path + cmd_name
        if whole in self._table.groups:
            words = self._table.groups[whole]
            return LazyGroup(cmd_name, self._table, words, f"{whole} ")
        entry = self._table.commands.get(whole)
        if entry is None:
            return None
        found = load(entry.where)
        if not isinstance(found, click.Command):
            raise TypeError(f"{entry.where} is not a command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click passes it
        """Write the list of commands without importing any."""
        rows = [*self._summaries().items()]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands without importing any, and then the options."""
        names = [
            CompletionItem(name, help=summary)
            for name, summary in self._summaries().items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]


def load(where: str) -> object:
    """Import what `module:attribute` names."""
    module, _, attribute = where.partition(":")
    return getattr(import_module(module), attribute)
