"""The place's own people in the picture of who helps a child."""

from django.http import Http404

from fivefold_web.library.models import LocalRole


def local_roles_of(partnership):
    """Local people, in the order in which they were written."""
    return list(LocalRole.objects.filter(partnership=partnership))


def local_role_of(partnership, pk):
    """One local person of this place, or 404."""
    found = LocalRole.objects.filter(partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    return found
