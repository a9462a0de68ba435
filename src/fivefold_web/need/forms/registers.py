"""Forms of the registers, a few questions at a time. They check what was typed, and write nothing."""

import secrets

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.schemas import Direction, Domain
from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.need.holdings import TO_ADULTHOOD
from fivefold.sources.cells import NotUnderstood
from fivefold.sources.parent_audit_sheet import as_typed
from fivefold.sources.register_sheets import role_not_person
from fivefold.sources.service_words import months, months_words
from fivefold_web.design.words import translated

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
BAD_DAY = {"invalid": gettext_lazy("Enter a date such as 2026-06-30.")}


def worded(kinds):
    return [(one.value, translated(one.label)) for one in kinds]


def factor_choices():
    """Factors of the library by what they do, in the reader's language."""
    factors = knowledge.factors()
    return [
        (translated(kind.label), [(one.slug, one.label) for one in factors if one.direction is kind])
        for kind in Direction
    ]


def new_key():
    return secrets.token_urlsafe(18)


class AgeField(forms.CharField):
    """An age in words: pregnancy, birth, 18 months, 2 years."""

    def prepare_value(self, value):
        return months_words(value) if isinstance(value, int) else value

    def clean(self, value):
        try:
            found = months(super().clean(value))
        except NotUnderstood as trouble:
            raise forms.ValidationError(f"{trouble.said} {trouble.remedy}") from None
        if found is not None and not -9 <= found <= TO_ADULTHOOD:
            raise forms.ValidationError(_("The register holds ages from pregnancy to 18 years."))
        return found


class TotalField(forms.CharField):
    """A total as somebody types it. What comes out is safe: a small number is hidden and gone."""

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, max_length=20, required=False, **kwargs)
        self.unit = unit

    def clean(self, value):
        try:
            return as_typed(super().clean(value), self.unit)
        except NotUnderstood as trouble:
            raise forms.ValidationError(f"{trouble.said} {trouble.remedy}") from None


class WhatForm(forms.Form):
    """Who holds which dataset, and what it tells."""

    organisation_name = forms.CharField(
        label=gettext_lazy("Who holds it?"),
        help_text=gettext_lazy("Choose a partner from the list, or write another organisation."),
        max_length=160,
        widget=forms.TextInput(attrs={"list": "partners", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write who holds the data.")},
    )
    dataset_name = forms.CharField(
        label=gettext_lazy("What is the dataset called?"),
        help_text=gettext_lazy("As the holder calls it, for example “Community services dataset”."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write what the dataset is called.")},
    )
    about = forms.CharField(
        label=gettext_lazy("What does it tell about young children or their families?"),
        help_text=gettext_lazy("In a few words, for example “incidents at home with a child present”."),
        max_length=300,
        error_messages={"required": gettext_lazy("Write in a few words what it tells.")},
    )
    factor = forms.ChoiceField(
        label=gettext_lazy("About which risk or protective factor?"),
        help_text=gettext_lazy("A dataset that tells about several factors has one entry for each."),
        required=False,
    )
    domain = forms.ChoiceField(
        label=gettext_lazy("Which of the three domains is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three domains.")},
    )
    client_key = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)

    def __init__(self, *args, there, **kwargs):
        kwargs["initial"] = {"client_key": new_key(), "domain": Domain.FACTORS.value} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)
        self.there = there
        self.fields["factor"].choices = [
            ("", _("No factor: it is about children themselves")),
            *factor_choices(),
        ]
        self.fields["domain"].choices = worded(Domain)

    def clean(self):
        found = super().clean()
        if not self.errors and (same := self.there(found)):
            self.add_error(
                "about",
                _("This dataset is in the register already and says the same (%(entry)s). Change that entry, or say what else it tells.")
                % {"entry": same},
            )  # fmt: skip
        return found

    def facts(self):
        return {name: found for name, found in self.cleaned_data.items() if name != "client_key"}


