"""Only a result that says “carried”, and nothing against it, is that of a change carried."""

from __future__ import annotations

import pytest

from constitution_tool.model.result import says_carried


@pytest.mark.parametrize(
    "result",
    [
        "carried",
        "Carried.",
        "CARRIED UNANIMOUSLY",
        "unanimously carried",
        "Carried by 12 votes to 9, 2 not voting",
        "The votes being tied, carried on the Mayor’s casting vote",
        "Amendment No. 3 carried",
    ],
)
def test_carried_in_some_form(result):
    assert says_carried(result)


@pytest.mark.parametrize(
    "result",
    [
        "lost",
        "Lost by 9 votes to 12",
        "not carried",
        "Was not, in the end, carried",
        "wasn’t carried",
        "rejected",
        "defeated",
        "fell",
        "withdrawn",
        "not put",
        "tied",
        "carried: no",
        "carried forward to July",
        "Lost; another was carried",
        "carried, then withdrawn",
        "none carried",
        "failed to be carried",
        "miscarried",
        "",
    ],
)
def test_anything_else(result):
    assert not says_carried(result)
