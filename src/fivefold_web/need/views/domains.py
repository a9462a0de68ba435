"""The three domains by age: what tells about each, and where nobody found a source."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import stage_called
from fivefold_web.design.words import translated
from fivefold_web.library.citing import sign
from fivefold_web.need.actions import parents as actions
from fivefold_web.need.forms.registers import SearchedForm
from fivefold_web.need.presenters.domains import domains_page, frame_table
from fivefold_web.need.queries import registers as queries
from fivefold_web.need.views.asked import about
from fivefold_web.need.views.holdings import workbook_answer
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def framed(request):
    """Every domain at every age, each cell ready to become a finding."""
    page = page_of(request.partnership, about(request))
    cells = [cell for domain in page.domains for cell in domain.cells]
    tokens = {(cell.domain, cell.stage): sign(request.partnership, cell.citation) for cell in cells}
    token = sign(request.partnership, page.citation) if page.citation else ""
    return render(request, "need/domains.jinja", {"page": page, "tokens": tokens, "token": token})


def page_of(partnership, told):
    searches, numbers = queries.searches_of(partnership)
    return domains_page(
        partnership=partnership,
        held=queries.indicators_held(partnership),
        entries=queries.entries_of(partnership),
        releases=queries.releases_held(partnership),
        searches=searches,
        numbers=numbers,
        contacts=queries.contacts_with_figures(partnership),
        about=told,
    )


@members_only(May.VIEW)
def framed_file(request):
    """The frame as an Excel workbook."""
    headers, rows = frame_table(page_of(request.partnership, about(request)))
    notes = [
        _("No source found: nobody has brought one in. It does not mean that none exists."),
        _("Only mixed with other ages: there are sources, and none tells this age apart."),
    ]
    return workbook_answer(request, "three-domains", _("Three domains"), headers, rows, notes)


@members_only(May.CONTRIBUTE)
def searched(request, domain, stage):
    """Somebody looked for a source about one domain at one age, and found none."""
    if domain not in list(Domain) or (at := stage_called(stage)) is None:
        raise Http404
    form = SearchedForm(request.POST or None, initial={"looked_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actions.note_search(
            partnership=request.partnership,
            domain=Domain(domain),
            ages=at.ages,
            looked=form.cleaned_data["looked"],
            on=form.cleaned_data["looked_on"],
            client_key=form.cleaned_data["client_key"],
            by=request.member,
        )
        messages.success(request, _("Kept: others now see where you looked."))
        return redirect(about(request).path("domains") + f"#{domain}-{stage}")
    caption = f"{translated(Domain(domain).label)}, {translated(at.label).lower()}"
    context = {"page": {"heading": _("We looked and found none"), "caption": caption}, "form": form}
    return render(request, "need/searched.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_search(request, pk):
    """Take a note about looking out again; the audit record keeps it."""
    actions.remove_search(row=queries.search_of(request.partnership, pk), by=request.member)
    messages.success(request, _("The note is taken out."))
    return redirect("need:domains", place=request.partnership.slug)
