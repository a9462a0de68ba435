"""Reading rounds of the conditions. Single ratings leave this module only for the member who gave them."""

from collections import defaultdict

from django.http import Http404

from fivefold import knowledge
from fivefold.system.conditions import SMALLEST_SPREAD, spread
from fivefold_web.system.models import ConditionRating, ConditionRound, Consensus, RatedInSession, StepChosen

SLUG = "whole-system-conditions"


def criteria():
    """The six conditions with their described steps."""
    return knowledge.checklist(SLUG).criteria


def rounds_of(partnership):
    """All rounds, the newest first."""
    return list(ConditionRound.objects.filter(partnership=partnership))


def round_of(partnership, pk):
    """One round of this place, or 404."""
    found = ConditionRound.objects.filter(partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    return found


def round_before(this):
    """The closed round before this one, or None."""
    earlier = ConditionRound.objects.filter(partnership=this.partnership_id, closed__isnull=False)
    return earlier.filter(held_on__lte=this.held_on).exclude(pk=this.pk).exclude(pk__gt=this.pk).first()


def own_ratings(this, member):
    """What one member said in a round, by condition. Nobody else's."""
    return {row.condition: row for row in ConditionRating.objects.filter(round=this, member=member)}


def session_behind(this):
    """The session in which this round was rated, or None."""
    return RatedInSession.objects.filter(round=this).select_related("session").first()


def raters_in(this):
    """How many have rated something so far: members, or phones in a session."""
    return raters_by_round(this.partnership_id).get(this.pk, 0)


def raters_by_round(partnership):
    """The same for every round of the place, by its number."""
    rated = ConditionRating.objects.filter(partnership=partnership, step__isnull=False)
    members = defaultdict(set)
    for number, member in rated.values_list("round_id", "member_id"):
        members[number].add(member)
    return {number: len(some) for number, some in members.items()} | _raters_in_sessions(partnership)


def _raters_in_sessions(partnership):
    """The most that rated one condition: nobody knows which ratings came from one phone."""
    found = defaultdict(lambda: defaultdict(int))
    rows = StepChosen.objects.filter(partnership=partnership)
    for number, condition, count in rows.values_list("source__round", "condition", "count"):
        found[number][condition] += count
    return {number: max(by_condition.values()) for number, by_condition in found.items()}


def spreads_of(this):
    """How ratings are spread over the steps, by condition; without counts while the round is open."""
    given = defaultdict(list)
    rows = ConditionRating.objects.filter(round=this, step__isnull=False)
    for condition, step in rows.values_list("condition", "step"):
        given[condition].append(step)
    told = StepChosen.objects.filter(source__round=this)
    for condition, step, count in told.values_list("condition", "step", "count"):
        given[condition] += [step] * count
    return {
        one.slug: spread(one.slug, len(one.steps), given[one.slug], closed=this.closed is not None)
        for one in criteria()
    }


def reasons_in(this):
    """What raters base themselves on, without names and in the order of the alphabet; nothing that few could have said."""
    if this.closed is None:
        return {}
    told, raters = defaultdict(list), defaultdict(int)
    rows = ConditionRating.objects.filter(round=this, step__isnull=False)
    for condition, because in rows.values_list("condition", "because"):
        raters[condition] += 1
        if because:
            told[condition].append(because)
    return {one: sorted(some) for one, some in told.items() if raters[one] >= SMALLEST_SPREAD}


def consensus_in(this):
    """What was agreed in a round, by condition."""
    return {} if this is None else {row.condition: row for row in Consensus.objects.filter(round=this)}


def latest_agreed(partnership):
    """The steps agreed in the newest closed round, by condition; nothing where no round was closed."""
    closed = ConditionRound.objects.filter(partnership=partnership, closed__isnull=False).first()
    return {slug: row.step for slug, row in consensus_in(closed).items()}
