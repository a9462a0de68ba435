"""Pages of the library: further reading, and what this place adds to it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold_web.library import citing
from fivefold_web.library.actions import resources as actions
from fivefold_web.library.forms.resources import LocalResourceForm
from fivefold_web.library.forms.shelf import ResourcesForm
from fivefold_web.library.presenters.resources import LocalResourcePage, ResourcePage, ResourcesPage
from fivefold_web.library.queries import resources as queries
from fivefold_web.library.views.shelf import Titled, entry_or_404, show_item
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def resources(request):
    """Reading of the toolkit and of this place, narrowed by topic, part, audience and words."""
    local = queries.local_resources_of(request.partnership)
    form = ResourcesForm(request.GET, local_topics=[one.topic for one in local])
    page = ResourcesPage.of(request.partnership, form, local, request.GET.get("page"))
    return render(request, "library/resources.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def resource(request, resource):
    """One resource with publisher, year, topic and its place in the toolkit."""
    entry = entry_or_404(resource, knowledge.resources())
    lists = queries.reading_lists_of(request.partnership)
    page = ResourcePage.of(request.partnership, entry, lists, timezone.localdate())
    return show_item(request, "library/resource.jinja", page, item=page.item)


@members_only(May.VIEW)
def local_resource(request, pk):
    """A resource that this place added."""
    found = queries.local_resource_of(request.partnership, pk)
    lists = queries.reading_lists_of(request.partnership)
    page = LocalResourcePage.of(request.partnership, found, lists, timezone.localdate())
    token = citing.sign(request.partnership, page.citation)
    return render(request, "library/local_resource.jinja", {"page": page, "token": token})


@members_only(May.CONTRIBUTE)
def add_resource(request):
    """Add reading that the toolkit does not list."""
    form = LocalResourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.add_resource(partnership=request.partnership, by=request.member, **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("library:local_resource", place=request.partnership.slug, pk=made.pk)
    return _written(request, Titled(_("Add reading of your own")), form, "new")


@members_only(May.CONTRIBUTE)
def change_resource(request, pk):
    found = queries.local_resource_of(request.partnership, pk)
    form = LocalResourceForm(request.POST or None, initial=vars(found))
    if request.method == "POST" and form.is_valid():
        actions.change_resource(resource=found, by=request.member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("library:local_resource", place=request.partnership.slug, pk=found.pk)
    return _written(request, Titled(_("Change: %(title)s") % {"title": found.title}), form, found.pk)


def _written(request, page, form, key):
    context = {"page": page, "form": form, "key": key}
    return render(request, "library/resource_form.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
@require_POST
def remove_resource(request, pk):
    """Take away what this place added."""
    actions.remove_resource(resource=queries.local_resource_of(request.partnership, pk), by=request.member)
    messages.success(request, _("Removed. The record of changes keeps what it said."))
    return redirect("library:resources", place=request.partnership.slug)
