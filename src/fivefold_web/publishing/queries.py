"""Reading documents. Everything starts at a partnership."""

import hashlib
import json

from django.db.models import Prefetch
from django.http import Http404

from fivefold_web.publishing.models import Publication, Version, VersionFile, WordTemplate


def publications_of(partnership):
    """Every document of the place with its versions, the newest version first; no file is read."""
    versions = Version.objects.defer("reading").order_by("-number")
    rows = Publication.objects.filter(partnership=partnership)
    return rows.prefetch_related(Prefetch("versions", versions))


def publication_of(partnership, pk):
    rows = Publication.objects.filter(partnership=partnership, pk=pk)
    return _one(rows.select_related("template").prefetch_related("chapters"))


def chapters_in(publication):
    """Keys of the chapters that a document holds."""
    return [row.chapter for row in publication.chapters.all()]


def next_number(publication):
    newest = Version.objects.filter(publication=publication).order_by("-number").first()
    return 1 if newest is None else newest.number + 1


def version_of(partnership, pk):
    files = VersionFile.objects.defer("content")
    rows = Version.objects.filter(partnership=partnership, pk=pk).select_related("publication")
    return _one(rows.prefetch_related(Prefetch("files", files)))


def version_count(partnership):
    """How many versions have been published, over all documents."""
    return Version.objects.filter(publication__partnership=partnership).count()


def version_numbered(publication, number):
    """The version with this number, or None."""
    return Version.objects.filter(publication=publication, number=number).first()


def file_of(partnership, version, form):
    """The bytes of one form of a version, or 404."""
    rows = VersionFile.objects.filter(partnership=partnership, version__pk=version, form=form)
    return _one(rows.select_related("version"))


def pictures_of(partnership, version):
    """The pictures of a published version in reading order: caption, words for the ear, SVG."""
    kept = json.loads(bytes(file_of(partnership, version, "document").content))
    blocks = [block for section in kept["sections"] for block in section["blocks"]]
    return [block for block in blocks if block["kind"] == "figure"]


def templates_of(partnership):
    """The partnership's own Word templates, without their bytes."""
    return list(WordTemplate.objects.filter(partnership=partnership).defer("content"))


def template_of(partnership, pk):
    return _one(WordTemplate.objects.filter(partnership=partnership, pk=pk))


def template_with(partnership, content):
    """The template with exactly this content, or None."""
    return WordTemplate.objects.filter(partnership=partnership, sha256=digest_of(content)).first()


def digest_of(content):
    return hashlib.sha256(content).hexdigest()


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row