class WhomForm(forms.Form):
    """Whom a dataset covers, and how far ages and areas can be told apart."""

    population = forms.CharField(
        label=gettext_lazy("Whom does it cover?"),
        help_text=gettext_lazy("For example “all births since 2019” or “families known to the team”."),
        max_length=300,
        required=False,
    )
    age_from_months = AgeField(
        label=gettext_lazy("From which age?"),
        help_text=gettext_lazy(
            "Write pregnancy, birth, 18 months or 2 years. Leave both ages empty if nobody knows."
        ),
        required=False,
    )
    age_to_months = AgeField(
        label=gettext_lazy("To which age?"),
        help_text=gettext_lazy("5 years means until the fifth birthday."),
        required=False,
    )
    age_split = forms.ChoiceField(
        label=gettext_lazy("How far can ages be told apart?"), widget=forms.RadioSelect
    )
    area_split = forms.ChoiceField(label=gettext_lazy("What is the smallest area that it tells apart?"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["age_split"].choices = worded(AgeSplit)
        self.fields["area_split"].choices = worded(AreaSplit)

    def clean(self):
        found = super().clean()
        start, end = found.get("age_from_months"), found.get("age_to_months")
        if self.errors:
            return found
        if (start is None) != (end is None):
            empty = "age_from_months" if start is None else "age_to_months"
            self.add_error(empty, _("Only one of the two ages is given. Write both, or leave both empty."))
        elif start is not None and start >= end:
            self.add_error(
                "age_to_months", _("The data end at an age before they begin. Write the older age here.")
            )
        return found

    def facts(self):
        return self.cleaned_data


class SharingForm(forms.Form):
    """Whether partners may use a dataset, and what its records could be linked by."""

    sharing = forms.ChoiceField(
        label=gettext_lazy("May partners use it, and in what form?"), widget=forms.RadioSelect
    )
    basis = forms.CharField(
        label=gettext_lazy("Under which agreement or lawful basis?"),
        help_text=gettext_lazy("For example the name of the sharing agreement."),
        max_length=300,
        required=False,
    )
    has_nhs_number = forms.ChoiceField(
        label=gettext_lazy("Do its records have an NHS number?"),
        help_text=gettext_lazy("Only whether they have one. No number is ever entered here."),
        widget=forms.RadioSelect,
    )
    has_birth_date = forms.ChoiceField(
        label=gettext_lazy("Do its records have a birth date?"), widget=forms.RadioSelect
    )
    has_postcode = forms.ChoiceField(
        label=gettext_lazy("Do its records have a postcode?"), widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sharing"].choices = worded(Sharing)
        for name in ("has_nhs_number", "has_birth_date", "has_postcode"):
            self.fields[name].choices = [(one.value, translated(one.of_records)) for one in Recorded]

    def facts(self):
        return self.cleaned_data


class UpkeepForm(forms.Form):
    """How a dataset is kept up, whom to ask, and when somebody confirmed the entry."""

    refreshed = forms.CharField(
        label=gettext_lazy("How often is it brought up to date?"),
        help_text=gettext_lazy("For example “each quarter”."),
        max_length=120,
        required=False,
    )
    contact_role = forms.CharField(
        label=gettext_lazy("Whom should people ask?"),
        help_text=gettext_lazy(
            "A role, such as “information governance lead”. Never a person's name or address."
        ),
        max_length=160,
        required=False,
    )
    indicator_code = forms.ChoiceField(
        label=gettext_lazy("Is a published indicator made of it?"),
        help_text=gettext_lazy("Indicators of the factor are linked by themselves; choose one only where it is made of these very data."),
        required=False,
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Anything else to know?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )  # fmt: skip
    confirmed = forms.DateField(
        label=gettext_lazy("When did somebody last confirm this entry?"), widget=DATE, error_messages=BAD_DAY
    )

    def __init__(self, *args, indicators, **kwargs):
        super().__init__(*args, **kwargs)
        known = [
            (str(one.indicator_id), f"{one.label} ({one.indicator_id})")
            for one in knowledge.indicator_definitions()
        ]
        codes = {code for code, _label in known}
        held = [(code, name) for code, name in indicators if code not in codes]
        self.fields["indicator_code"].choices = [("", _("None, or nobody knows")), *known, *held]

    def clean_contact_role(self):
        try:
            return role_not_person(self.cleaned_data["contact_role"])
        except NotUnderstood as trouble:
            raise forms.ValidationError(f"{trouble.said} {trouble.remedy}") from None

    def facts(self):
        return self.cleaned_data


class GiveUpForm(forms.Form):
    """Why a dataset no longer counts as held."""

    because = forms.CharField(
        label=gettext_lazy("Why is it given up?"),
        help_text=gettext_lazy("For example “collection ended in March”. The entry stays for the record."),
        max_length=300,
        error_messages={"required": gettext_lazy("Write why it is given up.")},
    )


class ServiceForm(forms.Form):
    """What a service for adults records about pregnancy, parenthood and children."""

    service_name = forms.CharField(
        label=gettext_lazy("Which service for adults?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "services", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the name of the service.")},
    )
    organisation_name = forms.CharField(
        label=gettext_lazy("Of which organisation?"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "partners", "autocomplete": "off"}),
    )
    records_pregnancy = forms.ChoiceField(
        label=gettext_lazy("Does it record that an adult is pregnant, or expecting with a partner?"), widget=forms.RadioSelect
    )  # fmt: skip
    records_parenthood = forms.ChoiceField(
        label=gettext_lazy("Does it record that an adult cares for a child?"), widget=forms.RadioSelect
    )
    records_ages = forms.ChoiceField(
        label=gettext_lazy("Does it record the children's ages?"), widget=forms.RadioSelect
    )
    system_name = forms.CharField(
        label=gettext_lazy("In which record system?"), max_length=160, required=False
    )
    field_name = forms.CharField(label=gettext_lazy("In which field?"), max_length=160, required=False)
    asked_on = forms.DateField(label=gettext_lazy("When was it asked?"), widget=DATE, error_messages=BAD_DAY)
    note = forms.CharField(
        label=gettext_lazy("Anything else to know?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )  # fmt: skip
    client_key = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        usual = dict.fromkeys(
            ("records_pregnancy", "records_parenthood", "records_ages"), Recorded.UNKNOWN.value
        )
        kwargs["initial"] = usual | {"client_key": new_key()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for name in usual:
            self.fields[name].choices = worded(Recorded)

    def facts(self):
        return {name: found for name, found in self.cleaned_data.items() if name != "client_key"}


class TotalsForm(forms.Form):
    """How many adults and children a service can tell of. Small numbers are gone before anything is kept."""

    children = TotalField(label=gettext_lazy("How many children does that show?"), unit="children")
    adults = TotalField(label=gettext_lazy("How many adults who are pregnant or parents?"), unit="adults")
    period = forms.CharField(
        label=gettext_lazy("In which period?"), help_text=gettext_lazy("For example 2025/26."), max_length=60, required=False
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Who counted, and when?"),
        help_text=gettext_lazy("For example “team manager, June 2026”. It is shown beside the number."),
        max_length=300,
        required=False,
    )

    def clean(self):
        found = super().clean()
        has_number = any(
            value.number is not None for name in ("adults", "children") if (value := found.get(name))
        )
        for name, said in (
            ("period", _("Write the period: a number is never shown without it.")),
            ("source", _("Write who counted: a number is never shown without its source.")),
        ):
            if has_number and not found.get(name):
                self.add_error(name, said)
        return found

    def facts(self):
        return self.cleaned_data

    @property
    def hidden(self):
        """Whether a small number was hidden while it was read."""
        return any(
            self.cleaned_data[name].state == "suppressed" and (self.data.get(name) or "").strip().isdigit()
            for name in ("adults", "children")
        )


class SearchedForm(forms.Form):
    """Where somebody looked for a source, and found none."""

    looked = forms.CharField(
        label=gettext_lazy("Where did you look?"),
        help_text=gettext_lazy("Name the datasets, people or publications. It is shown as: we looked there and found none."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write where you looked.")},
    )  # fmt: skip
    looked_on = forms.DateField(label=gettext_lazy("When?"), widget=DATE, error_messages=BAD_DAY)
    client_key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {"client_key": new_key()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class RegisterFileForm(forms.Form):
    """A register as a file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("The Excel workbook that you took out, or a CSV file with the same headings."),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty. Open it and check that it holds a table, then choose it again."),
        },
    )  # fmt: skip
