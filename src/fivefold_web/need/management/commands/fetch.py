"""Fetch from a publisher without the pages: `python -m django fetch fingertips --place my-place --indicator 93085`.

What arrives waits on the page of sources to be looked at, as if a person had pressed Fetch.
"""

from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fivefold.sources.fetching import SOURCES, source_called
from fivefold_web.audit.actions import SYSTEM
from fivefold_web.need.actions import fetching
from fivefold_web.need.actions import retrieved as actions
from fivefold_web.need.queries import retrieved as queries
from fivefold_web.places import queries as places


class Command(BaseCommand):
    """One fetch for one place, in this very process."""

    help = "Fetch figures of one source for one place; they wait on its page of sources to be looked at."

    def add_arguments(self, parser):
        parser.add_argument("source", choices=[source.key for source in SOURCES])
        parser.add_argument("--place", required=True, help="the short name of the place, as in its addresses")
        parser.add_argument("--indicator", action="append", default=[], help="a number; may be given often")
        parser.add_argument("--edition", default="")

    def handle(self, *args, source, place, indicator, edition, **options):
        if not settings.FETCHING:
            raise CommandError("Fetching is switched off. Set FIVEFOLD_FETCHING=1 to switch it on.")
        partnership = places.partnership_called(place)
        if partnership is None:
            raise CommandError(f"There is no place called {place!r}.")
        found = source_called(source)
        areas = {area.code: area.name for area in places.areas_of(partnership)}
        asked_for = {"areas": areas, "indicators": indicator, "edition": edition or _usual(found)}
        retrieval = actions.ask(
            partnership=partnership, source=source, asked_for=asked_for, title=found.name,
            client_key=uuid4().hex, by=SYSTEM,
        )  # fmt: skip
        fetching.run(retrieval.pk)
        retrieval = queries.retrieval_of(partnership, retrieval.pk)
        if retrieval.state != retrieval.ARRIVED:
            raise CommandError(f"{retrieval.said} {retrieval.remedy}".strip() or "The fetch was stopped.")
        self.stdout.write(f"Arrived: {retrieval.received:,} bytes. Look at it on the page of sources.")


def _usual(source):
    return source.editions[0][0] if source.editions else ""
