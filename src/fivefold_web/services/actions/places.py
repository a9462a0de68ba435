"""Writing where postcodes lie."""

from dataclasses import dataclass

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.services.models import PostcodeFile, PostcodePosition
from fivefold_web.services.queries import places as queries

AT_ONCE = 2_000


@dataclass(frozen=True)
class Supplied:
    """A checked file of postcode positions: what was read, where it is from, and what it is by its bytes."""

    reading: object
    source: str
    sha256: str


@transaction.atomic
def replace_postcodes(*, partnership, supplied, by):
    """Put the positions of this file in place of the former ones, whole. The same file again changes nothing."""
    reading, there = supplied.reading, queries.postcode_file_of(partnership)
    before = facts_of(there) if there else None
    after = {
        "file": reading.title,
        "source": supplied.source,
        "edition": reading.edition,
        "postcodes": len(reading.rows),
        "sha256": supplied.sha256,
    }
    if before == after:
        return there
    PostcodeFile.objects.filter(partnership=partnership).delete()
    PostcodePosition.objects.filter(partnership=partnership).delete()
    PostcodePosition.objects.bulk_create(
        (
            PostcodePosition(
                partnership=partnership,
                postcode=row.postcode,
                latitude=row.latitude,
                longitude=row.longitude,
                area_code=row.area_code[:12],
            )
            for row in reading.rows
        ),
        batch_size=AT_ONCE,
    )
    file = PostcodeFile.objects.create(
        partnership=partnership,
        title=reading.title[:300],
        sha256=supplied.sha256,
        source=supplied.source,
        edition=reading.edition,
        rows=len(reading.rows),
        uploaded_by=by.audit_label[:200],
    )
    did = "replaced" if before else "brought in"
    record(partnership=partnership, by=by, did=did, what=file, before=before, after=after)
    return file


def facts_of(file):
    """What the audit record keeps of a file."""
    return {
        "file": file.title,
        "source": file.source,
        "edition": file.edition,
        "postcodes": file.rows,
        "sha256": file.sha256,
    }
