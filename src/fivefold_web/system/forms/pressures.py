"""Work on pressures and capabilities."""

import secrets

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.system.pressures import RELATIONSHIP_ELEMENTS, Side, elements_by_side
from fivefold_web.design.words import translated

KINDS = ("service", "indicator", "action")

ALL = "all"
"""Chosen where work on relationships stands beside all work against pressures."""


class WorkForm(forms.Form):
    """One thing that the place does, where it stands in the picture, and what it belongs to."""

    side = forms.ChoiceField(
        label=gettext_lazy("What is it for?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Say whether it reduces a pressure or builds a capability.")
        },
    )
    element = forms.ChoiceField(
        label=gettext_lazy("Which one?"),
        help_text=gettext_lazy("From the toolkit’s picture, or one of your own."),
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("What do you do?"),
        help_text=gettext_lazy("In a few words: “Support for mothers who live with violence”."),
        max_length=200,
        error_messages={"required": gettext_lazy("Say in a few words what you do.")},
    )
    relationships = forms.BooleanField(
        label=gettext_lazy("It builds the relationship between parents and their child, or between parents"),
        required=False,
    )
    beside = forms.ChoiceField(
        label=gettext_lazy("Which work against a pressure does it stand beside?"),
        help_text=gettext_lazy(
            "Only for what builds relationships: one antenatal class does not stand beside everything."
        ),
        required=False,
    )
    service = forms.ChoiceField(label=gettext_lazy("Link with a service"), required=False)
    indicator = forms.ChoiceField(label=gettext_lazy("Link with an indicator"), required=False)
    action = forms.ChoiceField(label=gettext_lazy("Link with an action of the plan"), required=False)
    client_key = forms.CharField(max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args, linkable, reducing, **kwargs):
        kwargs["initial"] = {"client_key": secrets.token_urlsafe(18)} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.linkable = linkable
        self.fields["side"].choices = [(one.value, translated(one.label)) for one in Side]
        self.fields["element"].choices = [("", _("One of our own")), *_grouped()]
        self.fields["beside"].choices = [
            ("", _("Choose, if it builds relationships")),
            (ALL, _("All of it")),
            *((str(row.pk), row.words) for row in reducing),
        ]
        for kind in KINDS:
            choices = [(one.path, one.label) for one in linkable[kind]]
            self.fields[kind].choices = [("", _("Nothing")), *choices]

    def clean(self):
        found = super().clean()
        side, element = found.get("side"), found.get("element")
        if side and element and element not in {one.slug for one in elements_by_side()[Side(side)]}:
            self.add_error("element", _("Choose one that is on the same side."))
        builds = found.get("relationships") or element in RELATIONSHIP_ELEMENTS
        if side == Side.BUILD and builds and not found.get("beside") and "beside" not in self.errors:
            self.add_error("beside", _("Choose the work that it stands beside, or all of it."))
        return found

    def facts(self):
        """What an action keeps."""
        told = self.cleaned_data
        is_beside = told["side"] == Side.BUILD and told["beside"] not in ("", ALL)
        return {
            "side": told["side"],
            "element": told["element"],
            "words": told["words"],
            "relationships": told["relationships"],
            "beside_id": int(told["beside"]) if is_beside else None,
        }

    def links(self):
        """What was chosen to link with, by kind."""
        chosen = {kind: self.cleaned_data[kind] for kind in KINDS}
        return [
            (kind, one) for kind, path in chosen.items() for one in self.linkable[kind] if path == one.path
        ]


def _grouped():
    return [
        (translated(side.label), [(one.slug, one.title) for one in some])
        for side, some in elements_by_side().items()
    ]
