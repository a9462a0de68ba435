"""Rounds: the system table, one statement, the printed form and the Excel file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from fivefold.vocabulary.partners import Sector
from fivefold_web.library.citing import sign
from fivefold_web.library.views.adapt_panel import panel_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workforce import actions, queries
from fivefold_web.workforce.forms import RoundForm, ViewForm
from fivefold_web.workforce.presenters.checks import printed_page
from fivefold_web.workforce.presenters.statement import citation_of, statement_page
from fivefold_web.workforce.presenters.tables import Seen, round_page
from fivefold_web.workforce.presenters.wording import changed_since, named_here, originals_of, statements_here
from fivefold_web.workforce.presenters.workbook import workbook

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@members_only(May.VIEW)
def home(request):
    """All rounds, and what to do next."""
    here = statements_here(request.partnership)
    page = {
        "heading": _("Workforce"),
        "rounds": list(queries.rounds_of(request.partnership)),
        "teams": queries.teams_of(request.partnership).count(),
        "statements": here,
        "originals": originals_of(here),
    }
    return render(request, "workforce/home.jinja", {"page": page})


@members_only(May.FACILITATE)
def add(request):
    form = RoundForm(
        request.POST or None,
        taken=lambda name: queries.round_called(request.partnership, name),
        initial={"held_on": localdate()},
    )
    if request.method == "POST" and form.is_valid():
        this = actions.open_round(partnership=request.partnership, by=request.member, **form.cleaned_data)
        messages.success(request, _("The round is open. Now send each team its link."))
        return redirect("workforce:progress", place=request.partnership.slug, pk=this.pk)
    return _form(request, form, _("Open a round"), _("Open the round"))


@members_only(May.FACILITATE)
def change(request, pk):
    this = queries.round_of(request.partnership, pk)

    def taken(name):
        there = queries.round_called(request.partnership, name)
        return there and there.pk != this.pk

    kept = {
        "name": this.name, "held_on": this.held_on, "named": this.named, "smallest_group": this.smallest_group,
    }  # fmt: skip
    form = RoundForm(request.POST or None, taken=taken, initial=kept)
    if request.method == "POST" and form.is_valid():
        actions.change_round(this=this, by=request.member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("workforce:round", place=request.partnership.slug, pk=this.pk)
    return _form(request, form, _("Change %(round)s") % {"round": this.name}, _("Save"), this.pk)


def _form(request, form, heading, button, number="new"):
    page = {"heading": heading, "key": f"round:{request.partnership.pk}:{number}", "button": button}
    page |= {"back": "workforce:home", "crumb": _("Workforce")}
    return render(
        request, "workforce/form.jinja", {"page": page, "form": form}, status=422 if form.errors else 200
    )


@members_only(May.VIEW)
def overview(request, pk):
    """The system table of one round."""
    seen, form, page, here = _table(request, pk)
    tokens = _tokens(request, seen, here, {row.slug for row in page.weak})
    return render(request, "workforce/round.jinja", {"page": page, "form": form, "tokens": tokens})


@members_only(May.VIEW)
def spreadsheet(request, pk):
    """The same table as an Excel file, with the same sector and comparison."""
    seen, _form_, page, _here = _table(request, pk)
    content = workbook(page, request.partnership, localdate())
    name = slugify(f"{request.partnership.name} team check {seen.this.name}") or "team-check"
    return HttpResponse(
        content, content_type=EXCEL, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    )


def _table(request, pk):
    partnership = request.partnership
    this = queries.round_of(partnership, pk)
    checks = queries.sent_checks_in(partnership, this)
    others = [one for one in queries.rounds_of(partnership) if one.pk != this.pk]
    sectors = [sector for sector in Sector if any(check.team.sector is sector for check in checks)]
    form = ViewForm(request.GET, rounds=others, sectors=sectors)
    earlier = form.chosen_round
    seen = Seen(
        this=this,
        checks=checks,
        # Who compares must be allowed to see the names of both rounds.
        named=_sees_names(request, this) and (earlier is None or _sees_names(request, earlier)),
        sector=form.chosen_sector,
        earlier=earlier,
        earlier_checks=queries.sent_checks_in(partnership, earlier) if earlier else None,
    )
    here = named_here(partnership)
    return seen, form, round_page(seen, queries.teams_of(partnership).count(), here), here


def _sees_names(request, this):
    return this.named or request.member.may(May.FACILITATE)


def _tokens(request, seen, here, slugs):
    """Signed evidence for the statements that a page offers as findings."""
    cited = {one.slug: citation_of(seen, one, localdate()) for one in here if one.slug in slugs}
    return {slug: sign(request.partnership, citation) for slug, citation in cited.items() if citation}


@members_only(May.VIEW)
def statement(request, pk, slug):
    """One statement in one round."""
    partnership = request.partnership
    this = queries.round_of(partnership, pk)
    found = next((one for one in named_here(partnership) if one.slug == slug), None)
    if found is None:
        raise Http404
    checks = queries.sent_checks_by_round(partnership)
    past = [Seen(one, checks.get(one.pk, []), named=False) for one in queries.rounds_of(partnership)]
    seen = Seen(this, checks.get(this.pk, []), named=_sees_names(request, this))
    page = statement_page(seen, found, past, localdate())
    token = sign(partnership, page.citation) if page.citation else ""
    panel = panel_for(partnership, "statements", slug)
    context = {"page": page, "token": token, "panel": panel, "changed": changed_since(panel, this)}
    return render(request, "workforce/statement.jinja", context)


@members_only(May.VIEW)
def printed(request, pk):
    """The eleven statements on paper, with the letters R, A and G."""
    this = queries.round_of(request.partnership, pk)
    return render(request, "workforce/printed.jinja", {"page": printed_page(this)})
