"""How many examples to try: few, or with `--hypothesis-profile=hunt` very many."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

IS_HUNT = settings.get_current_profile_name() == "hunt"
MANY = 50
"""In a hunt every number of examples is multiplied by this."""


def examples(few: int) -> settings:
    """Try so many examples, each of which may take its time."""
    return settings(
        max_examples=few * MANY if IS_HUNT else few,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
