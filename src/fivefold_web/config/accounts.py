"""Who may open an account here."""

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from fivefold_web.places import queries

INVITED = "invitation_token"


class Accounts(DefaultAccountAdapter):
    """The first person, anyone with an open invitation, or everyone where the operator says so."""

    def is_open_for_signup(self, request):
        if settings.OPEN_SIGNUP or not queries.there_are_accounts():
            return True
        invitation = queries.invitation_with(request.session.get(INVITED, ""))
        return invitation is not None and invitation.is_open


class NameForm(forms.Form):
    """The one thing besides e-mail and password: a name that colleagues recognise."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Shown to the people you work with here."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["name", "email", "password1"]

    def signup(self, request, user):
        user.name = self.cleaned_data["name"]
        user.save()
