"""Pages of documents: compose, preview, publish, take away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.charts.drawing import png
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.staging import over_limit
from fivefold_web.publishing import actions, queries
from fivefold_web.publishing.chapters.assemble import assemble
from fivefold_web.publishing.chapters.contents import KEYS
from fivefold_web.publishing.chapters.pictures import pictures_among
from fivefold_web.publishing.forms import ComposeForm, PublishForm, TemplateForm
from fivefold_web.publishing.presenters.documents import (
    FORMS,
    ComposePage,
    ListPage,
    PreviewPage,
    TemplatesPage,
    VersionPage,
)

PICTURE_KINDS = {"svg": "image/svg+xml", "png": "image/png"}
PICTURE_PIXELS = 2000
FIRST_PICTURES = ("five-levels", "continuum-of-support")
"""Chosen for a new document."""


@members_only(May.VIEW)
def documents(request):
    """What has been published, and what is being written."""
    page = ListPage.of(queries.publications_of(request.partnership))
    return render(request, "publishing/list.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def compose(request, pk=None):
    """Choose what a document holds."""
    partnership = request.partnership
    publication = queries.publication_of(partnership, pk) if pk else None
    form = ComposeForm(
        request.POST or None, initial=_start(publication), templates=queries.templates_of(partnership)
    )
    if request.method == "POST" and form.is_valid():
        kept = actions.compose(
            partnership=partnership, publication=publication, **form.cleaned_data, by=request.member
        )
        return redirect("publishing:preview", place=partnership.slug, pk=kept.pk)
    context = {"page": ComposePage.of(publication), "form": form}
    return render(request, "publishing/compose.jinja", context, status=422 if form.errors else 200)


def _start(publication):
    if publication is None:
        return {"title": _("Needs assessment"), "chapters": list(KEYS), "pictures": FIRST_PICTURES}
    chapters = queries.chapters_in(publication)
    return {
        "title": publication.title,
        "audience": publication.audience,
        "introduction": publication.introduction,
        "chapters": chapters,
        "pictures": pictures_among(chapters),
        "template": publication.template_id or "",
    }


@members_only(May.VIEW)
def preview(request, pk):
    """The document as it would be published now."""
    publication = queries.publication_of(request.partnership, pk)
    return _show_preview(request, publication, _assembled(publication))


@require_POST
@members_only(May.LEAD)
def publish(request, pk):
    """Publish what was previewed; if the workspace has changed since, show it again first."""
    publication = queries.publication_of(request.partnership, pk)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _show_preview(request, publication, _assembled(publication), form)
    if already := queries.version_numbered(publication, form.cleaned_data["number"]):
        return redirect("publishing:version", place=request.partnership.slug, pk=already.pk)
    assembled = _assembled(publication)
    if form.cleaned_data["content"] != assembled.digest:
        messages.warning(
            request,
            _(
                "Something in the workspace has changed since you looked. Read this newer preview, then publish."
            ),
        )
        return _show_preview(request, publication, assembled, None)
    version = actions.publish(
        publication=publication,
        document=assembled.document,
        what_changed=form.cleaned_data["what_changed"],
        by=request.member,
    )
    messages.success(request, _("Version %(number)d is published.") % {"number": version.number})
    return redirect("publishing:version", place=request.partnership.slug, pk=version.pk)


def _assembled(publication):
    return assemble(
        publication,
        chapters=queries.chapters_in(publication),
        number=queries.next_number(publication),
        on=timezone.localdate(),
    )


def _show_preview(request, publication, assembled, form=None):
    page = PreviewPage.of(publication, assembled.document, assembled.figures, assembled.withheld)
    start = {"number": assembled.document.version, "content": assembled.digest}
    context = {"page": page, "form": form or PublishForm(initial=start)}
    return render(request, "publishing/preview.jinja", context, status=422 if form else 200)


@members_only(May.VIEW)
def version(request, pk):
    """A published version, to read and to take away."""
    found = queries.version_of(request.partnership, pk)
    page = VersionPage.of(found, queries.pictures_of(request.partnership, pk))
    return render(request, "publishing/version.jinja", {"page": page})


@members_only(May.VIEW)
def download(request, pk, form):
    """One form of a published version, exactly as it was published."""
    if form not in FORMS:
        raise Http404
    file = queries.file_of(request.partnership, pk, form)
    _label, ending, kind = FORMS[form]
    name = slugify(f"{file.version.title} {file.version.number}") or "document"
    return HttpResponse(
        bytes(file.content),
        content_type=kind,
        headers={
            # Always taken away, never shown in place: the file brings styles of its own.
            "Content-Disposition": f'attachment; filename="{name}.{ending}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@members_only(May.VIEW)
def picture(request, pk, number, kind):
    """One picture of a published version alone, for a slide or a paper."""
    pictures = queries.pictures_of(request.partnership, pk)
    if kind not in PICTURE_KINDS or not 1 <= number <= len(pictures):
        raise Http404
    found = pictures[number - 1]
    content = found["svg"].encode() if kind == "svg" else png(found["svg"], PICTURE_PIXELS)
    name = slugify(found["caption"])[:80] or "picture"
    return HttpResponse(
        content,
        content_type=PICTURE_KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )


@members_only(May.FACILITATE)
def templates(request):
    """The partnership's own Word templates."""
    form = TemplateForm(request.POST or None, request.FILES or None)
    if too_large := over_limit(request):
        form.add_error("file", too_large)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        actions.add_template(
            partnership=request.partnership, name=facts["name"], content=facts["file"], by=request.member
        )
        messages.success(request, _("The template can be chosen now."))
        return redirect("publishing:templates", place=request.partnership.slug)
    context = {"page": TemplatesPage.of(queries.templates_of(request.partnership)), "form": form}
    return render(request, "publishing/templates.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.FACILITATE)
def remove_template(request, pk):
    actions.remove_template(template=queries.template_of(request.partnership, pk), by=request.member)
    messages.success(request, _("The template is removed. Published versions stay as they are."))
    return redirect("publishing:templates", place=request.partnership.slug)
