"""Documents in words."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from fivefold.publishing import html
from fivefold_web.publishing.chapters.contents import CHAPTERS

FORMS = {
    "docx": (
        lambda: _("Word"),
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "html": (lambda: _("Web page"), "html", "text/html; charset=utf-8"),
    "pdf": (lambda: _("PDF"), "pdf", "application/pdf"),
    "pptx": (
        lambda: _("Slides"),
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "manifest": (lambda: _("List of figures"), "json", "application/json"),
}


def figure_count(number):
    return ngettext("%(count)d figure", "%(count)d figures", number) % {"count": number}


def size_words(size):
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


@dataclass(frozen=True)
class VersionLine:
    pk: int
    number: int
    dated: object
    by: str
    figures: str
    what_changed: str


@dataclass(frozen=True)
class PublicationCard:
    """One document in the list, with its versions."""

    pk: int
    title: str
    audience: str
    versions: list[VersionLine]


@dataclass(frozen=True)
class ListPage:
    """What has been published, and what is being written."""

    heading: str
    lead: str
    cards: list[PublicationCard]

    @classmethod
    def of(cls, publications):
        return cls(
            heading=_("Documents"),
            lead=_("Needs assessments and strategies, made from what stands in this workspace on the day."),
            cards=[
                PublicationCard(
                    row.pk, row.title, row.audience, [version_line(v) for v in row.versions.all()]
                )
                for row in publications
            ],
        )


def version_line(version):
    return VersionLine(
        version.pk,
        version.number,
        version.dated,
        version.published_by,
        figure_count(version.figures),
        version.what_changed,
    )


@dataclass(frozen=True)
class ComposePage:
    heading: str
    hints: dict[str, str]
    pk: int | None

    @classmethod
    def of(cls, publication):
        return cls(
            heading=_("A new document") if publication is None else _("What the next version holds"),
            hints={kind.key: kind.about() for kind in CHAPTERS},
            pk=publication.pk if publication else None,
        )


@dataclass(frozen=True)
class PreviewPage:
    """The document as it would be published now."""

    heading: str
    pk: int
    number: int
    audience: str
    figures: str
    withheld: list[str]
    reading: Markup

    @classmethod
    def of(cls, publication, document, figures, withheld):
        return cls(
            heading=document.title,
            pk=publication.pk,
            number=document.version,
            audience=document.audience,
            figures=figure_count(figures),
            withheld=list(withheld),
            reading=body_of(html.body(document)),
        )


@dataclass(frozen=True)
class Download:
    """One form of a version that can be taken away."""

    form: str
    label: str
    size: str
    sha256: str


@dataclass(frozen=True)
class VersionPage:
    """A published version, to read and to take away."""

    heading: str
    line: VersionLine
    audience: str
    publication: int
    downloads: list[Download]
    pictures: list[str]
    reading: Markup

    @classmethod
    def of(cls, version, pictures):
        files = {file.form: file for file in version.files.all()}
        return cls(
            heading=version.title,
            line=version_line(version),
            audience=version.audience,
            publication=version.publication_id,
            downloads=[
                Download(form, label(), size_words(files[form].size), files[form].sha256)
                for form, (label, _ending, _kind) in FORMS.items()
                if form in files
            ],
            pictures=[picture["caption"] for picture in pictures],
            reading=body_of(version.reading),
        )


def body_of(reading):
    """The document's own writer has escaped every text in it."""
    return mark_safe(reading)  # noqa: S308


@dataclass(frozen=True)
class TemplatesPage:
    heading: str
    templates: list

    @classmethod
    def of(cls, templates):
        return cls(_("Word templates"), [(row, size_words(row.size)) for row in templates])
