"""Forms for what figures are set beside."""

from django import forms
from django.utils.translation import gettext_lazy


class NeighbourForm(forms.Form):
    """An area that is alike, and why: a comparison without its reason can be chosen to look good."""

    code = forms.ChoiceField(
        label=gettext_lazy("Area to compare with"),
        error_messages={"required": gettext_lazy("Choose an area."), "invalid_choice": gettext_lazy("Choose an area of the list.")},
    )  # fmt: skip
    why = forms.CharField(
        label=gettext_lazy("Why is it alike?"),
        help_text=gettext_lazy("For example: a port town of the same size, equally deprived."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write why this area is a fair comparison.")},
    )

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", ""), *areas]


class GoalForm(forms.Form):
    """What partners want an indicator to reach."""

    indicator = forms.ChoiceField(
        label=gettext_lazy("Indicator"),
        error_messages={"required": gettext_lazy("Choose an indicator."), "invalid_choice": gettext_lazy("Choose an indicator of the list.")},
    )  # fmt: skip
    number = forms.FloatField(
        label=gettext_lazy("What should it reach?"),
        help_text=gettext_lazy("In the unit of the indicator, for example 6 for 6%."),
        error_messages={
            "required": gettext_lazy("Enter a number."),
            "invalid": gettext_lazy("Enter a number such as 6 or 6.5."),
        },
    )
    by_when = forms.CharField(
        label=gettext_lazy("By when?"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("For example 2028/29."),
    )
    source = forms.CharField(
        label=gettext_lazy("Who set this goal, and where is it written?"),
        max_length=300,
        error_messages={
            "required": gettext_lazy("A goal is never shown without its source: write who set it.")
        },
    )

    def __init__(self, *args, indicators, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = [("", ""), *indicators]
