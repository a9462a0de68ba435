"""Checks of pathways that explain themselves (toolkit, Part 4, p38; Part 5, pp62-65). A check asks; it never decides."""

from collections.abc import Callable, Iterable, Sequence

from fivefold.services.group_reach import groups_missed
from fivefold.services.offer import Offer
from fivefold.services.pathway import Pathway, Route, Step, StepKind
from fivefold.services.pathway_ages import ends_early, long_waits
from fivefold.services.pathway_findings import CheckFinding, CheckKind, Outcome, Says
from fivefold.services.referring import any_can, can_refer
from fivefold.services.ways import Ways
from fivefold.vocabulary.support import Tier


def checks(pathways: Sequence[Pathway], offers: Iterable[Offer] = ()) -> list[Outcome]:
    """Every check of every pathway, then that of all together. `offers` are those that could come next."""
    directory = tuple(offer for offer in offers if offer.is_current and offer.ages is not None)
    found = [outcome for pathway in pathways for outcome in of_one(pathway, directory)]
    return [*found, groups_missed(pathways)]


def checks_of(pathway: Pathway, offers: Iterable[Offer] = ()) -> list[Outcome]:
    """Every check of one pathway, the groups that it reaches among them."""
    directory = tuple(offer for offer in offers if offer.is_current and offer.ages is not None)
    return [*of_one(pathway, directory), groups_missed((pathway,), alone=True)]


def of_one(pathway: Pathway, directory: Sequence[Offer]) -> list[Outcome]:
    """The checks of one pathway. One without steps has nothing to be checked."""
    ways = Ways(pathway)
    if not ways.steps:
        return []
    return [ends_early(ways, directory), *(check(ways) for check in _CHECKS)]


def no_way_in(ways: Ways) -> Outcome:
    if ways.entries:
        return Outcome(CheckKind.NO_WAY_IN, ways.pathway.key, right=len(ways.entries))
    finding = _finding(ways, CheckKind.NO_WAY_IN, Says.NO_ENTRY, (), count=len(ways.steps))
    return Outcome(CheckKind.NO_WAY_IN, ways.pathway.key, (finding,))


def unreached(ways: Ways) -> Outcome:
    """Steps that no way from any way in leads to. Without a way in there is nothing to ask: that is said elsewhere."""
    if not ways.entries:
        return Outcome(CheckKind.UNREACHED, ways.pathway.key)
    lost = [step for key, step in ways.steps.items() if key not in ways.reached]
    findings = tuple(_about(ways, CheckKind.UNREACHED, Says.UNREACHED, step) for step in lost)
    right = len(ways.steps) - len(lost) - len(ways.entries)
    return Outcome(CheckKind.UNREACHED, ways.pathway.key, findings, right)


def dead_ends(ways: Ways) -> Outcome:
    """Steps after which nothing follows, unless they are marked as a way out."""
    inner = [step for step in ways.steps.values() if step.kind is not StepKind.EXIT]
    ends = [step for step in inner if not ways.onward[step.key]]
    findings = tuple(_about(ways, CheckKind.DEAD_END, Says.DEAD_END, step) for step in ends)
    return Outcome(CheckKind.DEAD_END, ways.pathway.key, findings, len(inner) - len(ends))


def circles(ways: Ways) -> Outcome:
    """Circles, unless a step down leads back."""
    found = ways.circles()
    findings = tuple(
        _finding(
            ways, CheckKind.CIRCLE, Says.CIRCLE, circle, round=_names(ways, (*circle, circle[0]))
        )
        for circle in found
    )  # fmt: skip
    return Outcome(CheckKind.CIRCLE, ways.pathway.key, findings, right=0 if found else 1)


def without_service(ways: Ways) -> Outcome:
    """Steps that a service should give and none of the place does, or one that is not running now."""
    findings, right = [], 0
    for step in ways.steps.values():
        if step.offer is not None and not step.offer.is_current:
            findings.append(
                _about(ways, CheckKind.NO_SERVICE, Says.NOT_RUNNING, step, service=step.offer.name)
            )
        elif step.offer is None and step.kind in (StepKind.ASSESSMENT, StepKind.SUPPORT):
            findings.append(_about(ways, CheckKind.NO_SERVICE, Says.NO_SERVICE, step))
        elif step.offer is not None:
            right += 1
    return Outcome(CheckKind.NO_SERVICE, ways.pathway.key, tuple(findings), right)


def handovers(ways: Ways) -> Outcome:
    """Handovers, as a step or as a link, that name no service that takes over."""
    findings, right = [], 0
    for step in ways.steps.values():
        givers = [link for link in ways.arriving[step.key] if link.route is Route.HANDOVER]
        if step.kind is not StepKind.HANDOVER and not givers:
            continue
        if step.offer is not None or step.kind is StepKind.EXIT:
            right += 1
        elif step.kind is StepKind.HANDOVER:
            findings.append(_about(ways, CheckKind.HANDOVER_TO_NOBODY, Says.HANDOVER, step))
        else:
            before = ways.steps[givers[0].start].name
            findings.append(_about(ways, CheckKind.HANDOVER_TO_NOBODY, Says.HANDED_TO, step, before=before))
    return Outcome(CheckKind.HANDOVER_TO_NOBODY, ways.pathway.key, tuple(findings), right)


