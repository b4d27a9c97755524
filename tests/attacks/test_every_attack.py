"""Is every attack of the list made by a test, and its code one that the program gives?"""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
LISTED: dict[str, dict[str, list[str]]] = tomllib.loads(
    (HERE / "attacks.toml").read_text(encoding="utf-8")
)
MADE = {(attack, *made) for attacks in LISTED.values() for attack, made in attacks.items()}


@pytest.fixture(scope="module")
def words() -> set[str]:
    """Every word the program writes between quotes: the codes of its findings are among them."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):  # a code made of two parts: f"stale-{scope}"
                parts = [each.value for each in node.values if isinstance(each, ast.Constant)]
                found |= {part for part in parts if isinstance(part, str)}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@pytest.mark.parametrize(("attack", "test", "code"), sorted(MADE))
def test_it_is_made_and_refused_by_name(attack: str, test: str, code: str, words: set[str]) -> None:
    file, _, name = test.partition("::")
    text = (HERE / file).read_text(encoding="utf-8")
    defined = {n.name for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)}
    assert name in defined, attack
    made = {"entry-", "stale-"} & words  # codes whose second part is a field, or a scope
    assert not code or code in words or code.startswith(tuple(made)), attack
    assert code in text or code in {"signature-bad", "signature-armour"}, attack


def test_no_attack_is_listed_twice() -> None:
    attacks = [attack for attacks in LISTED.values() for attack in attacks]
    assert len(set(attacks)) == len(attacks) > 100
