"""A service of the directory is said to act on a factor, from the page of the factor's grid."""

from django import forms
from django.utils.translation import gettext_lazy

from fivefold.system.response import effects_for, way_of
from fivefold_web.design.words import translated


class ActForm(forms.Form):
    """Which service, and what it does to the factor: it changes it, or it softens what it does."""

    service = forms.TypedChoiceField(
        label=gettext_lazy("Service in the directory"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Choose a service."),
            "invalid_choice": gettext_lazy("Choose a service that runs now."),
        },
    )
    effect = forms.ChoiceField(
        label=gettext_lazy("What does it do?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what the service does to the factor.")},
    )

    def __init__(self, *args, factor, services, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", gettext_lazy("Choose a service")), *services]
        self.fields["effect"].choices = [
            (effect, f"{EFFECTS[effect]} · {translated(way_of(effect).label).lower()}")
            for effect in effects_for(factor.direction)
        ]


EFFECTS = {
    "lessens it": gettext_lazy("Lessens it"),
    "softens its impact": gettext_lazy("Softens its impact"),
    "builds it": gettext_lazy("Builds it"),
}
