"""Where does the source refuse anything, and what is it with one refusal switched off?

Found by the shape of the code, with no list of places: a `raise` of a refusal, what a function of
findings yields or returns, what is put to a list of findings, and the words of a function that
says what is at fault. What is switched off is left in place and never reached.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_CODE = re.compile(r"[a-z]+(-[a-z]+)+")
_GATHERS = re.compile(r"(^|\.|_)(findings|wrong)$")
_SAYS = re.compile(r"(^|_)(refuse|fault|wrong)")
_NAMES_A_FAULT = re.compile(r"fault|trick")
_OUR_OWN_FAULTS = ("LookupError", "TypeError", "AssertionError", "LawBroken", "ValueError")
"""Raised when the program itself is wrong, or for a caller that makes a refusal of it."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """One refusal: its file, its number there, and a name that outlives changes around it."""

    path: Path
    name: str
    number: int


REACHED = "_a_refusal_is_reached"
"""The name by which a file that reports its refusals calls whoever listens; it gives True."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A refusal in a tree: what stands there, and how to switch it off or to have it reported.

    `report` is given the call that reports it.
    """

    node: ast.stmt | ast.expr
    off: Callable[[], None]
    report: Callable[[ast.expr], None]


def sites(path: Path, module: str) -> list[Site]:
    """Find every refusal of a file."""
    seen: Counter[str] = Counter()
    found = []
    for number, (function, refusal) in enumerate(_walk(ast.parse(path.read_text("utf-8")))):
        whole = f"{module}:{function}:{_code(refusal.node)}"
        seen[whole] += 1
        whole += f"#{seen[whole]}" if seen[whole] > 1 else ""
        found.append(Site(path=path, name=whole, number=number))
    return found


def without(site: Site) -> ast.Module:
    """Give the file of a refusal with that one switched off."""
    tree = ast.parse(site.path.read_text("utf-8"))
    _, refusal = list(_walk(tree))[site.number]
    refusal.off()
    return ast.fix_missing_locations(tree)


def reporting(path: Path) -> ast.Module:
    """Give a file that reports every refusal it comes to, by its path and number."""
    tree = ast.parse(path.read_text("utf-8"))
    for number, (_, refusal) in enumerate(list(_walk(tree))):
        refusal.report(ast.parse(f"{REACHED}({str(path)!r}, {number})", mode="eval").body)
    return ast.fix_missing_locations(tree)


def _walk(tree: ast.Module) -> Iterator[tuple[str, Refusal]]:
    """Give every refusal with the name of the function it stands in."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            returns = ast.unparse(function.returns) if function.returns else ""
            for block in _blocks(function):
                for at in range(len(block)):
                    for refusal in _of_statement(_Place(block, at), function.name, returns):
                        yield function.name, refusal


