"""What a session found goes on to other work of the place."""

from django.db import transaction

from fivefold_web.workshops.actions.boards import add_cause
from fivefold_web.workshops.queries.together import cause_key


@transaction.atomic
def put_causes(*, board, causes, by):
    """Causes from a session onto a board: all of them or none. `causes` are (answer, words, level)."""
    for answer, words, level in causes:
        add_cause(board=board, client_key=cause_key(answer), by=by, text=words, level_name=level)
