"""Which tests come to which refusals? Noted once, so that each mutant is shown to those alone."""

from __future__ import annotations

import builtins
import time
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from mutation.refusals import REACHED

if TYPE_CHECKING:
    from collections.abc import Iterator

Reached = set[tuple[str, int]]
"""Refusals, by the path of the file and the number in it."""


class Reach:
    """A pytest plugin that notes, for each test, which refusals of reporting files it comes to.

    What a module does when it is collected counts for each of its tests.
    """

    def __init__(self) -> None:
        self._here: Reached = set()
        self._collected: dict[str, Reached] = defaultdict(set)
        self.refusals: dict[str, Reached] = {}
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []
        setattr(builtins, REACHED, self._report)

    def _report(self, path: str, number: int) -> bool:
        self._here.add((path, number))
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        self._here = self._collected[collector.nodeid.partition("::")[0]]
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._here = set(self._collected[item.nodeid.partition("::")[0]])
        start = time.perf_counter()
        done = yield
        self.refusals[item.nodeid] = self._here
        self.seconds[item.nodeid] = time.perf_counter() - start
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
