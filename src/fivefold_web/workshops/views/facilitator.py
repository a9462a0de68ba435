"""Pages of those who run a session."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold.workshops.prompts import NotNow
from fivefold_web.library import citing
from fivefold_web.library.presenters.misconceptions import cards_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import (
    AgreementForm,
    GroupForm,
    PromptForm,
    SectorsForm,
    SessionForm,
    keys_in,
)


def _to(request, name, pk):
    return redirect(f"workshops:{name}", place=request.partnership.slug, pk=pk)


@members_only(May.VIEW)
def listed(request):
    page = presenters.Titled(
        _("Sessions"), _("People answer on their phones, without names; the room makes sense of it together.")
    )
    sessions = list(queries.sessions_of(request.partnership))
    return render(request, "workshops/list.jinja", {"page": page, "sessions": sessions})


@members_only(May.FACILITATE)
def new(request):
    """Plan a session; an address may name a title and prompts to begin with."""
    asked = {"title": request.GET.get("title", ""), "prompts": request.GET.getlist("prompts")}
    form = SessionForm(
        request.POST or None,
        initial={"held_on": timezone.localdate(), **asked},
        prompts=knowledge.prompts(),
        cards=_cards(request.partnership),
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        session = actions.plan_session(
            partnership=request.partnership,
            title=facts["title"],
            held_on=facts["held_on"],
            agenda=facts["agenda"],
            cards=facts["cards"],
            sectors=facts["sectors"],
            by=request.member,
        )
        return _to(request, "run", session.pk)
    context = {"page": presenters.Titled(_("Plan a session")), "form": form}
    return render(request, "workshops/new.jinja", context, status=422 if form.errors else 200)


def _cards(partnership):
    """The misconceptions of the toolkit and of the place as questions: (view, fuller view, source)."""
    return [(card.title, card.new_understanding, card.source) for card in cards_for(partnership)]


@require_POST
@members_only(May.FACILITATE)
def from_cards(request):
    """A session with every misconception card, in one click; clicked twice it is one session."""
    title, today = _("Misconceptions: what we think before and after"), timezone.localdate()
    session = queries.untouched_today(request.partnership, title, today) or actions.plan_session(
        partnership=request.partnership,
        title=title,
        held_on=today,
        agenda=[],
        cards=_cards(request.partnership),
        by=request.member,
    )
    return _to(request, "run", session.pk)


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
def add_prompt(request, pk):
    session = queries.session_of(request.partnership, pk)
    form = PromptForm(request.POST)
    if form.is_valid():
        actions.add_prompt(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
    else:
        messages.error(request, _("Write the prompt first; it has up to 600 characters."))
    return _to(request, "run", pk)


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
    return _to(request, "run", pk)


@require_POST
@members_only(May.FACILITATE)
def sectors(request, pk):
    session = queries.session_of(request.partnership, pk)
    form = SectorsForm(request.POST)
    if form.is_valid():
        actions.note_sectors(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
    return _to(request, "run", pk)


@require_POST
@members_only(May.FACILITATE)
def end(request, pk):
    session = queries.session_of(request.partnership, pk)
    actions.end_session(partnership=request.partnership, session=session, by=request.member)
    return _to(request, "record", pk)


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
    return _to(request, "run", item.session_id)


@members_only(May.VIEW)
def themes(request, pk):
    """Group the answers to one prompt. Nothing is shown before the answers are shown to the room."""
    item = queries.item_of(request.partnership, pk)
    answers = queries.shown_answers(item)
    form = GroupForm(request.POST or None, answers=answers)
    if request.method == "POST" and request.member.may(May.FACILITATE) and form.is_valid():
        actions.group(
            partnership=request.partnership,
            item=item,
            name=form.cleaned_data["name"],
            answers=queries.answers_of(item, keys_in(form.cleaned_data["answers"])),
            by=request.member,
        )
        return _to(request, "themes", pk)
    page = presenters.themes_page(
        item, answers, queries.themes_of(item), path=request.path, on=timezone.localdate()
    )
    tokens = {card.theme.pk: citing.sign(request.partnership, card.citation) for card in page.cards}
    context = {"page": page, "form": form, "tokens": tokens}
    return render(request, "workshops/themes.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.FACILITATE)
def merge(request, pk):
    theme = queries.theme_of(request.partnership, pk)
    number = request.POST.get("into", "")
    into = queries.theme_of(request.partnership, number if number.isdigit() else 0)
    if into.item_id == theme.item_id and into != theme:
        actions.merge_themes(partnership=request.partnership, theme=theme, into=into, by=request.member)
    return _to(request, "themes", into.item_id)


@require_POST
@members_only(May.FACILITATE)
def take_out(request, pk):
    theme = queries.theme_of(request.partnership, pk)
    answers = queries.answers_of(theme.item, keys_in(request.POST.getlist("answers")))
    actions.ungroup(partnership=request.partnership, theme=theme, answers=answers, by=request.member)
    return _to(request, "themes", theme.item_id)


@members_only(May.VIEW)
def whole_record(request, pk):
    page = presenters.RecordPage.of(queries.record_of(request.partnership, pk), queries.tally_of)
    return render(request, "workshops/record.jinja", {"page": page})
