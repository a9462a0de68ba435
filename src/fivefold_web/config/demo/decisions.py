"""Invented findings, recommendations and actions, each with its evidence."""

from datetime import date

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.value import value_words
from fivefold_web.config.demo.need import SOURCE
from fivefold_web.config.demo.place import HARBOURSIDE
from fivefold_web.decisions import actions
from fivefold_web.need.queries import figures as need

READ = date(2026, 11, 2)


def _smoking(lead):
    """The newest invented figure of smoking at delivery in Harbourside, as evidence."""
    code = "93085"
    values = need.values_for(lead.partnership, areas=[HARBOURSIDE.code], indicator=code, whole_only=True)
    newest = max(values, key=lambda value: value.period_sort)
    return Citation(
        SourceKind.INDICATOR,
        f"indicator:{code}:{HARBOURSIDE.code}:{newest.about.words}",
        f"Smoking at time of delivery, {HARBOURSIDE.name}",
        f"{value_words(newest.value.about(unit='%'))} in {newest.period}",
        f"/places/{lead.partnership.slug}/need/indicators/{code}/",
        SOURCE,
        READ,
        (f"{newest.value.number:.1f}",),
    )


def _walk(lead):
    return Citation(
        SourceKind.SCENARIO_STEP,
        "scenario-step:fourteen-months:noticed",
        "The 14-month scenario: would anyone notice?",
        "Nobody sees the child between the one-year review and the second birthday.",
        f"/places/{lead.partnership.slug}/services/scenarios/fourteen-months/",
        "Scenario walk by the partners",
        READ,
    )


def decide(lead):
    """Two findings, two recommendations, three actions."""
    facts = {"partnership": lead.partnership, "by": lead}
    smoking, walk = _smoking(lead), _walk(lead)
    first = actions.write_finding(
        sentence=f"{smoking.figures[0]}% of mothers in Harbourside smoke when their baby is born, more than in England.",
        citations=[smoking],
        client_key="demonstration-1",
        **facts,
    )
    second = actions.write_finding(
        sentence="A toddler who grows quiet after the first birthday is seen by nobody until two.",
        citations=[walk],
        client_key="demonstration-2",
        **facts,
    )
    midwives = actions.recommend(
        findings=[first],
        sentence="Offer support to stop smoking at every antenatal contact in Harbourside.",
        why="It is the widest gap to England, and support is in reach.",
        level="family",
        effort="small",
        effect="large",
        **facts,
    )
    toddlers = actions.recommend(
        findings=[second],
        sentence="Give nurseries and Family Hubs a shared way to notice withdrawal between one and two.",
        level="relationship",
        **facts,
    )
    actions.move_recommendation(recommendation=midwives, to="final", **facts)
    plans = [
        (midwives, "Train all community midwives in very brief advice.", "Head of midwifery", date(2027, 3, 31)),
        (midwives, "Agree one referral form with the stop-smoking service.", "Public health lead", date(2027, 1, 15)),
        (toddlers, "Run a half-day on reading babies' cues with three nurseries.", "Parent-infant team", date(2027, 2, 26)),
    ]  # fmt: skip
    planned = [
        actions.plan(recommendation=row, sentence=sentence, owner=owner, due=due, **facts)
        for row, sentence, owner, due in plans
    ]
    actions.move_action(action=planned[0], to="agreed", **facts)
    actions.move_action(action=planned[0], to="under way", **facts)
