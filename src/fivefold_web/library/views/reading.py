"""Pages of the library: reading lists."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold_web.library.actions import resources as actions
from fivefold_web.library.forms.resources import PutOnListForm, ReadingListForm
from fivefold_web.library.presenters.resources import ReadingListPage, ReadingListsPage
from fivefold_web.library.queries import resources as queries
from fivefold_web.library.views.shelf import Titled, entry_or_404
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def reading_lists(request):
    """All lists of this place."""
    return _lists(request, ReadingListForm(partnership=request.partnership))


def _lists(request, form):
    page = ReadingListsPage.of(request.partnership, queries.reading_lists_of(request.partnership))
    context = {"page": page, "form": form}
    return render(request, "library/reading_lists.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
@require_POST
def make_list(request):
    """A new list for a purpose or a role."""
    form = ReadingListForm(request.POST, partnership=request.partnership)
    if not form.is_valid():
        return _lists(request, form)
    made = actions.make_list(partnership=request.partnership, by=request.member, **form.cleaned_data)
    messages.success(request, _("The list is made. Open a resource to put it on the list."))
    return _to_list(request, made)


def _to_list(request, reading_list):
    return redirect("library:reading_list", place=request.partnership.slug, pk=reading_list.pk)


@members_only(May.VIEW)
def reading_list(request, pk):
    """One list, ready to print."""
    found = queries.reading_list_of(request.partnership, pk)
    page = ReadingListPage.of(request.partnership, found, queries.on_list(found))
    return render(request, "library/reading_list.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def change_list(request, pk):
    """Another name or purpose for a list."""
    found = queries.reading_list_of(request.partnership, pk)
    form = ReadingListForm(
        request.POST or None, partnership=request.partnership, besides=found.pk, initial=vars(found)
    )
    if request.method == "POST" and form.is_valid():
        actions.change_list(reading_list=found, by=request.member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return _to_list(request, found)
    context = {"page": Titled(_("Change this list")), "form": form, "reading_list": found}
    return render(request, "library/reading_list_form.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
@require_POST
def remove_list(request, pk):
    actions.remove_list(reading_list=queries.reading_list_of(request.partnership, pk), by=request.member)
    messages.success(request, _("The list is removed. The resources stay where they are."))
    return redirect("library:reading_lists", place=request.partnership.slug)


@members_only(May.CONTRIBUTE)
@require_POST
def put_on_list(request):
    """Put a resource on a list; the list may be made on the way."""
    form = PutOnListForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for told in form.errors.values() for error in told))
        return redirect("library:resources", place=request.partnership.slug)
    what = _what(request, form.cleaned_data)
    chosen = _list(request, form.cleaned_data)
    actions.put_on_list(reading_list=chosen, by=request.member, **what)
    messages.success(request, _("It stands on the list “%(name)s”.") % {"name": chosen.name})
    return _to_list(request, chosen)


def _what(request, told):
    if told["local"]:
        return {"local": queries.local_resource_of(request.partnership, told["local"])}
    return {"resource": entry_or_404(told["resource"], knowledge.resources()).slug}


def _list(request, told):
    if told["new_list"]:
        return actions.make_list(partnership=request.partnership, name=told["new_list"], by=request.member)
    return queries.reading_list_of(request.partnership, int(told["reading_list"]))


@members_only(May.CONTRIBUTE)
@require_POST
def take_off_list(request, pk):
    """Take a resource off a list."""
    found = queries.reading_item_of(request.partnership, pk)
    reading_list = found.reading_list
    actions.take_off_list(item=found, by=request.member)
    messages.success(request, _("Taken off the list."))
    return _to_list(request, reading_list)
