"""What to fetch: indicators, areas of the place, an edition. Checks what was typed; writes nothing."""

import re
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge import indicator_definitions
from fivefold.knowledge.entries import Certainty
from fivefold.sources.fetching.fingertips_api import MOST_INDICATORS
from fivefold.vocabulary.areas import AreaError, area_nation
from fivefold_web.design.words import translated


class FetchForm(forms.Form):
    """The question to one source."""

    client_key = forms.CharField(max_length=40, min_length=8, widget=forms.HiddenInput)
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("For which areas?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one area.")},
    )
    edition = forms.ChoiceField(label=gettext_lazy("Which one?"), widget=forms.RadioSelect)
    indicators = forms.MultipleChoiceField(
        label=gettext_lazy("Which indicators?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    others = forms.CharField(
        label=gettext_lazy("Other indicators, by their numbers"),
        help_text=gettext_lazy("For example 90631, 92517. The number stands in the address of an indicator on Fingertips."),
        max_length=400,
        required=False,
    )  # fmt: skip

    def __init__(self, *args, source, areas, **kwargs):
        kwargs["initial"] = {"client_key": uuid4().hex} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.source = source
        self.names = {area.code: area.name for area in areas if _nation(area.code) in source.nations}
        self.left_out = [area for area in areas if area.code not in self.names]
        self.fields["areas"].choices = [(code, f"{name} ({code})") for code, name in self.names.items()]
        self.initial.setdefault("areas", list(self.names))
        self._fit(source)

    def _fit(self, source):
        """Keep only the questions that this source asks."""
        if source.editions:
            self.fields["edition"].choices = [(key, translated(name)) for key, name in source.editions]
            self.initial.setdefault("edition", source.editions[0][0])
        else:
            del self.fields["edition"]
        if source.asks_indicators:
            self.fields["indicators"].choices = [_choice(one) for one in indicator_definitions()]
        else:
            del self.fields["indicators"], self.fields["others"]
        if source.key in WHOLE_COUNTRY:
            del self.fields["areas"]

    def clean_others(self):
        numbers = re.split(r"[\s,;]+", self.cleaned_data["others"].strip())
        wrong = [number for number in numbers if number and not number.isdigit()]
        if wrong:
            raise forms.ValidationError(
                _("“%(wrong)s” is no number of an indicator. Write numbers with commas between them.")
                % {"wrong": wrong[0][:40]}
            )
        return [number for number in numbers if number]

    def clean(self):
        found = super().clean()
        if self.source.asks_indicators and "others" in found:
            chosen = [*found.get("indicators", []), *found["others"]]
            found["chosen"] = list(dict.fromkeys(chosen))
            if not found["chosen"]:
                self.add_error("indicators", _("Choose at least one indicator, or write its number."))
            if len(found["chosen"]) > MOST_INDICATORS:
                self.add_error(
                    "indicators",
                    _("Choose up to %(n)d at once; fetch the others afterwards.") % {"n": MOST_INDICATORS},
                )
        return found

    def asked_for(self):
        """The question as it is kept with the fetch."""
        found = self.cleaned_data
        areas = found.get("areas", list(self.names))
        asked = {"areas": {code: self.names[code] for code in areas}}
        if "edition" in found:
            asked["edition"] = found["edition"]
        if "chosen" in found:
            asked["indicators"] = found["chosen"]
        return asked

    def title(self):
        """What is fetched, in a line."""
        found = self.cleaned_data
        parts = [translated(self.source.name)]
        if "edition" in found:
            parts.append(dict(self.fields["edition"].choices)[found["edition"]])
        if "chosen" in found:
            parts.append(_("indicators %(numbers)s") % {"numbers": ", ".join(found["chosen"][:8])})
        if "areas" in found:
            parts.append(", ".join(self.names[code] for code in found["areas"][:4]))
        return ": ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:])


# These come whole: a rank or a page of council tables means nothing for one area alone.
WHOLE_COUNTRY = ("deprivation", "low-income", "health-visiting")


def _choice(definition):
    """An indicator to choose; a number that nobody has confirmed yet says so."""
    words = f"{definition.label} ({definition.indicator_id})"
    if definition.certainty is Certainty.TO_CONFIRM:
        words = _("%(indicator)s, number to be confirmed") % {"indicator": words}
    return str(definition.indicator_id), words


def _nation(code):
    try:
        return area_nation(code)
    except AreaError:
        return None
