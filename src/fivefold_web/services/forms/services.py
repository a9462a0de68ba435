"""Forms of the services strand: check what was typed, say what to do; write nothing."""

from dataclasses import replace

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.contacts import Mode
from fivefold.services.offer import Offer, OfferError, Status, check_primary
from fivefold.services.scenario import Judgement
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START, AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.services.ages import OLDEST, YOUNGEST, age_label
from fivefold_web.services.queries.directory import Filters

label_of_age = lazy(lambda months: age_label(months)[:1].upper() + age_label(months)[1:], str)


def choices(words, empty=None):
    """Choices from an enum of the field's words, translated when shown."""
    first = [] if empty is None else [("", empty)]
    return first + [(word.value, gettext_lazy(word.label)) for word in words]


def ages(months, empty):
    return [("", empty)] + [(number, label_of_age(number)) for number in months]


def text(label, hint="", rows=None, most=None):
    """A text that may stay empty; several lines where `rows` is given. Long ones have the room of a file's cell."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    room = [MaxLengthValidator(10_000)] if most is None else []
    return forms.CharField(
        label=label, help_text=hint, required=False, widget=widget, max_length=most, validators=room
    )


class ServiceForm(forms.Form):
    """One service on one page. Only the name must be given; what is not known stays empty."""

    name = forms.CharField(
        label=gettext_lazy("Name of the service"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the name of the service.")},
    )
    organisation = text(gettext_lazy("Organisation"), gettext_lazy("Who runs it."), most=200)
    description = text(gettext_lazy("What families get"), gettext_lazy("In a few plain sentences."), rows=4)
    status = forms.ChoiceField(
        label=gettext_lazy("Is it running?"),
        choices=choices(Status),
        initial=Status.ACTIVE,
        widget=forms.RadioSelect,
    )
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Where does it act?"),
        help_text=gettext_lazy("Tick every level around the child that the service changes."),
        choices=choices(Level),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tiers = forms.MultipleChoiceField(
        label=gettext_lazy("What kind of support is it?"),
        help_text=gettext_lazy("Tick all that apply."),
        choices=choices(Tier),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    primary = forms.ChoiceField(
        label=gettext_lazy("Which of these is the main kind?"),
        help_text=gettext_lazy("One that you ticked. With one tick you can leave this empty."),
        choices=choices(Tier, gettext_lazy("Not chosen")),
        required=False,
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("Whom is it offered to?"),
        choices=choices(Reach, gettext_lazy("Not known yet")),
        required=False,
        widget=forms.RadioSelect,
    )
    ages_from = forms.TypedChoiceField(
        label=gettext_lazy("From which age?"),
        help_text=gettext_lazy("The youngest age that is accepted; pregnancy counts."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    ages_to = forms.TypedChoiceField(
        label=gettext_lazy("Until which age?"),
        help_text=gettext_lazy(
            "The first age that is no longer accepted: “2 years” means until the second birthday."
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )
    need_groups = forms.MultipleChoiceField(
        label=gettext_lazy("Which groups of need is it for?"),
        help_text=gettext_lazy("The five groups of the THRIVE framework."),
        choices=choices(NeedGroup),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    caregivers = text(
        gettext_lazy("Which parents and carers is it for?"),
        gettext_lazy("For example “mothers and fathers”, “kinship carers”, “all”."),
        rows=2,
    )
    eligibility = text(
        gettext_lazy("Who can use it, and how do they get there?"),
        gettext_lazy("Conditions, referral, self-referral."),
        rows=3,
    )
    capacity = text(
        gettext_lazy("Capacity"),
        gettext_lazy("In words, with the date: “12 families at a time, six weeks’ wait in May 2026”."),
        rows=2,
    )
    areas = text(
        gettext_lazy("Areas"),
        gettext_lazy("Where families may live to use it. One area a line, by name or official code."),
        rows=3,
    )
    address = text(gettext_lazy("Address"), rows=2)
    postcode = text(gettext_lazy("Postcode"), most=20)
    telephone = text(
        gettext_lazy("Telephone"), gettext_lazy("A number of the service, not of a person."), most=60
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("An address of the service, not of a person."),
        required=False,
        max_length=254,
        error_messages={
            "invalid": gettext_lazy("Enter an e-mail address such as hub@example.org, or leave it empty.")
        },
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": gettext_lazy("Enter a web address such as https://www.example.org, or leave it empty.")
        },
    )
    assured_on = forms.DateField(
        label=gettext_lazy("Facts checked on"),
        help_text=gettext_lazy("When somebody last made sure that all this is right."),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Enter a date such as 2026-05-04, year first, or leave it empty.")
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, offer=None, **kwargs):
        self.offer_before = offer
        super().__init__(*args, initial=initial_of(offer) if offer else None, **kwargs)
        # A service from a file may have ages that our list does not offer; they stay as they are.
        known = offer.ages if offer else None
        self.fields["organisation"].widget.attrs["list"] = "organisations"
        self.fields["ages_from"].choices = _with(YOUNGEST, known and known.start)
        self.fields["ages_to"].choices = _with(OLDEST, known and known.end)

    def clean(self):
        found = super().clean()
        _check_ages(self, found.get("ages_from"), found.get("ages_to"))
        tiers = found.get("tiers") or []
        if len(tiers) == 1 and not found.get("primary"):
            found["primary"] = tiers[0]
        primary = found.get("primary")
        try:
            check_primary([Tier(tier) for tier in tiers], Tier(primary) if primary else None)
        except OfferError as refusal:
            self.add_error("primary", str(refusal))
        return found

    def offer(self):
        """The service that was typed in, on top of what the form does not show."""
        found = self.cleaned_data
        start, end = found["ages_from"], found["ages_to"]
        plain = {name: self._as_it_was(name, found[name]) for name in PLAIN}
        return replace(
            self.offer_before or Offer(id="", name=found["name"]),
            **plain,
            levels=frozenset(Level(level) for level in found["levels"]),
            tiers=frozenset(Tier(tier) for tier in found["tiers"]),
            primary=Tier(found["primary"]) if found["primary"] else None,
            reach=Reach(found["reach"]) if found["reach"] else None,
            need_groups=frozenset(NeedGroup(group) for group in found["need_groups"]),
            ages=None if start is None else AgeBand(start, end),
            areas=tuple(line for line in one_line_each(found["areas"]) if line),
            status=Status(found["status"]),
        )

    def _as_it_was(self, name, typed):
        """A browser changes line ends and the form trims; a text that nobody touched stays as it came."""
        if not isinstance(typed, str):
            return typed
        before = getattr(self.offer_before, name) if self.offer_before else ""
        typed = "\n".join(one_line_each(typed, trimmed=False))
        return before if "\n".join(one_line_each(before, trimmed=False)).strip() == typed else typed


def one_line_each(typed, trimmed=True):
    """The lines of a text, whatever the browser ends them with."""
    lines = typed.replace("\r\n", "\n").split("\n")
    return [line.strip() for line in lines] if trimmed else lines


PLAIN = (
    "name", "organisation", "description", "caregivers", "eligibility", "capacity", "address", "postcode", "telephone",
    "email", "website", "assured_on",
)  # fmt: skip


def initial_of(offer):
    """What the form shows of a service that is there."""
    return {name: getattr(offer, name) for name in PLAIN} | {
        "levels": list(offer.levels),
        "tiers": list(offer.tiers),
        "primary": offer.primary,
        "reach": offer.reach or "",
        "need_groups": list(offer.need_groups),
        "ages_from": offer.ages.start if offer.ages else None,
        "ages_to": offer.ages.end if offer.ages else None,
        "areas": "\n".join(offer.areas),
        "status": offer.status,
    }


def _with(months, own):
    every = sorted({*months, own}) if own is not None else months
    return ages(every, gettext_lazy("Not known yet"))


def _check_ages(form, start, end):
    if (start is None) != (end is None) and not {"ages_from", "ages_to"} & form.errors.keys():
        lacking = "ages_from" if start is None else "ages_to"
        form.add_error(lacking, _("Give both ages, or leave both as not known."))
    elif start is not None and end is not None and start >= end:
        form.add_error("ages_to", _("Choose an age above %(start)s.") % {"start": age_label(start)})


class FilterForm(forms.Form):
    """What the directory is narrowed to; the address carries it, so that it can be shared."""

    text = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=100)
    level = forms.ChoiceField(
        label=gettext_lazy("Level"), choices=choices(Level, gettext_lazy("All levels")), required=False
    )
    tier = forms.ChoiceField(
        label=gettext_lazy("Kind of support"),
        choices=choices(Tier, gettext_lazy("All kinds")),
        required=False,
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("Offered to"), choices=choices(Reach, gettext_lazy("All")), required=False
    )
    age = forms.TypedChoiceField(
        label=gettext_lazy("Age of the child"),
        choices=ages([PREGNANCY_START, *range(24), *range(24, FIFTH_BIRTHDAY, 6)], gettext_lazy("Any age")),
        coerce=int,
        empty_value=None,
        required=False,
    )
    show = forms.ChoiceField(
        label=gettext_lazy("Show"),
        choices=[
            ("", gettext_lazy("Running now")),
            ("all", gettext_lazy("All, also closed or ended")),
            ("archived", gettext_lazy("Archived")),
        ],
        required=False,
    )
    main = forms.BooleanField(required=False, widget=forms.HiddenInput)
    placed = forms.ChoiceField(choices=[("", ""), ("no", "no")], required=False, widget=forms.HiddenInput)

    def filters(self):
        """The filters that were understood; what was not is left out, and the page says so."""
        self.is_valid()
        found = {name: fact for name, fact in self.cleaned_data.items() if fact not in ("", None)}
        return Filters(**found)


class UploadForm(forms.Form):
    """A file of services."""

    file = forms.FileField(
        label=gettext_lazy("File with services"),
        help_text=gettext_lazy(
            "Excel (.xlsx), CSV, or Open Referral UK (.json). Nothing enters before you confirm."
        ),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


class ArchiveForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Why is it taken out?"),
        help_text=gettext_lazy("For example “ended in March 2026”. It can be brought back."),
        max_length=300,
    )


class ContactForm(forms.Form):
    """How a contact of the nation's schedule is offered in this place."""

    offered = forms.TypedChoiceField(
        label=gettext_lazy("Is it offered to every family here?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How is it mostly made?"),
        help_text=gettext_lazy("By phone nobody sees the child, so it does not count as a chance to notice."),
        choices=choices(Mode),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why, and since when?"),
        help_text=gettext_lazy("One sentence that a colleague will understand next year."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OwnContactForm(forms.Form):
    """A contact that the place offers beyond its nation's schedule."""

    name = forms.CharField(
        label=gettext_lazy("Name"), help_text=gettext_lazy("For example “12 month visit”."), max_length=120
    )
    due_from = forms.FloatField(
        label=gettext_lazy("From which age, in months?"),
        help_text=gettext_lazy("0 is birth; pregnancy is below 0 (-3 is three months before birth)."),
        min_value=PREGNANCY_START,
        max_value=FIFTH_BIRTHDAY,
    )
    due_to = forms.FloatField(
        label=gettext_lazy("Until which age, in months?"), min_value=PREGNANCY_START, max_value=FIFTH_BIRTHDAY
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How is it mostly made?"),
        help_text=gettext_lazy("By phone nobody sees the child, so it does not count as a chance to notice."),
        choices=choices(Mode),
        initial=Mode.IN_PERSON,
        widget=forms.RadioSelect,
    )
    reason = text(gettext_lazy("Why does the place offer it?"), rows=2, most=300)

    def clean(self):
        found = super().clean()
        start, end = found.get("due_from"), found.get("due_to")
        if start is not None and end is not None and end < start:
            self.add_error("due_to", _("This is before the first age. Give the same age or an older one."))
        return found


class JudgementForm(forms.Form):
    """What partners say about one question of a walk."""

    judgement = forms.ChoiceField(
        label=gettext_lazy("What do you say, knowing the place?"),
        choices=choices(Judgement),
        required=False,
        widget=forms.RadioSelect,
    )
    missing = text(
        gettext_lazy("What is missing?"),
        gettext_lazy("What would have to be there. No names and nothing about a real family."),
        rows=3,
        most=2000,
    )