@dataclass(frozen=True)
class _Place:
    """Where a statement stands."""

    block: list[ast.stmt]
    at: int

    @property
    def statement(self) -> ast.stmt:
        return self.block[self.at]

    def when(self, test: ast.expr) -> None:
        """Carry the statement out on a condition: kept in its place, a generator stays one."""
        self.block[self.at] = ast.If(test=test, body=[self.statement], orelse=[])

    def whole(self) -> Refusal:
        """Give the statement as a refusal."""
        never = ast.Constant(value=False)
        return Refusal(node=self.statement, off=lambda: self.when(never), report=self.when)

    def part(self, node: ast.expr, off: Callable[[], None]) -> Refusal:
        """Give something in the statement as a refusal: whoever comes to the one reports it."""
        return Refusal(node=node, off=off, report=self.when)


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Give every block of statements of a function, those of functions inside it excepted."""
    for _, value in ast.iter_fields(node):
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.ExceptHandler | ast.match_case | ast.stmt) and not isinstance(
                part, ast.FunctionDef | ast.ClassDef
            ):
                yield from _blocks(part)
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            yield value


def _of_statement(place: _Place, function: str, returns: str) -> Iterator[Refusal]:
    match place.statement:
        case ast.Raise(exc=ast.expr() as raised) if not _is_our_own(raised):
            yield place.whole()
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()) if "Finding" in returns:
            yield place.whole()
        case ast.Expr(value=ast.Call(func=called) as call) if _is_said(called, call):
            yield place.whole()
        case ast.AugAssign(target=target, value=value) if _is_gathered(target):
            yield from _parts(place, value) or [place.whole()]
        case (
            ast.Assign(targets=[target], value=value)
            | ast.AnnAssign(target=target, value=ast.expr() as value)
        ) if _is_gathered(target):
            yield from _parts(place, value)
        case ast.Return(value=ast.expr() as value) as statement if "Finding" in returns:
            yield from _findings_given(place, statement, value, returns)
        case ast.Return() as statement if returns == "str" and _NAMES_A_FAULT.search(function):
            yield from _words(statement)


def _findings_given(
    place: _Place, statement: ast.Return, value: ast.expr, returns: str
) -> Iterator[Refusal]:
    if "None" in returns and not isinstance(value, ast.Constant):
        nothing = ast.Constant(value=None)
        yield place.part(value, lambda: setattr(statement, "value", nothing))
    elif "uple" in returns:
        yield from _parts(place, value)


def _is_our_own(raised: ast.expr) -> bool:
    called = raised.func if isinstance(raised, ast.Call) else raised
    return ast.unparse(called) in _OUR_OWN_FAULTS


def _is_said(called: ast.expr, call: ast.Call) -> bool:
    """Say whether a call adds to the findings, or is of a method that does."""
    if isinstance(called, ast.Attribute) and called.attr in {"append", "extend"}:
        return _is_gathered(called.value)
    name = called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
    if name in {"add", "find"}:
        return len(call.args) > 1
    return bool(_SAYS.search(name)) and bool(call.args or call.keywords)


def _is_gathered(target: ast.expr) -> bool:
    return bool(_GATHERS.search(ast.unparse(target)))


def _parts(place: _Place, value: ast.expr) -> list[Refusal]:
    """Give each part of a literal list or tuple of findings, or what a list is made of."""
    match value:
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            pass
        case ast.Call(func=ast.Name(id="list"), args=parts):
            pass
        case _:
            return []
    return [place.part(part, lambda p=part: parts.remove(p)) for part in parts]


def _words(statement: ast.Return) -> Iterator[Refusal]:
    """Give each sentence that says what is at fault; switched off, it says nothing."""
    value = statement.value or ast.Constant(value="")
    inside = {
        id(part)
        for node in ast.walk(value)
        if isinstance(node, ast.JoinedStr | ast.Compare)
        for part in ast.walk(node)
        if part is not node
    }

    def report(call: ast.expr) -> None:
        """Report it when anything at all is said: `said and call and said`."""
        said = statement.value or value
        statement.value = ast.BoolOp(op=ast.And(), values=[said, call, said])

    for node in ast.walk(value):
        said = isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
        if id(node) not in inside and (said or isinstance(node, ast.JoinedStr)):
            yield Refusal(node=node, off=lambda n=node: _silence(n), report=report)


def _silence(node: ast.expr) -> None:
    if isinstance(node, ast.JoinedStr):
        node.values = [ast.Constant(value="")]
    elif isinstance(node, ast.Constant):
        node.value = ""


def _code(node: ast.AST) -> str:
    """Name what is refused: the code or the fault given, or else what gives or raises it."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and ast.unparse(part.value) == "Fault":
            return part.attr.lower()
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            if _CODE.fullmatch(part.value):
                return part.value
            if isinstance(node, ast.expr) and " " in part.value:
                return part.value.strip(" {}:")
    calls = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
    shown = ast.unparse(calls[0].func) if calls else ast.unparse(node)
    return shown.removeprefix("self.").partition("\n")[0]
