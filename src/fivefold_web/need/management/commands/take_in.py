"""Take a file of figures in from the command line: the way for files that are too large for the upload page.

    python -m django take_in FILE --place SLUG --source "Who published it" [--retrieved 2026-11-01]

The checks are those of the page: a file enters whole or not at all, and the same file twice changes nothing.
"""

import hashlib
import os
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fivefold.sources import UnreadableFile, recognise
from fivefold.sources.vintages import checked, small_areas_in
from fivefold_web.audit.actions import Nobody
from fivefold_web.need.actions.files import take_in
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.queries import retrieved
from fivefold_web.places import queries as places

AT_THE_COMPUTER = Nobody("somebody at the computer that runs Fivefold")
LISTED = 20
# Polars is told before it loads to give memory back at once: a national file then stays below a gigabyte.
FRUGAL = ("_RJEM_MALLOC_CONF", "dirty_decay_ms:0,muzzy_decay_ms:0")


class Command(BaseCommand):
    help = (
        "Take a file of figures in, whole or not at all. Large files of small areas may be compressed (gzip)."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--place", required=True, help="the place's name in addresses")
        parser.add_argument(
            "--source", default="", help="who published it, if the file does not say so itself"
        )
        parser.add_argument("--retrieved", type=_day, default=None, help="when it was fetched, as 2026-11-01")

    def handle(self, *args, **options):
        os.environ.setdefault(*FRUGAL)
        partnership = places.partnership_called(options["place"])
        if partnership is None:
            raise CommandError(f"There is no place {options['place']!r} in this workspace.")
        path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        reading = _reading(path, partnership)
        taken = take_in(
            partnership=partnership,
            reading=reading,
            filename=path.name,
            sha256=_digest(path),
            source=options["source"] or _source_in(reading),
            retrieved=options["retrieved"] or timezone.localdate(),
            by=AT_THE_COMPUTER,
        )
        said = "was here already; nothing has changed" if not taken.is_new else "has entered"
        self.stdout.write(f"{path.name}, {taken.dataset.rows:,} rows, {said}.")


def _reading(path, partnership):
    """The reading of a clean file; else its problems, each with row, column and remedy."""
    try:
        reading = recognise(path, path.name, queries.names_of_areas(partnership))
        if small_areas_in(reading):
            reading = checked(reading, retrieved.small_areas_by_vintage(partnership))
    except UnreadableFile as unreadable:
        raise CommandError(str(unreadable)) from unreadable
    if not reading.is_clean:
        lines = [f"{path.name} has {reading.problem_count:,} errors; nothing has entered."]
        lines += [problem.words for problem in reading.problems[:LISTED]]
        raise CommandError("\n".join(lines))
    return reading


def _source_in(reading):
    rows = reading.first_rows(1)
    source = getattr(rows[0], "source", "") if rows else ""
    if not source:
        raise CommandError("The file does not say who published it. Add --source.")
    return source


def _day(text):
    return date.fromisoformat(text)


def _digest(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