def closed_doors(ways: Ways) -> Outcome:
    """Kinds of support, and else single steps, into which every way leads from somebody who may not refer."""
    findings: list[CheckFinding] = []
    not_known: list[str] = []
    right = 0
    closed: set[str] = set()
    for tier, keys in _behind_doors(ways):
        entering = [link for key in sorted(keys) for link in ways.arriving[key] if link.start not in keys]
        if not entering or keys <= closed or any(key in ways.entries for key in keys):
            continue
        answer = any_can(can_refer(ways.steps[one.start], ways.steps[one.end], one) for one in entering)
        if answer is False:
            findings.append(
                _closed(ways, tier, [one.start for one in entering], [one.end for one in entering])
            )
            closed |= keys
        elif tier is None:
            right += answer is True
            not_known += [key for key in keys if answer is None and ways.steps[key].offer is not None]
    return Outcome(CheckKind.CLOSED_DOOR, ways.pathway.key, tuple(findings), right, tuple(not_known))


def _behind_doors(ways: Ways) -> list[tuple[Tier | None, set[str]]]:
    """What has a door of its own: each kind of support with all its steps, then each step."""
    tiers = [(tier, {key for key, step in ways.steps.items() if _tier_of(step) is tier}) for tier in Tier]
    return [*((tier, keys) for tier, keys in tiers if keys), *((None, {key}) for key in ways.steps)]


def _tier_of(step: Step) -> Tier | None:
    """The kind of support of a step: its own, else the main one of its service."""
    return step.tier or (step.offer.primary if step.offer else None)


def _closed(ways: Ways, tier: Tier | None, starts: Sequence[str], ends: Sequence[str]) -> CheckFinding:
    targets = [ways.steps[key] for key in dict.fromkeys(ends)]
    offers = [step.offer for step in targets if step.offer is not None]
    doors = sorted({door for offer in offers for door in offer.referrers})
    return _finding(
        ways,
        CheckKind.CLOSED_DOOR,
        Says.STEP_CLOSED if tier is None else Says.TIER_CLOSED,
        tuple(step.key for step in targets),
        steps=tuple(step.name for step in targets),
        before=_names(ways, tuple(dict.fromkeys(starts))),
        service=tuple(dict.fromkeys(offer.name for offer in offers)),
        doors=tuple(doors),
        **({} if tier is None else {"tier": tier.value}),
    )


def fast_tracks(ways: Ways) -> Outcome:
    """Fast tracks that take as long as the ordinary way: from the same step, or else from any way in."""
    findings, not_known, right = [], [], 0
    for link in ways.links:
        if link.route is not Route.FAST_TRACK:
            continue
        if link.wait is None:
            not_known.append(link.end)
            continue
        ordinary = _ordinary(ways, link.start, link.end)
        if ordinary is None or link.wait.high < ordinary:
            right += 1
            continue
        before, step = ways.steps[link.start], ways.steps[link.end]
        finding = _finding(
            ways,
            CheckKind.SLOW_FAST_TRACK,
            Says.NOT_QUICKER,
            (before.key, step.key),
            steps=(step.name,),
            before=before.name,
            weeks=link.wait.high,
            room=ordinary,
        )
        findings.append(finding)
    return Outcome(CheckKind.SLOW_FAST_TRACK, ways.pathway.key, tuple(findings), right, tuple(not_known))


def _ordinary(ways: Ways, start: str, end: str) -> float | None:
    """Weeks at worst from one step to another without a fast track; the wait for the first step has passed already."""
    for starts in ((start,), ways.entries):
        took = []
        for begin in starts:
            found = ways.quickest(begin, leaving_out=lambda one: one.route is Route.FAST_TRACK, at_worst=True)
            if end in found and begin != end:
                waited = ways.steps[begin].wait
                took.append(found[end].high - (waited.high if waited else 0))
        if took:
            return min(took)
    return None


def _about(ways: Ways, kind: CheckKind, says: Says, step: Step, **facts: str) -> CheckFinding:
    return _finding(ways, kind, says, (step.key,), steps=(step.name,), **facts)


def _finding(
    ways: Ways, kind: CheckKind, says: Says, keys: tuple[str, ...], **facts: str | int | float | tuple[str, ...]
) -> CheckFinding:  # fmt: skip
    return CheckFinding(kind, ways.pathway.key, says, keys, facts)


def _names(ways: Ways, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(ways.steps[key].name for key in keys)


_CHECKS: tuple[Callable[[Ways], Outcome], ...] = (
    no_way_in,
    closed_doors,
    unreached,
    dead_ends,
    circles,
    long_waits,
    handovers,
    without_service,
    fast_tracks,
)
