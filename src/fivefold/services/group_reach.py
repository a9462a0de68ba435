"""Groups of families whom pathways often miss: who says that they are reached, and about whom nobody says anything."""

from collections import Counter
from collections.abc import Sequence

from fivefold.services.pathway import Group, Pathway, Reached
from fivefold.services.pathway_findings import CheckFinding, CheckKind, Outcome, Says


def groups_missed(pathways: Sequence[Pathway], *, alone: bool = False) -> Outcome:
    """Groups that no pathway reaches, or about which nobody said; `alone` asks one pathway for itself.

    Reached in part counts as reached here: the pathway itself says what is missing.
    """
    key = pathways[0].key if alone else ""
    if not pathways:
        return Outcome(CheckKind.GROUP_MISSED, key)
    said: Counter[tuple[Group, Reached]] = Counter(
        (one.group, one.reached) for pathway in pathways for one in pathway.reaches
    )
    missed = [group for group in Group if not said[group, Reached.YES] and not said[group, Reached.PARTLY]]
    findings = tuple(_missed(key, group, said[group, Reached.NO], len(pathways), alone) for group in missed)
    return Outcome(CheckKind.GROUP_MISSED, key, findings, len(Group) - len(missed))


def _missed(key: str, group: Group, no: int, count: int, alone: bool) -> CheckFinding:
    if alone:
        says = Says.MISSED_HERE if no else Says.NOT_SAID_HERE
    else:
        says = Says.NOT_REACHED if no else Says.NOT_SAID
    facts = {"group": group.value, "no": no, "count": count, "unsaid": count - no}
    return CheckFinding(CheckKind.GROUP_MISSED, key, says, (), facts)
