"""What a reader may ask of the shelf: words, and choices that narrow a list."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.choosing import Asked, Form
from fivefold.knowledge.schemas import (
    Audience,
    CaseSort,
    ClaimSort,
    Domain,
    Rater,
    ToolkitLabel,
    When,
)
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Level, Reach
from fivefold_web.library.shelf_words import AUDIENCES, CASES, RATERS, STATUSES, WHENS


class NarrowForm(forms.Form):
    """Narrows a list. A choice that does not exist is told and otherwise narrows nothing."""

    marks_optional = False
    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=100)

    def asked(self, name):
        """What was asked of one field, or an empty string."""
        self.is_valid()
        found = self.cleaned_data.get(name)
        return "" if found is None else found

    def query(self):
        """What was asked, as it stands in an address."""
        self.is_valid()
        return urlencode(
            {name: told for name, told in self.cleaned_data.items() if told not in (None, "", False)}
        )


def choice(label, everything, choices=()):
    """A field that narrows by one word of the field; empty for everything."""
    return forms.ChoiceField(label=label, required=False, choices=[("", everything), *choices])


def _levels():
    return choice(
        gettext_lazy("Level"),
        gettext_lazy("All levels"),
        [(one.value, gettext_lazy(one.label)) for one in Level],
    )


def _age():
    return forms.IntegerField(
        label=gettext_lazy("Age in months"),
        required=False,
        min_value=PREGNANCY_START,
        max_value=FIFTH_BIRTHDAY,
    )


class InterventionsForm(NarrowForm):
    level = _levels()
    label = choice(
        gettext_lazy("The toolkit’s label"),
        gettext_lazy("All labels"),
        [(one.value, gettext_lazy(one.label)) for one in ToolkitLabel],
    )
    reach = choice(
        gettext_lazy("Reach"),
        gettext_lazy("Any reach"),
        [(one.value, gettext_lazy(one.label)) for one in Reach],
    )
    age = _age()
    status = choice(
        gettext_lazy("In this place"),
        gettext_lazy("Whatever its status here"),
        [*STATUSES, ("unsaid", gettext_lazy("Nobody has said yet"))],
    )


class CasesForm(NarrowForm):
    level = _levels()
    sort = choice(
        gettext_lazy("Kind"), gettext_lazy("All kinds"), [(one.value, CASES[one]) for one in CaseSort]
    )


class ClaimsForm(NarrowForm):
    level = _levels()
    audience = choice(
        gettext_lazy("For whom"),
        gettext_lazy("All audiences"),
        [(one.value, AUDIENCES[one]) for one in Audience],
    )
    when = choice(
        gettext_lazy("Now or later"),
        gettext_lazy("Now and later"),
        [(When.NOW.value, WHENS[When.NOW]), (When.FUTURE.value, WHENS[When.FUTURE])],
    )
    sort = choice(
        gettext_lazy("Kind"),
        gettext_lazy("All kinds"),
        [(one.value, gettext_lazy(one.label)) for one in ClaimSort],
    )


class MeasuresForm(NarrowForm):
    """What a measure has to fit. The age decides which measures fit, may fit, or are left out."""

    age = _age()
    domain = choice(
        gettext_lazy("What it is about"),
        gettext_lazy("Any domain"),
        [(one.value, gettext_lazy(one.label)) for one in Domain],
    )
    rater = choice(
        gettext_lazy("Who answers"),
        gettext_lazy("Anybody"),
        [(one.value, RATERS[one]) for one in Rater if one is not Rater.NOT_GIVEN],
    )
    form = choice(
        gettext_lazy("Format"),
        gettext_lazy("Any format"),
        [(one.value, gettext_lazy(one.label)) for one in Form],
    )

    items = forms.IntegerField(
        label=gettext_lazy("At most so many items"), required=False, min_value=1, max_value=1000
    )

    def wanted(self):
        """What a measure has to fit, in the words of the rule."""
        age, domain, rater, form = (self.asked(name) for name in ("age", "domain", "rater", "form"))
        items = self.asked("items")
        return Asked(
            None if age == "" else age,
            Domain(domain) if domain else None,
            Rater(rater) if rater else None,
            Form(form) if form else None,
            None if items == "" else items,
        )


class ResourcesForm(NarrowForm):
    topic = choice(gettext_lazy("Topic"), gettext_lazy("All topics"))
    part = choice(gettext_lazy("Part of the toolkit"), gettext_lazy("All parts"))
    audience = choice(gettext_lazy("For whom"), gettext_lazy("All audiences"))

    def __init__(self, *args, local_topics=(), **kwargs):
        super().__init__(*args, **kwargs)
        known = knowledge.resources()
        topics = {one.casefold() for resource in known for one in resource.topics}
        topics |= {one.casefold() for one in local_topics}
        audiences = {one for resource in known for one in resource.audiences}
        parts = {cite.part for resource in known for cite in resource.cites if cite.part is not None}
        self.fields["topic"].choices += [(one, one.capitalize()) for one in sorted(topics)]
        self.fields["audience"].choices += [(one, one.capitalize()) for one in sorted(audiences)]
        self.fields["part"].choices += [(str(one), _part(one)) for one in sorted(parts)]


def _part(number):
    return _("Part %(n)d") % {"n": number} if number else _("Introduction")


class WordsForm(NarrowForm):
    """Words only."""


class RolesForm(NarrowForm):
    level = _levels()
