"""Adding a study of prevalence: what was found, in how many children, measured how, where and when."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OLDEST = 60
MOST_PEOPLE = 10_000_000


def required(words):
    return {"required": words}


class StudyForm(forms.Form):
    """A study as its report gives it. Its interval is calculated; it is never shown without it."""

    client_key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    title = forms.CharField(
        label=gettext_lazy("What is the study called?"), max_length=200, min_length=2,
        error_messages=required(gettext_lazy("Write what the study is called.")),
    )  # fmt: skip
    measure = forms.CharField(
        label=gettext_lazy("What was counted as a case?"), max_length=300, min_length=2,
        help_text=gettext_lazy("For example “total difficulties in the high range of a questionnaire, answered by parents”."),
        error_messages=required(gettext_lazy("Write what was counted: shares of different things cannot be compared.")),
    )  # fmt: skip
    people = forms.IntegerField(
        label=gettext_lazy("How many children were looked at?"), min_value=1, max_value=MOST_PEOPLE,
        error_messages=required(gettext_lazy("Write how many children were looked at: the interval depends on it."))
        | {"invalid": gettext_lazy("Write a whole number such as 211.")},
    )  # fmt: skip
    cases = forms.IntegerField(
        label=gettext_lazy("How many of them were cases?"), min_value=0,
        help_text=gettext_lazy("A number of children, not a percentage."),
        error_messages=required(gettext_lazy("Write how many were cases, as a number of children."))
        | {"invalid": gettext_lazy("Write a whole number of children, not a percentage.")},
    )  # fmt: skip
    age_from_months = forms.IntegerField(
        label=gettext_lazy("Youngest age, in months"), min_value=0, max_value=OLDEST - 1,
        error_messages=required(gettext_lazy("Write the youngest age in months, such as 18.")),
    )  # fmt: skip
    age_to_months = forms.IntegerField(
        label=gettext_lazy("Up to which age, in months?"), min_value=1, max_value=OLDEST,
        help_text=gettext_lazy("The end is not included: 18 to 19 is the nineteenth month."),
        error_messages=required(gettext_lazy("Write the age in months at which it ends, such as 60.")),
    )  # fmt: skip
    place = forms.CharField(
        label=gettext_lazy("Where was it done?"), max_length=120, min_length=2,
        error_messages=required(gettext_lazy("Write where the study was done.")),
    )  # fmt: skip
    year = forms.CharField(
        label=gettext_lazy("When was it done?"), max_length=40,
        error_messages=required(gettext_lazy("Write the year or years in which the children were looked at.")),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Where can it be read?"), max_length=500, min_length=2,
        help_text=gettext_lazy("Authors, title, year; or the team that holds the report."),
        error_messages=required(gettext_lazy("Write where the study can be read: every figure opens to its source.")),
    )  # fmt: skip
    link = forms.URLField(
        label=gettext_lazy("Address on the web"), max_length=500, required=False, assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Write a whole address such as https://example.org/report.")},
    )  # fmt: skip
    caution = forms.CharField(
        label=gettext_lazy("What should its readers be careful about?"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def clean(self):
        found = super().clean()
        people, cases = found.get("people"), found.get("cases")
        if people is not None and cases is not None and cases > people:
            self.add_error("cases", _("%(cases)d cases cannot be among %(people)d children. Check both numbers.") % {"cases": cases, "people": people})  # fmt: skip
        first, end = found.get("age_from_months"), found.get("age_to_months")
        if first is not None and end is not None and end <= first:
            self.add_error("age_to_months", _("The upper age must be above the youngest age."))
        return found

    def facts(self):
        """What was said of the study, without the key of the form."""
        return {name: content for name, content in self.cleaned_data.items() if name != "client_key"}


class WithdrawForm(forms.Form):
    """Why a study is taken out."""

    why = forms.CharField(
        label=gettext_lazy("Why is it taken out?"), max_length=300,
        error_messages=required(gettext_lazy("Say in a few words why: the record keeps it.")),
    )  # fmt: skip
