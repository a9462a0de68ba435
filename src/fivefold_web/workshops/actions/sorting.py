"""Sorting answers into themes."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.workshops.models import Theme


@transaction.atomic
def group(*, partnership, item, name, answers, by):
    """Put answers into a theme of this name; the theme is made if it is new."""
    theme, _made = Theme.objects.get_or_create(item=item, name=name)
    theme.answers.add(*answers)
    facts = {"theme": name, "answers": theme.answers.count()}
    record(partnership=partnership, by=by, did="grouped answers", what=theme, after=facts)
    return theme


@transaction.atomic
def ungroup(*, partnership, theme, answers, by):
    """Take answers out of a theme."""
    theme.answers.remove(*answers)
    record(
        partnership=partnership,
        by=by,
        did="took answers out",
        what=theme,
        after={"answers": theme.answers.count()},
    )


@transaction.atomic
def merge_themes(*, partnership, theme, into, by):
    """Move all answers of one theme into another and end the first."""
    into.answers.add(*theme.answers.all())
    facts = {"theme": theme.name, "into": into.name}
    record(partnership=partnership, by=by, did="merged themes", what=into, after=facts)
    theme.delete()
