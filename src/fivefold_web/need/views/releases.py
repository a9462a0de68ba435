"""Releases from the secure side: taken in, listed, removed; and the keys that are trusted."""

from pathlib import Path

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fivefold.late import Late
from fivefold_web.need.actions import releases as actions
from fivefold_web.need.forms.releases import KeyForm, ReleaseForm, WithdrawForm
from fivefold_web.need.presenters.releases import key_lines, refusal_words, release_lines
from fivefold_web.need.queries import releases as queries
from fivefold_web.places import staging
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

arriving, refusal = Late("fivefold.risk.arriving"), Late("fivefold.release.refusal")
FOLDER = "release.zip"


@members_only(May.VIEW)
def listing(request):
    """The releases that are kept."""
    page = {
        "heading": _("Releases from the secure side"),
        "releases": release_lines(queries.releases_of(request.partnership)),
    }
    return render(request, "need/releases.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def upload(request):
    """Take a release in after every check; refused, it is forgotten at once."""
    form, refused = ReleaseForm(), None
    if request.method == "POST":
        form = ReleaseForm(request.POST, request.FILES)
        if too_large := staging.over_limit(request):
            form.errors["file"] = form.error_class([too_large])
        elif form.is_valid():
            try:
                content, name = sent(form.cleaned_data)
                taken = actions.take_in(
                    partnership=request.partnership, content=content, filename=name, by=request.member
                )
            except refusal.ReleaseRefused as wrong:
                refused = refusal_words(wrong)
            else:
                return taken_in(request, taken)
    page = {"heading": _("Take in a release"), "trusted": key_lines(queries.keys_of(request.partnership))}
    status = 422 if form.errors or refused else 200
    return render(
        request, "need/release_upload.jinja", {"page": page, "form": form, "refused": refused}, status=status
    )


def sent(cleaned):
    """The bytes of the release and a name for them."""
    if file := cleaned.get("file"):
        return file.read(), Path(file.name).name
    files = {file.name: file.read() for file in cleaned["folder"]}
    return arriving.from_folder(files), FOLDER


def taken_in(request, taken):
    if taken.is_new:
        messages.success(request, _("The release was checked again and taken in."))
    else:
        messages.info(request, _("This very release was here already. Nothing has changed."))
    address = redirect("need:faced", place=request.partnership.slug)
    address["Location"] += f"?release={taken.release.pk}"
    return address


@members_only(May.LEAD)
def remove(request, pk):
    """Take a release out, after asking."""
    release = queries.release_of(request.partnership, pk)
    if request.method == "POST":
        actions.remove(release=release, by=request.member)
        messages.success(request, _("“%(title)s” is out.") % {"title": release.title})
        return redirect("need:releases", place=request.partnership.slug)
    page = {"heading": _("Take “%(title)s” out?") % {"title": release.title}, "number": pk}
    return render(request, "need/release_remove.jinja", {"page": page})


@members_only(May.VIEW)
def keys(request):
    """Whose signatures count."""
    page = {"heading": _("Trusted keys"), "trusted": key_lines(queries.keys_of(request.partnership))}
    return render(request, "need/keys.jinja", {"page": page})


@members_only(May.LEAD)
def trust(request):
    """Add a key that was compared with its owner."""
    sent_in = (request.POST, request.FILES) if request.method == "POST" else ()
    form = KeyForm(*sent_in, is_fictional=request.partnership.is_fictional)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        key = actions.trust(
            partnership=request.partnership,
            name=facts["name"],
            organisation=facts["organisation"],
            key=facts["public"],
            vouched=facts["vouched"],
            by=request.member,
        )
        messages.success(
            request,
            _("The key of %(name)s is trusted. Read its fingerprint out to them once more: %(fingerprint)s")
            % {"name": key.name, "fingerprint": key.fingerprint},
        )
        return redirect("need:keys", place=request.partnership.slug)
    page = {"heading": _("Trust a key")}
    return render(
        request, "need/key_trust.jinja", {"page": page, "form": form}, status=422 if form.errors else 200
    )


@members_only(May.LEAD)
def withdraw(request, pk):
    """Trust a key no longer, with the reason."""
    key = queries.key_of(request.partnership, pk)
    if key.withdrawn:
        raise Http404
    form = WithdrawForm(request.POST) if request.method == "POST" else WithdrawForm()
    if request.method == "POST" and form.is_valid():
        actions.withdraw(key=key, why=form.cleaned_data["why"], by=request.member)
        messages.success(request, _("The key of %(name)s is trusted no longer.") % {"name": key.name})
        return redirect("need:keys", place=request.partnership.slug)
    page = {
        "heading": _("Trust the key of %(name)s no longer?") % {"name": key.name},
        "fingerprint": key.fingerprint,
    }
    return render(
        request, "need/key_withdraw.jinja", {"page": page, "form": form}, status=422 if form.errors else 200
    )
