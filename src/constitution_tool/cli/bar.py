"""How does long work show on a terminal? As a bar that goes away when the work is done."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Column


class Bar:
    """What is being made, a bar, and which of how many it is."""

    __slots__ = ("_progress", "_task")

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True)),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[count]}", markup=False, table_column=Column(no_wrap=True)),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=None, count="")

    def tell(self, words: str, done: int, of: int) -> None:
        """Show what begins; the bar moves to and fro while `of`, the number of steps, is 0."""
        count = f"{done + 1} of {of}" if of else ""
        self._progress.update(
            self._task, description=words, completed=done, total=of or None, count=count
        )
        self._progress.start()
        self._progress.refresh()

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()
