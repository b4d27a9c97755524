"""What may a template of a paper say? Little: fill in, choose, repeat, include, use a house phrase.

Nothing in it can call a method, do sums, keep values or define anything, so that what it makes
grows only by loops, inclusions and phrases; and each of those is counted (`house`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Collection

PHRASE = "phrase"
"""The name under which templates find the house phrases: `phrase.none()`."""
COUNTED = "counted_loop"
FILTERS = frozenset({"first", "join", "last", "length", "lower", "times"})
TESTS = frozenset({"defined"})
_ALLOWED = (
    nodes.And,
    nodes.Compare,
    nodes.CondExpr,
    nodes.Const,
    nodes.Getattr,
    nodes.If,
    nodes.Keyword,
    nodes.Name,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Output,
    nodes.Template,
    nodes.TemplateData,
)


class _Checker(NodeTransformer):
    """Refuses what is not in the language, and has every loop counted."""

    def __init__(self, name: str, phrases: Collection[str]) -> None:
        self._name = name
        self._phrases = phrases

    def generic_visit(self, node: nodes.Node) -> nodes.Node:
        if not isinstance(node, _ALLOWED):
            self._refuse(node, f"A paper's template cannot use “{_named(node)}”.")
        return super().generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the library's name
        if node.recursive:
            self._refuse(node, "A loop in a paper's template cannot call itself.")
        super().generic_visit(node)
        node.iter = nodes.Filter(node.iter, COUNTED, [], [], None, None, lineno=node.lineno)
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        if not isinstance(node.template, nodes.Const):
            self._refuse(node, "What is included must be named outright, in quotation marks.")
        if node.ignore_missing:
            self._refuse(node, "What is included must be there: “ignore missing” would hide it.")
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802
        if node.name not in FILTERS:
            known = ", ".join(sorted(FILTERS))
            self._refuse(node, f"There is no filter “{node.name}” in papers, only {known}.")
        return super().generic_visit(node)

    def visit_Test(self, node: nodes.Test) -> nodes.Node:  # noqa: N802
        if node.name not in TESTS:
            self._refuse(node, f"There is no test “{node.name}” in papers.")
        return super().generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        called = node.node
        phrase = (
            isinstance(called, nodes.Getattr)
            and isinstance(called.node, nodes.Name)
            and called.node.name == PHRASE
        )
        if not phrase or node.args or node.dyn_args or node.dyn_kwargs:
            self._refuse(node, "A paper's template calls house phrases only: phrase.name(value=…).")
        if isinstance(called, nodes.Getattr) and called.attr not in self._phrases:
            self._refuse(node, f"There is no house phrase “{called.attr}”.")
        for keyword in node.kwargs:
            self.visit(keyword)
        return node

    def _refuse(self, node: nodes.Node, problem: str) -> NoReturn:
        lines = (each.lineno for each in (node, *node.find_all(nodes.Node)))
        line = next(filter(None, lines), 0)  # a piece that only holds others has none
        raise TemplateSyntaxError(problem, line, self._name, self._name)


def checked(tree: nodes.Template, name: str, phrases: Collection[str]) -> nodes.Template:
    """Check a template as parsed, and give it with its loops counted.

    Raises:
        TemplateSyntaxError: it says something that papers cannot.
    """
    found = _Checker(name, phrases).visit(tree)
    if not isinstance(found, nodes.Template):
        raise TypeError(name)
    return found


def _named(node: nodes.Node) -> str:
    """Name a piece of the language as its reference does: Set, Macro, Add."""
    return type(node).__name__.lower()
