"""A place that trusts two people and holds a release of theirs."""

from django.core.files.uploadedfile import SimpleUploadedFile

from fivefold.release.packing import zipped
from fivefold.risk.public_keys import read_public_key
from fivefold_web.need.actions import releases as actions
from fivefold_web.need.queries import releases as queries
from tests.builders.places import its_lead
from tests.builders.release import TRUSTED, release_files


def trusting(place, keys=TRUSTED):
    """The place trusts these people."""
    return [
        actions.trust(
            partnership=place, name=name, organisation="Moors NHS Trust", key=read_public_key(text),
            vouched="read out on the telephone", by=its_lead(place),
        )
        for name, text in keys.items()
    ]  # fmt: skip


def a_release_in(place, *tables, **changes):
    """The place trusts the two people and has taken their release in; returns its row."""
    if not queries.trusted_in(place):
        trusting(place)
    content = zipped(release_files(*tables, **changes))
    return actions.take_in(
        partnership=place, content=content, filename="release.zip", by=its_lead(place)
    ).release


def an_archive(content, name="release.zip"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, "application/zip")
