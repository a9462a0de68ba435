"""Forms of a place: check what was typed, name the line that is wrong."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.vocabulary.areas import Area, AreaError, Nation, area_nation
from fivefold.vocabulary.partners import Role, Sector


def choices(words):
    """Choices of a form from an enum of the field's words, translated when shown."""
    return [(word.value, gettext_lazy(word.label)) for word in words]


class AreasField(forms.CharField):
    """Official areas, one a line: the code, then a name. Cleans to a list of `Area`."""

    widget = forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"})

    def clean(self, value):
        lines = [(n, line.strip()) for n, line in enumerate(super().clean(value).splitlines(), 1)]
        areas, problems = {}, []
        for number, line in lines:
            if not line:
                continue
            code, _space, name = line.replace(",", " ").partition(" ")
            try:
                areas[code.upper()] = Area(code.upper(), name.strip() or code.upper())
            except AreaError as error:
                problems.append(_("Line %(number)s: %(error)s") % {"number": number, "error": error})
        if problems:
            raise forms.ValidationError(problems)
        return list(areas.values())


class PlaceForm(forms.Form):
    """What a new place needs before anything else."""

    name = forms.CharField(
        label=gettext_lazy("Name of the place or partnership"),
        max_length=120,
        help_text=gettext_lazy("As people here say it, for example “Harbourside and Moors”."),
    )
    nation = forms.ChoiceField(
        label=gettext_lazy("Nation"),
        choices=choices(Nation),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Boards and universal contacts are named as they are in this nation."),
    )
    areas = AreasField(
        label=gettext_lazy("Official areas"),
        help_text=gettext_lazy(
            "One a line: the official code, then the name. For example “E08000009 Trafford”. "
            "Codes are on the Open Geography portal of the Office for National Statistics."
        ),
    )
    lead_body = forms.CharField(
        label=gettext_lazy("Lead body"),
        max_length=160,
        help_text=gettext_lazy("The organisation that leads this work."),
    )
    sector = forms.ChoiceField(label=gettext_lazy("Sector of the lead body"), choices=choices(Sector))
    reports_to = forms.CharField(
        label=gettext_lazy("Reports to"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("The board or group that this partnership answers to."),
    )

    def clean(self):
        found = super().clean()
        if found.get("nation") and found.get("areas"):
            _areas_lie_in(self, found["areas"], Nation(found["nation"]))
        return found


def _areas_lie_in(form, areas, nation):
    for area in areas:
        if area_nation(area.code) is not nation:
            form.add_error(
                "areas",
                _(
                    "%(code)s is an area of %(its)s, but the place is in %(nation)s. Correct the code or the nation."
                )
                % {"code": area.code, "its": area_nation(area.code).label, "nation": nation.label},
            )


class AreasForm(forms.Form):
    """The official areas of a place that exists."""

    areas = AreasField(
        label=gettext_lazy("Official areas"),
        help_text=gettext_lazy(
            "One a line: the official code, then the name. For example “E08000009 Trafford”."
        ),
    )

    def __init__(self, *args, nation, **kwargs):
        super().__init__(*args, **kwargs)
        self.nation = nation

    def clean_areas(self):
        areas = self.cleaned_data["areas"]
        _areas_lie_in(self, areas, self.nation)
        return areas


class AboutPlaceForm(forms.Form):
    """Name, lead body and reporting line."""

    name = forms.CharField(label=gettext_lazy("Name of the place or partnership"), max_length=120)
    lead_body = forms.TypedChoiceField(label=gettext_lazy("Lead body"), coerce=int)
    reports_to = forms.CharField(label=gettext_lazy("Reports to"), max_length=200, required=False)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_body"].choices = [(one.pk, one.name) for one in organisations]


class SafeguardingForm(forms.Form):
    """Whom people here turn to when they fear for a child."""

    name = forms.CharField(
        label=gettext_lazy("Organisation or team"),
        max_length=160,
        help_text=gettext_lazy("For example the multi-agency safeguarding hub of your council."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("The number of the team, not of a person. For example 01632 960 000."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    link = forms.URLField(
        label=gettext_lazy("Web page"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy(
            "Where anyone finds how to tell a worry. For example https://www.example.org/safeguarding."
        ),
    )

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if phone and (set(phone) - set("0123456789 +()-") or sum(sign.isdigit() for sign in phone) < 3):
            raise forms.ValidationError(_("Write a telephone number in figures, such as 01632 960 000."))
        return phone

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("phone") and not found.get("link"):
            self.add_error(
                "phone", _("Give a telephone number or a web page, so that people can reach the team.")
            )
        return found


class OrganisationForm(forms.Form):
    """A partner."""

    name = forms.CharField(label=gettext_lazy("Name of the organisation"), max_length=160)
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), choices=choices(Sector))


class InvitationForm(forms.Form):
    """An invitation for one person."""

    note = forms.CharField(
        label=gettext_lazy("Who is it for?"),
        max_length=120,
        help_text=gettext_lazy("So that you recognise the invitation in the list. It is not sent to anyone."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=choices(Role), widget=forms.RadioSelect, initial=Role.CONTRIBUTOR
    )
    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Organisation"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        empty = [("", gettext_lazy("Not said"))]
        self.fields["organisation"].choices = empty + [(one.pk, one.name) for one in organisations]


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=choices(Role), widget=forms.RadioSelect)
