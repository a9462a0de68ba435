"""The screens of those who run a session."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.workshops.prompts import NotNow
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import (
    AgreementForm,
    PromptForm,
    SectorsForm,
)
from fivefold_web.workshops.views.going import to_page


@members_only(May.VIEW)
def run(request, pk):
    """The screen in the room; asks itself for the number of answers every few seconds."""
    session = queries.session_of(request.partnership, pk)
    address = request.build_absolute_uri(reverse("workshops-public:room", kwargs={"code": session.code}))
    page = presenters.RunPage.of(session, address, queries.tally_of)
    if request.htmx:
        return render(request, "workshops/_lines.jinja", {"page": page})
    start = {"sectors": [row.sector_name for row in session.sectors.all()]}
    forms = {"prompt": PromptForm(), "agreement": AgreementForm(), "sectors": SectorsForm(initial=start)}
    return render(request, "workshops/run.jinja", {"page": page, **forms})


@require_POST
@members_only(May.FACILITATE)
def sectors(request, pk):
    session = queries.session_of(request.partnership, pk)
    form = SectorsForm(request.POST)
    if form.is_valid():
        actions.note_sectors(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
    return to_page(request, "run", pk)


@require_POST
@members_only(May.FACILITATE)
def end(request, pk):
    session = queries.session_of(request.partnership, pk)
    actions.end_session(partnership=request.partnership, session=session, by=request.member)
    return to_page(request, "record", pk)


@require_POST
@members_only(May.FACILITATE)
def move(request, pk):
    item = queries.item_of(request.partnership, pk)
    try:
        actions.move_prompt(
            partnership=request.partnership, item=item, to=request.POST.get("to", ""), by=request.member
        )
    except NotNow as refusal:
        messages.error(request, str(refusal))
    except ValueError:
        messages.error(request, _("That is not a state of a prompt."))
    return to_page(request, "run", item.session_id)
