"""Writing documents. A version is published whole, with all its forms, or not at all."""

import json

from django.db import transaction

from fivefold.late import Late
from fivefold.publishing import html, manifest, plain_data
from fivefold.publishing.pdf import pdf
from fivefold_web.audit.actions import record
from fivefold_web.publishing import queries
from fivefold_web.publishing.fonts import font_folders
from fivefold_web.publishing.models import (
    Publication,
    PublicationChapter,
    Version,
    VersionFile,
    WordTemplate,
)

word_files = Late("fivefold.publishing.word")
slide_files = Late("fivefold.publishing.deck")


@transaction.atomic
def compose(*, partnership, title, audience, introduction, chapters, template, by, publication=None):
    """Begin a document, or change what its next version will hold."""
    before = None if publication is None else _facts(publication, queries.chapters_in(publication))
    if publication is None:
        publication = Publication(partnership=partnership)
    publication.title, publication.audience = title, audience
    publication.introduction, publication.template = introduction, template
    publication.save()
    publication.chapters.all().delete()
    PublicationChapter.objects.bulk_create(
        PublicationChapter(partnership=partnership, publication=publication, chapter=chapter)
        for chapter in chapters
    )
    record(
        partnership=partnership,
        by=by,
        did="composed" if before is None else "changed",
        what=publication,
        before=before,
        after=_facts(publication, chapters),
    )
    return publication


@transaction.atomic
def publish(*, publication, document, what_changed, by):
    """Keep a document as a numbered version. Publishing the same number again gives the version that is there."""
    if already := queries.version_numbered(publication, document.version):
        return already
    about = manifest.as_data(document)
    version = Version.objects.create(
        partnership=publication.partnership,
        publication=publication,
        number=document.version,
        title=document.title,
        audience=document.audience,
        dated=document.date,
        published_by=by.audit_label,
        what_changed=what_changed,
        figures=len(about["figures"]),
        reading=html.body(document),
    )
    for form, content in written(document, about, publication.template).items():
        VersionFile.objects.create(
            partnership=publication.partnership,
            version=version,
            form=form,
            content=content,
            size=len(content),
            sha256=queries.digest_of(content),
        )
    record(
        partnership=publication.partnership,
        by=by,
        did="published",
        what=version,
        after={"number": version.number, "dated": version.dated, "figures": version.figures},
    )
    return version


def written(document, about, template):
    """Every form of a document, in bytes."""
    return {
        "docx": word_files.word(document, bytes(template.content) if template else None),
        "html": html.page(document).encode(),
        "pdf": pdf(document, font_folders()),
        "pptx": slide_files.deck(document),
        "manifest": _json(about),
        "document": _json(plain_data.as_data(document)),
    }


@transaction.atomic
def add_template(*, partnership, name, content, by):
    """Keep a Word template; the same file is kept once."""
    if already := queries.template_with(partnership, content):
        return already
    template = WordTemplate.objects.create(
        partnership=partnership,
        name=name,
        content=content,
        size=len(content),
        sha256=queries.digest_of(content),
        added_by=by.audit_label,
    )
    record(
        partnership=partnership, by=by, did="added", what=template, after={"name": name, "size": len(content)}
    )
    return template


@transaction.atomic
def remove_template(*, template, by):
    """Forget a Word template; published versions that used it stay as they are."""
    record(
        partnership=template.partnership, by=by, did="removed", what=template, before={"name": template.name}
    )
    template.delete()


def _facts(publication, chapters):
    return {
        "title": publication.title,
        "audience": publication.audience,
        "introduction": publication.introduction,
        "chapters": list(chapters),
        "template": publication.template,
    }


def _json(data):
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
