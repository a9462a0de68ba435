"""Rating conditions, closing a round, agreeing on where the place stands."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold_web.audit.actions import ANONYMOUS, record
from fivefold_web.system.actions.naming import hold_name
from fivefold_web.system.models import ConditionRating, ConditionRound, Consensus


class NotPossible(ValueError):
    """Something that the state of a round does not allow, in words for the one who tried."""


@transaction.atomic
def open_round(*, partnership, name, held_on, by):
    """Begin a round: from now on members can rate."""
    taken = _("A round of this name was opened in this moment. Choose another name.")
    hold_name(partnership, ConditionRound.objects, name, taken)
    this = ConditionRound.objects.create(partnership=partnership, name=name, held_on=held_on)
    record(partnership=partnership, by=by, did="opened", what=this, after={"name": name, "held on": held_on})
    return this


@transaction.atomic
def rate(*, this, member, condition, step, because):
    """Keep what a member says about one condition. The audit record tells neither who nor what."""
    this = ConditionRound.objects.select_for_update().get(pk=this.pk)
    if this.closed:
        raise NotPossible(_("This round is closed. Its ratings can no longer be changed."))
    row = ConditionRating.objects.filter(round=this, member=member, condition=condition).first()
    if row is None and step is None and not because:
        return
    row = row or ConditionRating(partnership=this.partnership, round=this, member=member, condition=condition)
    if row.pk and (row.step, row.because) == (step, because):
        return
    row.step, row.because = step, because
    row.save()
    record(partnership=this.partnership, by=ANONYMOUS, did="rated privately", what=this)


@transaction.atomic
def close_round(*, this, by):
    """No more ratings; the spread can be seen. Closing twice changes nothing."""
    this = ConditionRound.objects.select_for_update().get(pk=this.pk)
    if this.closed:
        return
    this.closed, this.closed_by = timezone.now(), by.audit_label[:200]
    this.save()
    record(partnership=this.partnership, by=by, did="closed", what=this)


@transaction.atomic
def agree(*, this, condition, step, reason, by):
    """Record the step on which partners agreed, and why. Earlier words stay in the audit record."""
    if this.closed is None:
        raise NotPossible(_("Close the round first: partners agree after they have seen the spread."))
    there = Consensus.objects.filter(round=this, condition=condition).first()
    before = {"step": there.step, "reason": there.reason} if there else None
    after = {"step": step, "reason": reason}
    if before == after:
        return there
    row = there or Consensus(partnership=this.partnership, round=this, condition=condition)
    row.step, row.reason, row.written_by = step, reason, by.audit_label[:200]
    row.save()
    record(partnership=this.partnership, by=by, did="agreed", what=row, before=before, after=after)
    return row
