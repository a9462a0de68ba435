"""What the live door reads from the database: which of the watched sessions have changed, rendered once."""

import json
from dataclasses import dataclass

from django.db import close_old_connections, connection

from fivefold_web.workshops import presenters, queries


@dataclass(frozen=True)
class State:
    """A session as phones know it: its version and the JSON of `presenters.state_of`."""

    version: int
    body: bytes


@dataclass(frozen=True)
class Look:
    """`states`: of those sessions that have changed. `gone`: codes without a session. `counts`: {code: JSON}."""

    states: dict
    gone: frozenset
    counts: dict


def read(code):
    """The state of one session now, or None."""
    session = queries.session_with(code)
    return _rendered(presenters.state_of(session)) if session else None


def look(known, counted):
    """What has changed since `known` ({code: version}), and the counts of answers of the codes in `counted`.

    One query where nothing has changed, one more where somebody follows the counts.
    """
    versions = queries.versions_of(list(known)) if known else {}
    changed = {code: read(code) for code, version in versions.items() if known[code] != version}
    counts = queries.counts_of(list(counted)) if counted else {}
    return Look(
        states={code: state for code, state in changed.items() if state},
        gone=frozenset(known) - {code for code in versions if changed.get(code, True)},
        counts={code: json.dumps(numbers).encode() for code, numbers in counts.items()},
    )


def refresh_connection():
    """Give back a connection that is too old or broken; the next look opens another."""
    close_old_connections()


def close_connection():
    """The reader's thread ends, and its connection with it."""
    connection.close()


def _rendered(state):
    return State(state["version"], json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode())
