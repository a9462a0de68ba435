"""The form of one service: what it is, where it acts, whom it reaches, how to reach it."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.offer import Offer, OfferError, Status, check_primary
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.services.ages import OLDEST, YOUNGEST, age_label
from fivefold_web.services.forms.quality import HowGood, initial_quality
from fivefold_web.services.forms.services import ages, choices, one_line_each, text
from fivefold_web.services.forms.supply import HowMuch, initial_supply
from fivefold_web.services.forms.ways_in import WaysIn, initial_ways_in


class ServiceForm(WaysIn, HowMuch, HowGood, forms.Form):
    """One service on one page. Only the name must be given; what is not known stays empty."""

    name = forms.CharField(
        label=gettext_lazy("Name of the service"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the name of the service.")},
    )
    organisation = text(gettext_lazy("Organisation"), gettext_lazy("Who runs it."), most=200)
    team = text(
        gettext_lazy("Team"), gettext_lazy("The team within the organisation, where it has a name."), most=200
    )
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
        gettext_lazy("Conditions, in words. Who can refer has its own question below."),
        rows=3,
    )
    exclusions = text(
        gettext_lazy("Who cannot use it?"), gettext_lazy("What it does not take on, in words."), rows=2
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
        self.keep_what_the_library_does_not_know()

    def clean(self):
        found = super().clean()
        _check_ages(self, found.get("ages_from"), found.get("ages_to"))
        self.check_wait(found)
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
            **self.ways_in(),
            **self.how_good(),
            supply=self.supply(),
        )

    def opened(self):
        """The folded groups that hold something or need to be mended, so that nothing is hidden."""
        groups = {"ways": WaysIn, "much": HowMuch, "good": HowGood}
        return [
            key
            for key, group in groups.items()
            if any(name in self.errors or self[name].value() for name in group.base_fields)
        ]

    def _as_it_was(self, name, typed):
        """A browser changes line ends and the form trims; a text that nobody touched stays as it came."""
        if not isinstance(typed, str):
            return typed
        before = getattr(self.offer_before, name) if self.offer_before else ""
        typed = "\n".join(one_line_each(typed, trimmed=False))
        return before if "\n".join(one_line_each(before, trimmed=False)).strip() == typed else typed


PLAIN = (
    "name", "organisation", "team", "description", "caregivers", "eligibility", "exclusions", "capacity", "cost", "address", "postcode", "telephone",
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
        **initial_ways_in(offer),
        **initial_supply(offer),
        **initial_quality(offer),
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
