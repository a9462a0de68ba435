"""Several workers, one migration: the first worker migrates a database, the others copy it before anything is written."""

import fcntl
import shutil
from contextlib import contextmanager

from django.db import connection

COPIED = "fivefold_migrated"


def prepare(folder):
    """Make this worker's own test database, migrated. `folder` is shared by the workers and new for each run."""
    mine, ready = connection.creation._get_test_db_name(), folder / "migrated"
    with alone(folder):
        if ready.exists():
            copy(COPIED, mine, folder)
            return
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
        copy(mine, COPIED, folder)
        ready.touch()


@contextmanager
def alone(folder):
    with (folder / "migrating").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def copy(one, other, folder):
    if connection.vendor == "sqlite":
        shutil.copy(folder / one, folder / other)
        return
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{other}" TEMPLATE "{one}"')
