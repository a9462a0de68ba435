"""Many answers at once, and the prompt that is shown meanwhile: who waits for whom."""

import contextlib
import threading
from hashlib import blake2b

from django.db import connection

from fivefold_web.workshops.models import AgendaItem

_turn = threading.Lock()


def waits_its_turn():
    """SQLite has one writer. Threads of one process queue here, because its own waiting is by naps of up to 100 ms.

    Within a transaction the turn has been taken already. PostgreSQL has many writers and no queue.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return contextlib.nullcontext()
    return _turn


def hold_item(item, client_key):
    """Keep the item as it is until this answer is in, and sendings of one key apart.

    Answers do not wait for one another; showing them (`select_for_update`) waits for all that are on their way. On
    SQLite the transaction itself does both.
    """
    if connection.vendor != "postgresql":
        return
    table = AgendaItem._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pg_advisory_xact_lock(%s) FROM {table} WHERE id = %s FOR SHARE",  # noqa: S608 - our own table
            [_number(item.pk, client_key), item.pk],
        )


def _number(item, client_key):
    """A number of 64 bits for a key, as PostgreSQL wants it."""
    digest = blake2b(f"{item}:{client_key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
