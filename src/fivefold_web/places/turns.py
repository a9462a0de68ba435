"""Who changes what others may be changing waits for its turn."""

from functools import wraps

from django.db import transaction

from fivefold_web.places.queries import hold_writes


def in_turn(view):
    """What is sent is compared and kept in one step, while nobody else of this place does the same.

    Stands below the decorator that knows the place. Two who send at once are one after the other: the second is told.
    """

    @wraps(view)
    def turned(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            hold_writes(request.partnership)
            return view(request, *args, **kwargs)

    return turned
