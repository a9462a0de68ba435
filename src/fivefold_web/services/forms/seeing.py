"""How the directory is looked at: what counts, for whom, and from which wait on support is thin."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy

from fivefold.services.cover import LONGEST_WAIT
from fivefold.services.coverage import Counting
from fivefold.services.narrowing import Narrowing
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.services.forms.services import ages, choices

WAITS = (2, 4, 6, 8, 12, 18, 26)


@dataclass(frozen=True)
class Look:
    """What a page over all services was asked for. The address carries it."""

    counting: Counting = Counting.ALL
    to: Narrowing = Narrowing()
    weeks: float = LONGEST_WAIT

    @property
    def query(self):
        """The end of an address; what is as usual is left out."""
        told = {
            "count": Counting.PRIMARY.value if self.counting is Counting.PRIMARY else "",
            "age": "" if self.to.age is None else self.to.age,
            "reach": self.to.reach.value if self.to.reach else "",
            "area": self.to.area,
            "wait": "" if self.weeks == LONGEST_WAIT else int(self.weeks),
        }
        return urlencode({name: fact for name, fact in told.items() if fact != ""})


class LookForm(forms.Form):
    """What was not understood is left out; the page says what it shows."""

    count = forms.ChoiceField(label=gettext_lazy("Count"), choices=choices(Counting), required=False)
    age = forms.TypedChoiceField(
        label=gettext_lazy("Age of the child"),
        choices=ages([PREGNANCY_START, *range(24), *range(24, FIFTH_BIRTHDAY, 6)], gettext_lazy("Any age")),
        coerce=int,
        empty_value=None,
        required=False,
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("Offered to"), choices=choices(Reach, gettext_lazy("All")), required=False
    )
    area = forms.CharField(
        label=gettext_lazy("Area"),
        help_text=gettext_lazy("A part of its name is enough."),
        required=False,
        max_length=100,
    )
    wait = forms.TypedChoiceField(
        label=gettext_lazy("Longest good wait, in weeks"),
        choices=[(weeks, str(weeks)) for weeks in WAITS],
        coerce=int,
        empty_value=int(LONGEST_WAIT),
        required=False,
    )

    def look(self):
        """What was understood."""
        self.is_valid()
        told = self.cleaned_data
        reach = told.get("reach")
        return Look(
            counting=Counting(told.get("count") or Counting.ALL),
            to=Narrowing(told.get("age"), Reach(reach) if reach else None, (told.get("area") or "").strip()),
            weeks=float(told.get("wait") or LONGEST_WAIT),
        )


class AgesForm(forms.Form):
    """What the picture of ages shows: a row for each kind of support, or one for each service."""

    rows = forms.ChoiceField(
        label=gettext_lazy("A row for each"),
        choices=[("", gettext_lazy("Kind of support")), ("service", gettext_lazy("Service"))],
        required=False,
    )
    tier = forms.ChoiceField(
        label=gettext_lazy("Kind of support"),
        choices=choices(Tier, gettext_lazy("All kinds")),
        required=False,
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("Offered to"), choices=choices(Reach, gettext_lazy("All")), required=False
    )

    def asked(self):
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in ("rows", "tier", "reach")}
