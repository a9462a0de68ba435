"""The toolkit's content as typed, cited facts (see `fivefold.knowledge.catalogue`)."""

from fivefold.knowledge.catalogue import (
    board_words,
    factors,
    indicator_definition,
    indicator_definitions,
    levels,
    named,
    need_groups,
    prevalence_sources,
    prompts,
    questions,
    reaches,
    scenarios,
    statements,
    tiers,
    universal_contacts,
)

__all__ = [
    "board_words",
    "factors",
    "indicator_definition",
    "indicator_definitions",
    "levels",
    "named",
    "need_groups",
    "prevalence_sources",
    "prompts",
    "questions",
    "reaches",
    "scenarios",
    "statements",
    "tiers",
    "universal_contacts",
]
