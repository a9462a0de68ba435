"""Writing the place's own people in the picture of who helps a child."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.library.models import LocalRole

KEPT = ("replaces", "title", "line", "service_path", "service_name", "absent")


@transaction.atomic
def say_role(*, partnership, facts, by, role=None):
    """Put somebody in the picture, or change what is said. One local person for each of the toolkit's.

    Somebody told twice in the same words is in the picture once.
    """
    if role is None and facts["replaces"]:
        role = LocalRole.objects.filter(partnership=partnership, replaces=facts["replaces"]).first()
    elif role is None:
        role = LocalRole.objects.filter(partnership=partnership, **facts).first()
    before = {name: getattr(role, name) for name in KEPT} if role else None
    if before == facts:
        return role
    role = role or LocalRole(partnership=partnership)
    for name in KEPT:
        setattr(role, name, facts[name])
    role.written_by = by.audit_label[:200]
    role.save()
    record(partnership=partnership, by=by, did="said who helps", what=role, before=before, after=facts)
    return role


@transaction.atomic
def remove_role(*, role, by):
    """Take a local person out of the picture; the toolkit's own comes back."""
    before = {name: getattr(role, name) for name in KEPT}
    record(partnership=role.partnership, by=by, did="took out of the picture", what=role, before=before)
    role.delete()
