"""The toolkit's content as typed facts. Everything is read once and never changes."""

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.reading import entries
from fivefold.knowledge.schemas import (
    BoardWord,
    Direction,
    Factor,
    IndicatorDefinition,
    LevelEntry,
    NeedGroupEntry,
    Prevalence,
    Prompt,
    Question,
    ReachEntry,
    Scenario,
    Statement,
    TierEntry,
    UniversalContact,
)
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.support import Level


def levels() -> tuple[LevelEntry, ...]:
    """The five levels, from the child outwards."""
    return entries(LevelEntry)


def tiers() -> tuple[TierEntry, ...]:
    """The five steps of the continuum of support."""
    return entries(TierEntry)


def reaches() -> tuple[ReachEntry, ...]:
    return entries(ReachEntry)


def need_groups() -> tuple[NeedGroupEntry, ...]:
    """The five need groups of THRIVE."""
    return entries(NeedGroupEntry)


def statements() -> tuple[Statement, ...]:
    """The eleven lines of the workforce check, in order."""
    return entries(Statement)


def questions() -> tuple[Question, ...]:
    """The three questions asked of every scenario: noticed, understood, supported."""
    return entries(Question)


def scenarios() -> tuple[Scenario, ...]:
    """The nine scenarios, youngest child first."""
    return entries(Scenario)


def universal_contacts(nation: Nation) -> tuple[UniversalContact, ...]:
    """The contacts offered to every family of a nation, in order of age."""
    return tuple(contact for contact in entries(UniversalContact) if contact.nation is nation)


def board_words(nation: Nation) -> tuple[BoardWord, ...]:
    """What strategic boards are called in a nation; the main one first."""
    return tuple(word for word in entries(BoardWord) if word.nation is nation)


def prevalence_sources() -> tuple[Prevalence, ...]:
    return entries(Prevalence)


def prompts(part: int | None = None) -> tuple[Prompt, ...]:
    """Discussion prompts, all or of one part of the toolkit."""
    return tuple(prompt for prompt in entries(Prompt) if part is None or prompt.part == part)


def factors(level: Level | None = None, direction: Direction | None = None) -> tuple[Factor, ...]:
    """The merged list of factors, all or of one level or direction."""
    return tuple(
        factor
        for factor in entries(Factor)
        if (level is None or level in factor.levels) and (direction is None or factor.direction is direction)
    )


def indicator_definitions() -> tuple[IndicatorDefinition, ...]:
    return entries(IndicatorDefinition)


def indicator_definition(indicator_id: int) -> IndicatorDefinition | None:
    """What we know of a published indicator, or None."""
    return next((known for known in indicator_definitions() if known.indicator_id == indicator_id), None)


def named(slug: str, among: tuple[Entry, ...]) -> Entry | None:
    """The item of this slug, or None."""
    return next((item for item in among if item.slug == slug), None)
