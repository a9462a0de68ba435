"""Pages of the library: five levels and their factors."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold.knowledge.causes import joined, links_of
from fivefold.vocabulary.support import Level
from fivefold_web.library import citing
from fivefold_web.library.actions import factors as actions
from fivefold_web.library.forms.factors import CausalLinkForm, FactorSearchForm, RelevanceForm, TakeAwayForm
from fivefold_web.library.linked import About, held_about
from fivefold_web.library.presenters.causes import CausesPart
from fivefold_web.library.presenters.factors import FactorPage, FactorsPage
from fivefold_web.library.presenters.levels import ExplorerPage, LevelPage
from fivefold_web.library.queries import factors as queries
from fivefold_web.library.views.adapt_panel import panel_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def explorer(request):
    """The five levels around a child."""
    page = ExplorerPage.of(request.partnership)
    return render(request, "library/explorer.jinja", {"page": page})


@members_only(May.VIEW)
def level(request, level):
    """One level: what makes it harder, what helps, and which services act there."""
    if level not in list(Level):
        raise Http404
    held = held_about(request.partnership, About("level", level))
    page = LevelPage.of(request.partnership, Level(level), held)
    panel = panel_for(request.partnership, "levels", level)
    return render(request, "library/level.jinja", {"page": page, "panel": panel})


@members_only(May.VIEW)
def factors(request):
    """Search of all factors by any of their names."""
    form = FactorSearchForm(request.GET)
    page = FactorsPage.of(request.partnership, *form.asked())
    return render(request, "library/factors.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def factor(request, factor):
    """One factor with its names and pages, what is held about it, and what it hangs together with."""
    found = factor_or_404(factor)
    return _factor_page(request, found)


def factor_or_404(slug):
    found = knowledge.named(slug, knowledge.factors())
    if found is None:
        raise Http404
    return found


def _factor_page(request, found, *, form=None, link_form=None):
    partnership = request.partnership
    local, removed = queries.causal_links_of(partnership)
    links = joined(links_of(knowledge.factors()), local, removed)
    page = FactorPage.of(
        partnership,
        found,
        held=held_about(partnership, About("factor", found.slug)),
        causes=CausesPart.of(partnership, found, links, removed),
        relevance=queries.relevance_of(partnership, found.slug),
        on=timezone.localdate(),
    )
    context = {
        "page": page,
        "token": citing.sign(partnership, page.citation),
        "form": form or RelevanceForm(),
        "link_form": link_form or CausalLinkForm(factor=found),
        "panel": panel_for(partnership, "factors", found.slug),
    }
    wrong = bool((form and form.errors) or (link_form and link_form.errors))
    return render(request, "library/factor.jinja", context, status=422 if wrong else 200)


@members_only(May.CONTRIBUTE)
@require_POST
def say_relevance(request, factor):
    """How much a factor matters here."""
    found = factor_or_404(factor)
    form = RelevanceForm(request.POST)
    if not form.is_valid():
        return _factor_page(request, found, form=form)
    actions.say_relevance(
        partnership=request.partnership, factor=found.slug, by=request.member, **form.cleaned_data
    )
    messages.success(request, _("Saved."))
    return redirect("library:factor", place=request.partnership.slug, factor=found.slug)


@members_only(May.CONTRIBUTE)
@require_POST
def link_factor(request, factor):
    """A local link between this factor and another."""
    found = factor_or_404(factor)
    form = CausalLinkForm(request.POST, factor=found)
    if not form.is_valid():
        return _factor_page(request, found, link_form=form)
    actions.link_factors(partnership=request.partnership, by=request.member, **form.facts())
    messages.success(request, _("The link is drawn."))
    return redirect("library:factor", place=request.partnership.slug, factor=found.slug)


@members_only(May.CONTRIBUTE)
@require_POST
def unlink_factor(request, factor):
    """Take a link away here, or take back what was said locally."""
    found = factor_or_404(factor)
    form = TakeAwayForm(request.POST)
    if form.is_valid():
        _unlink(request, **form.cleaned_data)
        messages.success(request, _("The picture is changed. You can change it back below it."))
    else:
        messages.error(request, _("Say why the link does not hold here."))
    return redirect("library:factor", place=request.partnership.slug, factor=found.slug)


def _unlink(request, *, cause, effect, why):
    """A local word is taken back; a link of the toolkit's list is hidden with its reason."""
    said = queries.causal_link_between(request.partnership, cause, effect)
    if said is not None:
        actions.bring_link_back(partnership=request.partnership, link=said, by=request.member)
        return
    factor_or_404(cause), factor_or_404(effect)
    actions.take_link_away(
        partnership=request.partnership, cause=cause, effect=effect, why=why, by=request.member
    )
