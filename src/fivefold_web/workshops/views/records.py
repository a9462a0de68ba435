"""The record of a session: what was asked, said, grouped and agreed."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import (
    AgreementForm,
)
from fivefold_web.workshops.views.going import to_page


@require_POST
@members_only(May.FACILITATE)
def agree(request, pk):
    session = queries.session_of(request.partnership, pk)
    form = AgreementForm(request.POST)
    if form.is_valid():
        actions.agree(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
        messages.success(request, _("It is in the record of the session."))
    else:
        messages.error(request, _("Write what was agreed first; it has up to 600 characters."))
    return to_page(request, "run", pk)


@members_only(May.VIEW)
def whole_record(request, pk):
    page = presenters.RecordPage.of(queries.record_of(request.partnership, pk), queries.tally_of)
    return render(request, "workshops/record.jinja", {"page": page})
