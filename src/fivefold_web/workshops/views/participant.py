"""Pages of participants: no account, no name, no trace."""

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.codes import tidy
from fivefold.workshops.polls import Round
from fivefold.workshops.prompts import NotNow, Unclear
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import AnswerForm, ArrivalForm, CodeForm

# A room of 1,000 people answering once in five seconds stays under this; a machine that floods it does not.
ANSWERS_A_MINUTE = 12_000
GUESSES_A_MINUTE = 30
KEPT_FOR = 600  # seconds that a version's screens are kept ready


@never_cache
def join(request):
    """Type the code that is on the screen."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _too_many(f"guess:{request.META.get('REMOTE_ADDR')}", GUESSES_A_MINUTE):
            form.add_error("code", _("That was tried too often. Wait a minute and type the code again."))
        elif session := queries.session_with(form.cleaned_data["code"]):
            return redirect("workshops-public:room", code=session.code)
        else:
            form.add_error(
                "code", _("There is no session with this code. Look at the screen in the room again.")
            )
    context = {"page": presenters.Titled(_("Join a session")), "form": form}
    return render(request, "workshops/join.jinja", context, status=422 if form.errors else 200)


@never_cache
@ensure_csrf_cookie
def room(request, code):
    """The questions of a session on a phone: plain forms, which static/workshops/room.js makes one a screen."""
    session = queries.shown_on_phones(code)
    if session is None:
        return redirect("workshops-public:join")
    if actions.close_when_over(session):
        session = queries.shown_on_phones(code)
    request.partnership = session.partnership
    page = presenters.JoinPage.of(session)
    facts = {"page": page, "state": presenters.state_of(session), "now": timezone.now().isoformat()}
    return render(request, "workshops/room.jinja", facts)


@never_cache
def screens(request, code):
    """The screens of a session as they are now, the same for everybody: made once for each version."""
    code = tidy(code)
    version = queries.versions_of([code]).get(code)
    if version is None:
        return JsonResponse({"said": _("This session does not exist any more.")}, status=404)
    name = f"screens:{code}:{version}:{get_language()}"
    return HttpResponse(cache.get_or_set(name, lambda: _made(request, code), KEPT_FOR))


def _made(request, code):
    page = presenters.screens_of(queries.shown_on_phones(code))
    return render_to_string("workshops/_phone_screens.jinja", {"screens": page, "code": code}, request)


@require_POST
def arrive(request, code):
    """Somebody comes in: counted once, with a sector and a group if the session asks for them."""
    session = queries.session_with(code)
    form = ArrivalForm(request.POST)
    if session is None:
        return _reply(request, tidy(code), 404, _("This session does not exist any more."))
    if not form.is_valid():
        return _reply(request, session.code, 400, _("This answer could not be read."))
    told = form.cleaned_data
    group = None
    if not session.ended:
        chosen = queries.group_in(session, told["group"])
        facts = {"client_key": told["client_key"], "sector": told["sector"]}
        group = actions.come_in(session=session, group=chosen, **facts)
    if _wants_json(request):
        named = {"number": group.number, "name": group.name} if group else None
        return JsonResponse({"said": _("You are in."), "group": named})
    return _remembered(session, told["sector"], group)


def _remembered(session, sector, group):
    """Back to the room. Without scripts the phone itself keeps the sector and the group, for this session and a day."""
    address = reverse("workshops-public:room", kwargs={"code": session.code})
    response = redirect(address)
    number = group.number if group else ""
    response.set_cookie(
        "room", f"{sector}|{number}", path=address, max_age=86_400, httponly=True, samesite="Lax"
    )
    return response


@never_cache
def state(request, code):
    """What changed since the last poll; “not modified” when nothing did."""
    known = request.headers.get("If-None-Match")
    if known and f'"{queries.versions_of([tidy(code)]).get(tidy(code))}"' == known:
        return HttpResponseNotModified()
    session = queries.session_with(code)
    if session is None:
        return JsonResponse({"said": _("This session does not exist any more.")}, status=404)
    return JsonResponse(presenters.state_of(session), headers={"ETag": f'"{session.version}"'})


@require_POST
def answer(request, code):
    """Keep one answer. Sending it again is harmless; 409 says for good that it was not counted."""
    form = AnswerForm(request.POST)
    item = queries.item_behind(code, form.cleaned_data["item"]) if form.is_valid() else None
    if item is None:
        return _unreadable(request, tidy(code), form)
    code = item.session.code
    if _too_many(f"answers:{item.session_id}", ANSWERS_A_MINUTE):
        return _reply(request, code, 429, _("Many answers are arriving. Yours is kept and sent again."))
    try:
        _keep(request, item, form.cleaned_data)
    except Unclear as refusal:
        return _reply(request, code, 400, _(str(refusal)))
    except NotNow as refusal:
        return _reply(request, code, 409, _(str(refusal)))
    return _reply(request, code, 200, _("Your answer has arrived."))


def _unreadable(request, code, form):
    """Why there is nothing to answer: no such session, no such question in it, or a form that makes no sense."""
    if queries.session_with(code) is None:
        return _reply(request, code, 404, _("This session does not exist any more."))
    if form.is_valid():
        return _reply(request, code, 400, _("This question is not part of the session."))
    return _reply(request, code, 400, _("This answer could not be read."))


def _keep(request, item, told):
    """What a phone says to an item, in the round for which it asked."""
    facts = {name: told[name] for name in ("said", "client_key", "revision")}
    sector, number = told["sector"], told["group"]
    if not _wants_json(request):
        kept_sector, _bar, kept_number = request.COOKIES.get("room", "").partition("|")
        sector = sector or (kept_sector if kept_sector in list(Sector) else "")
        number = number or (int(kept_number) if kept_number.isdecimal() else None)
    group = queries.group_in(item.session, number)
    actions.answer(item=item, asked=Round(told["asked"] or Round.BEFORE), group=group, sector=sector, **facts)


def _wants_json(request):
    """The phone's own code asks; a browser without scripts wants a page."""
    return "application/json" in request.headers.get("Accept", "")


def _reply(request, code, status, said):
    """JSON for the phone's own code; a page for a phone without scripts."""
    if _wants_json(request):
        return JsonResponse({"said": said}, status=status)
    if status == 404:
        return redirect("workshops-public:join")
    page = presenters.Titled(said)
    response: HttpResponse = render(
        request, "workshops/sent.jinja", {"page": page, "code": code, "again": status == 400}
    )
    response.status_code = status
    return response


def _too_many(name, limit):
    """A soft limit in this process. It keeps no address longer than a minute."""
    cache.add(name, 0, 60)
    try:
        return cache.incr(name) > limit
    except ValueError:
        return False
