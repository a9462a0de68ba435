"""What every picture is made from: the content in the place's own wording, and its services."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.charts.diagrams.sheet import Item
from fivefold.vocabulary.support import NeedGroup, Tier
from fivefold_web.library.queries.adaptations import wording_of
from fivefold_web.services.queries import directory as services
from fivefold_web.services.queries.offers import read_marks


@dataclass
class Source:
    """Reads once what several parts of a picture need. `local` is false for the toolkit's own version."""

    partnership: object
    local: bool = True

    def framework(self, slug):
        """A framework with its elements."""
        return knowledge.named(slug, knowledge.frameworks())

    def elements(self, framework, group=None):
        """Elements of a framework, or of one of its groups, as items in the place's wording."""
        found = self.framework(framework).elements
        return tuple(self.item(framework, one) for one in found if group is None or one.group == group)

    def element(self, framework, slug, **also):
        (found,) = [one for one in self.framework(framework).elements if one.slug == slug]
        return self.item(framework, found, **also)

    def item(self, framework, element, **also):
        """One element; a word in its corner says where the place adapted it."""
        adapted = self._wording.get((framework, element.slug, "text"))
        title = self._wording.get((framework, element.slug, "title"))
        note = _("Adapted here") if adapted or title else ""
        return Item(
            title=title.wording if title else element.title,
            text=adapted.wording if adapted else element.text,
            other_language=element.other_language,
            **({"note": note} | also),
        )

    @cached_property
    def _wording(self):
        return wording_of(self.partnership, "frameworks") if self.local else {}

    @cached_property
    def _placed(self):
        return read_marks(self.partnership), dict(
            services.current_services_of(self.partnership).values_list("pk", "name")
        )

    def services_by(self, tag):
        """Names of the services that run now, by their kinds of support or need groups."""
        tags, names = self._placed
        found = defaultdict(list)
        for number in sorted(names, key=lambda pk: names[pk].casefold()):
            for value in {Tier: tags.tiers, NeedGroup: tags.need_groups}[tag].get(number, ()):
                found[value].append(names[number])
        return found

    def services_tagged(self, kind):
        """Names of the services that run now, by the item that they are tagged with."""
        found = defaultdict(list)
        for tag in services.tags_with(self.partnership, kind):
            found[tag.slug].append(tag.service.name)
        return found

    def here(self, names):
        """What the place has, for the corner of an item; nothing where the toolkit's own version is asked for."""
        return tuple(names) if self.local else None

    def count(self, names):
        told = ngettext("%(n)d service", "%(n)d services", len(names)) % {"n": len(names)}
        return told if self.local else ""


def own_words():
    """Words that every picture uses, in the reader's language."""
    return {
        "here_word": _("Here"),
        "none_here": _("No local service yet"),
        "more": _("and {n} more"),
    }
