"""How it is known that a service is good: label of evidence, measures, with whom it was shaped, what adults are asked."""

from django import forms
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.schemas.interventions import ToolkitLabel
from fivefold.services.open_to import CoProducer
from fivefold_web.services.forms.services import choices
from fivefold_web.services.forms.ways_in import as_said, as_typed, said, ticks


class HowGood(forms.Form):
    """Evidence, measures, co-production, and whether adults are asked about children in their care."""

    evidence = forms.ChoiceField(
        label=gettext_lazy("Label of the toolkit"),
        help_text=gettext_lazy("Only where the toolkit describes what is offered here."),
        required=False,
    )
    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Which measures does it use?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    co_produced = ticks(gettext_lazy("With whom was it shaped?"), CoProducer)
    asks_about_children = said(
        gettext_lazy("Does it ask adults whether they care for children?"),
        gettext_lazy("For services for adults: whoever does not ask cannot notice a baby."),
    )

    def keep_what_the_library_does_not_know(self):
        """Choices of the library; a word that came with a file and is not in it stays a choice."""
        offer = self.offer_before
        known = [(one.slug, one.title) for one in knowledge.measures()]
        slugs = {slug for slug, _title in known}
        own = [(slug, slug) for slug in (offer.measures if offer else ()) if slug not in slugs]
        self.fields["measures"].choices = [*known, *own]
        labels = choices(ToolkitLabel, gettext_lazy("None"))
        if offer and offer.evidence and offer.evidence not in dict(labels):
            labels.append((offer.evidence, offer.evidence))
        self.fields["evidence"].choices = labels

    def how_good(self):
        found = self.cleaned_data
        return {
            "evidence": found["evidence"],
            "measures": self._in_their_order(found["measures"]),
            "co_produced": frozenset(CoProducer(word) for word in found["co_produced"]),
            "asks_about_children": as_said(found["asks_about_children"]),
        }

    def _in_their_order(self, slugs):
        """Measures in the order in which they came; new ones follow."""
        before = [slug for slug in (self.offer_before.measures if self.offer_before else ()) if slug in slugs]
        return (*before, *(slug for slug in slugs if slug not in before))


def initial_quality(offer):
    return {
        "evidence": offer.evidence,
        "measures": list(offer.measures),
        "co_produced": list(offer.co_produced),
        "asks_about_children": as_typed(offer.asks_about_children),
    }
