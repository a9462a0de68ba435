"""What would change if coverage changed: one number."""

from django import forms
from django.utils.translation import gettext_lazy


class WhatIfForm(forms.Form):
    """Percentage points by which coverage rises, or falls where it is below 0."""

    points = forms.FloatField(
        label=gettext_lazy("If coverage changed by so many percentage points"),
        help_text=gettext_lazy("For example 5, or -5 for a fall."),
        min_value=-100,
        max_value=100,
        error_messages={
            "invalid": gettext_lazy("Write a number of percentage points such as 5 or -5."),
            "min_value": gettext_lazy("Coverage cannot fall by more than 100 points."),
            "max_value": gettext_lazy("Coverage cannot rise by more than 100 points."),
        },
    )

    def wanted(self):
        return self.cleaned_data["points"]
