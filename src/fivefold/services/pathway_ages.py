"""Ages along a pathway: where help ends on a birthday, and whether families come in time."""

from collections.abc import Sequence

from fivefold.services.offer import Offer
from fivefold.services.pathway import Step, StepKind
from fivefold.services.pathway_findings import Candidate, CheckFinding, CheckKind, Fact, Outcome, Says
from fivefold.services.ways import WEEKS_IN_A_MONTH, Waited, Ways
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START

MOST_CANDIDATES = 3


def ends_early(ways: Ways, directory: Sequence[Offer] = ()) -> Outcome:
    """Steps that end before the fifth birthday while no named service further along takes the child from then on.

    A way in that no service gives is no help yet. One finding for each age at which help ends. Where a service further along gives no ages, nobody can tell.
    """
    gaps: dict[int, list[Step]] = {}
    not_known, right = [], 0
    for step in ways.steps.values():
        if step.kind is StepKind.EXIT or (step.kind is StepKind.ENTRY and step.offer is None):
            continue
        if step.ages is None:
            not_known += [step.key] if step.offer is not None else []
        elif step.ages.end < FIFTH_BIRTHDAY and (goes_on := _goes_on(ways, step, step.ages.end)) is not True:
            if goes_on is None:
                not_known.append(step.key)
            else:
                gaps.setdefault(step.ages.end, []).append(step)
        else:
            right += 1
    findings = tuple(_gap(ways, age, gaps[age], directory) for age in sorted(gaps))
    return Outcome(CheckKind.ENDS_EARLY, ways.pathway.key, findings, right, tuple(not_known))


def _goes_on(ways: Ways, step: Step, age: int) -> bool | None:
    """Whether a named service further along takes a child of this age; None where one does not say its ages."""
    further = [ways.steps[key] for key in ways.beyond([step.key]) if key != step.key]
    named = [one for one in further if one.offer is not None and one.offer.is_current]
    if any(one.ages is not None and one.ages.covers(age) for one in named):
        return True
    return None if any(one.ages is None for one in named) else False


def _gap(ways: Ways, age: int, steps: Sequence[Step], directory: Sequence[Offer]) -> CheckFinding:
    return CheckFinding(
        CheckKind.ENDS_EARLY,
        ways.pathway.key,
        Says.GAP_AT_AGE,
        tuple(step.key for step in steps),
        {"steps": tuple(step.name for step in steps), "until_age": age},
        candidates(steps, age, directory),
    )


def candidates(steps: Sequence[Step], age: int, directory: Sequence[Offer]) -> tuple[Candidate, ...]:
    """Services that take a child of this age, go on beyond it, and give the same kind of support as what ends.

    Those that share most come first, then those that keep the child longest.
    """
    own = {step.offer.id for step in steps if step.offer is not None}
    offers = [step.offer for step in steps if step.offer is not None]
    tiers = frozenset(step.tier for step in steps if step.tier) | {t for one in offers for t in one.tiers}
    levels = frozenset(level for one in offers for level in one.levels)
    found = [
        (Candidate(one.id, one.name, one.ages, one.tiers & tiers, one.levels & levels), one)
        for one in directory
        if one.ages is not None and one.takes(age) and one.id not in own and one.tiers & tiers
    ]
    found.sort(key=lambda pair: (-len(pair[0].tiers) - len(pair[0].levels), -pair[0].ages.end, pair[0].name))
    return tuple(candidate for candidate, _ in found[:MOST_CANDIDATES])


def long_waits(ways: Ways) -> Outcome:
    """Steps to which the quickest way takes longer than the ages leave room for, from every way in.

    The room is the time from the day on which a child can be both noticed and taken, to the age at which the step ends.
    """
    at_best = {entry: ways.quickest(entry) for entry in ways.entries}
    at_worst = {entry: ways.quickest(entry, at_worst=True) for entry in ways.entries}
    findings, not_known, right = [], [], 0
    for key, step in ways.steps.items():
        roads = [
            (entry, at_best[entry][key], at_worst[entry][key])
            for entry in ways.entries
            if key != entry and key in at_best[entry]
        ]
        if not roads or step.kind is StepKind.EXIT:
            continue
        if step.ages is None:
            not_known += [key] if step.offer is not None else []
            continue
        finding = _waited_for(ways, step, roads)
        if finding is not None:
            findings.append(finding)
        elif all(best.unknown for _, best, _ in roads):
            not_known.append(key)
        else:
            right += 1
    return Outcome(CheckKind.LONG_WAIT, ways.pathway.key, tuple(findings), right, tuple(not_known))


def room_in_weeks(entry: Step, step: Step) -> float:
    """Weeks that the ages leave: below 0 where families come in only when the step takes children no longer."""
    assert step.ages is not None
    opens = max(step.ages.start, entry.ages.start if entry.ages else PREGNANCY_START)
    return (step.ages.end - opens) * WEEKS_IN_A_MONTH


def _waited_for(ways: Ways, step: Step, roads: list[tuple[str, Waited, Waited]]) -> CheckFinding | None:
    """What is wrong with the way in that leaves most room; None where that one is in time."""
    entries = {entry: room_in_weeks(ways.steps[entry], step) for entry, _, _ in roads}
    entry, best, worst = max(roads, key=lambda road: (entries[road[0]] - road[2].high, -road[2].high))
    room = entries[entry]
    if worst.high <= room and room > 0:
        return None
    if room <= 0:
        says, weeks = Says.TOO_OLD, worst.high
    elif all(at_best.low > entries[one] for one, at_best, _ in roads):
        says, weeks = Says.TOO_LONG, best.low
    else:
        says, weeks = Says.CAN_BE_TOO_LONG, worst.high
    return CheckFinding(
        CheckKind.LONG_WAIT,
        ways.pathway.key,
        says,
        (step.key,),
        _figures(ways.steps[entry], step, weeks, room),
    )


def _figures(entry: Step, step: Step, weeks: float, room: float) -> dict[str, Fact]:
    assert step.ages is not None
    return {
        "steps": (step.name,),
        "entry": entry.name,
        "entry_age": entry.ages.start if entry.ages else PREGNANCY_START,
        "from_age": step.ages.start,
        "until_age": step.ages.end,
        "weeks": round(weeks, 1),
        "room": round(room, 1),
    }
