"""The toolkit's content as typed facts. Everything is read once and never changes."""

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.reading import entries
from fivefold.knowledge.schemas import (
    BoardWord,
    Case,
    Checklist,
    Claim,
    ClaimSort,
    Diagram,
    Direction,
    Exercise,
    Factor,
    Framework,
    GlossaryEntry,
    IndicatorDefinition,
    Intervention,
    LevelEntry,
    Measure,
    Misconception,
    NeedGroupEntry,
    Note,
    Prevalence,
    Prompt,
    Question,
    ReachEntry,
    ReadySession,
    Requirement,
    Resource,
    Role,
    Scenario,
    Sign,
    Statement,
    Statistic,
    Term,
    TierEntry,
    ToolkitLabel,
    UniversalContact,
    Vignette,
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


def frameworks() -> tuple[Framework, ...]:
    """Every way of seeing the whole, each with its elements."""
    return entries(Framework)


def framework(slug: str) -> Framework | None:
    """The framework of this slug, or None."""
    return next((known for known in frameworks() if known.slug == slug), None)


def diagrams() -> tuple[Diagram, ...]:
    """The pictures that Fivefold draws."""
    return entries(Diagram)


def claims(sort: ClaimSort | None = None) -> tuple[Claim, ...]:
    """What the toolkit says is so, all or of one sort."""
    return tuple(claim for claim in entries(Claim) if sort is None or claim.sort is sort)


def requirements() -> tuple[Requirement, ...]:
    """What the toolkit expects of the work, and where Fivefold honours it."""
    return entries(Requirement)


def notes() -> tuple[Note, ...]:
    """Slips, gaps and conflicts of the printed toolkit."""
    return entries(Note)


def interventions(level: Level | None = None, label: ToolkitLabel | None = None) -> tuple[Intervention, ...]:
    """Approaches that help, all or of one level or one label of the toolkit."""
    return tuple(
        approach
        for approach in entries(Intervention)
        if (level is None or level in approach.levels) and (label is None or approach.toolkit_label is label)
    )


def cases() -> tuple[Case, ...]:
    """Stories of families, local examples and cases to think about."""
    return entries(Case)


def vignettes() -> tuple[Vignette, ...]:
    """Mentally healthy children in their own voice, youngest first."""
    return tuple(sorted(entries(Vignette), key=lambda vignette: vignette.age_months))


def signs() -> tuple[Sign, ...]:
    """What may be seen in a child, and what to take seriously."""
    return entries(Sign)


def misconceptions() -> tuple[Misconception, ...]:
    """Common views and fuller ones, by number."""
    return tuple(sorted(entries(Misconception), key=lambda view: view.number))


def terms() -> tuple[Term, ...]:
    """Words that people use for aspects of mental health."""
    return entries(Term)


def glossary() -> tuple[GlossaryEntry, ...]:
    """Terms explained, from A to Z."""
    return tuple(sorted(entries(GlossaryEntry), key=lambda entry: entry.term.casefold()))


def measures() -> tuple[Measure, ...]:
    """Instruments with every field that the toolkit gives."""
    return entries(Measure)


def resources(topic: str | None = None) -> tuple[Resource, ...]:
    """Further reading, all or of one topic."""
    return tuple(resource for resource in entries(Resource) if topic is None or topic in resource.topics)


def roles() -> tuple[Role, ...]:
    """The people who help a child."""
    return entries(Role)


def statistics() -> tuple[Statistic, ...]:
    """Figures that the toolkit quotes."""
    return entries(Statistic)


def exercises() -> tuple[Exercise, ...]:
    """What groups do together, in steps."""
    return entries(Exercise)


def ready_sessions() -> tuple[ReadySession, ...]:
    """Sessions that a group can hold as they stand, by part of the toolkit."""
    return entries(ReadySession)


def checklists() -> tuple[Checklist, ...]:
    """Criteria against which services, plans and partnerships look at themselves."""
    return entries(Checklist)


def checklist(slug: str) -> Checklist | None:
    """The checklist of this slug, or None."""
    return next((known for known in checklists() if known.slug == slug), None)


def everything() -> dict[str, tuple[Entry, ...]]:
    """All items of all kinds by the name of their kind; asked once at the start, nothing is read later."""
    return {kind: entries(schema) for kind, schema in KINDS.items()}


def named(slug: str, among: tuple[Entry, ...]) -> Entry | None:
    """The item of this slug, or None."""
    return next((item for item in among if item.slug == slug), None)
