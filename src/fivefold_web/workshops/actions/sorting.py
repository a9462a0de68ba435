"""Sorting answers into themes. Every step keeps the themes as they were before it, so that it can be undone.

The item is locked for each step and the step is done on the themes as they are now: of two facilitators nobody's step is lost.
"""

from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from fivefold.workshops.proposing import propose
from fivefold.workshops.themes import Did, to_undo
from fivefold_web.audit.actions import record
from fivefold_web.workshops import queries
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, Answer, Theme, ThemeStep


class Meanwhile(ValueError):
    """Somebody else changed what this step is about, in words for the facilitator."""


@contextmanager
def _step(partnership, item, did, by, **facts):
    """One step: lock, remember, change, record."""
    with transaction.atomic():
        AgendaItem.objects.select_for_update().get(pk=item.pk)
        before = _as_they_are(item)
        yield
        if _as_they_are(item) == before:
            return
        tell_phones(item.session)
        step = ThemeStep.objects.create(item=item, did=did, before=before, by=by.audit_label)
        record(
            partnership=partnership, by=by, did=_recorded(did), what=item, after={"step": step.pk, **facts}
        )


def _recorded(did):
    return "sorted answers: " + did.split(" ")[0]


def _as_they_are(item):
    themes = Theme.objects.filter(item=item).prefetch_related("answers").order_by("pk")
    return [
        {
            "key": one.pk,
            "name": one.name,
            "proposed": one.proposed,
            "answers": sorted(str(answer.pk) for answer in one.answers.all()),
        }
        for one in themes
    ]


def group(*, partnership, item, name, answers, by, out_of=()):
    """Put answers into a theme of this name, made if it is new; out of other themes when they are moved."""
    answers = list(answers)
    facts = {"theme": name, "answers": len(answers)}
    with _step(partnership, item, Did.MOVED if out_of else Did.PUT, by, **facts):
        theme, _made = Theme.objects.get_or_create(item=item, name=name)
        Theme.objects.filter(pk=theme.pk, proposed=True).update(proposed=False)
        theme.answers.add(*answers)
        for source, key in out_of:
            if source != theme.pk:
                Theme.answers.through.objects.filter(theme__item=item, theme=source, answer=key).delete()
        _end_empty(item, [source for source, _key in out_of])
    return theme


def _end_empty(item, sources):
    Theme.objects.filter(item=item, pk__in=sources, answers=None).delete()


def ungroup(*, partnership, theme, answers, by):
    """Take answers out of a theme; they stay among the answers."""
    answers = list(answers)
    with _step(partnership, theme.item, Did.TOOK_OUT, by, theme=theme.name, answers=len(answers)):
        theme.answers.remove(*answers)


def take_out(*, partnership, item, pairs, by):
    """Take answers out of the themes in which they were ticked: (theme, answer)."""
    with _step(partnership, item, Did.TOOK_OUT, by, answers=len(pairs)):
        for source, key in pairs:
            Theme.answers.through.objects.filter(theme__item=item, theme=source, answer=key).delete()
        _end_empty(item, [source for source, _key in pairs])


def merge_themes(*, partnership, theme, into, by):
    """Move all answers of one theme into another and end the first."""
    with _step(partnership, into.item, Did.MERGED, by, theme=theme.name, into=into.name):
        _still(theme, into)
        into.answers.add(*theme.answers.all())
        Theme.objects.filter(pk=into.pk, proposed=True).update(proposed=False)
        theme.delete()


def rename_theme(*, partnership, theme, name, by):
    """Give a theme another name; it is then a theme of people, whoever proposed it."""
    with _step(partnership, theme.item, Did.RENAMED, by, theme=theme.name, to=name):
        _still(theme)
        if Theme.objects.filter(item=theme.item, name=name).exclude(pk=theme.pk).exists():
            raise Meanwhile(_("There is a theme of this name already. Merge the two instead."))
        Theme.objects.filter(pk=theme.pk).update(name=name, proposed=False)


def _still(*themes):
    if Theme.objects.filter(pk__in=[one.pk for one in themes], item=themes[0].item).count() < len(themes):
        raise Meanwhile(_("Somebody changed this theme meanwhile, so nothing was done. Look again below."))


def end_theme(*, partnership, theme, by):
    """End a theme or set a proposal aside; its answers stay among the answers."""
    with _step(partnership, theme.item, Did.DISMISSED if theme.proposed else Did.ENDED, by, theme=theme.name):
        theme.delete()


def propose_themes(*, partnership, item, by, language="en"):
    """Proposals for the answers in no theme of people; earlier proposals make room. Returns what was proposed.

    The machine thinks before the item is locked; what somebody sorted meanwhile stays out of the proposals.
    """
    found = propose({str(one.pk): one.text for one in queries.loose_answers(item)}, language)
    with _step(partnership, item, Did.PROPOSED, by):
        Theme.objects.filter(item=item, proposed=True).delete()
        still = {str(one.pk) for one in queries.loose_answers(item)}
        taken = set(Theme.objects.filter(item=item).values_list("name", flat=True))
        for one in found.themes:
            name = one.name if one.name not in taken else _("%(name)s, proposed") % {"name": one.name}
            keys = [key for key in one.answers if key in still]
            if keys:
                Theme.objects.create(item=item, name=name[:200], proposed=True).answers.add(*keys)
    return found


def accept(*, partnership, item, themes, by):
    """Take up proposals: from now on they are people's themes."""
    with _step(partnership, item, Did.ACCEPTED, by, themes=len(themes)):
        Theme.objects.filter(item=item, pk__in=themes).update(proposed=False)


def dismiss(*, partnership, item, by):
    """Set every proposal aside."""
    with _step(partnership, item, Did.DISMISSED, by):
        Theme.objects.filter(item=item, proposed=True).delete()


def undo(*, partnership, item, step, by):
    """Put the themes back as they were before a step: the last one, or `step` and all that came after it.

    Refused (Meanwhile) where another step was done since the page was loaded.
    """
    with transaction.atomic():
        AgendaItem.objects.select_for_update().get(pk=item.pk)
        steps = list(ThemeStep.objects.filter(item=item))
        wanted = next((one for one in steps if one.pk == step), None)
        if wanted is None or to_undo([(one.pk, one.did) for one in steps]) != step:
            raise Meanwhile(
                _("Somebody did another step meanwhile, so nothing was undone. Look again below.")
            )
        with _step(partnership, item, f"{Did.UNDID} {step}", by):
            _put_back(item, wanted.before)


def _put_back(item, before):
    """The themes with their own keys, since findings cite them; answers that are gone meanwhile are left out."""
    Theme.objects.filter(item=item).delete()
    there = {str(key) for key in Answer.objects.filter(item=item).values_list("pk", flat=True)}
    for one in before:
        theme = Theme.objects.create(pk=one["key"], item=item, name=one["name"], proposed=one["proposed"])
        theme.answers.add(*(key for key in one["answers"] if key in there))
