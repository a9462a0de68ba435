"""Pages of participants: no account, no name, no trace."""

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST

from fivefold.workshops.codes import tidy
from fivefold.workshops.polls import Round
from fivefold.workshops.prompts import NotNow, Unclear
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import AnswerForm, CodeForm

# A room of 1,000 people answering once in five seconds stays under this; a machine that floods it does not.
ANSWERS_A_MINUTE = 12_000
GUESSES_A_MINUTE = 30


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
    """The prompts of a session on a phone. Everything else happens in static/workshops/room.js."""
    session = queries.session_with(code)
    if session is None:
        return redirect("workshops-public:join")
    request.partnership = session.partnership
    page = presenters.JoinPage.of(session)
    return render(request, "workshops/room.jinja", {"page": page, "state": presenters.state_of(session)})


@never_cache
def state(request, code):
    """What changed since the last poll; “not modified” when nothing did."""
    session = queries.session_with(code)
    if session is None:
        return JsonResponse({"said": _("This session does not exist any more.")}, status=404)
    tag = f'"{session.version}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    return JsonResponse(presenters.state_of(session), headers={"ETag": tag})


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
        _keep(item, form.cleaned_data)
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


def _keep(item, told):
    """What a phone says to an item, in the round for which it asked."""
    facts = {name: told[name] for name in ("said", "client_key", "revision", "sector")}
    group = queries.group_in(item.session, told["group"])
    actions.answer(item=item, asked=Round(told["asked"] or Round.BEFORE), group=group, **facts)


def _reply(request, code, status, said):
    """JSON for the phone's own code; a page for a phone without scripts."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"said": said}, status=status)
    if status == 404:
        return redirect("workshops-public:join")
    page = presenters.Titled(said)
    response: HttpResponse = render(request, "workshops/sent.jinja", {"page": page, "code": code})
    response.status_code = status
    return response


def _too_many(name, limit):
    """A soft limit in this process. It keeps no address longer than a minute."""
    cache.add(name, 0, 60)
    try:
        return cache.incr(name) > limit
    except ValueError:
        return False
