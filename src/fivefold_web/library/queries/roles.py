"""The place's own people in the picture of who helps a child."""

from fivefold_web.library.models import LocalRole


def local_roles_of(partnership):
    """Local people, in the order in which they were written."""
    return list(LocalRole.objects.filter(partnership=partnership))
