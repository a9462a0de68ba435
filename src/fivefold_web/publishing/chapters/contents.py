"""Which chapters a document can hold, in the order in which they stand."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold_web.publishing.chapters import (
    decisions,
    faced,
    need,
    need_estimates,
    need_use,
    pictures,
    place,
    registers,
    services,
    workforce,
    workshops,
)
from fivefold_web.publishing.chapters.chapter import Chapter, Scope


@dataclass(frozen=True)
class ChapterKind:
    """A chapter that can be chosen. `write` is None for the two that look back on the others."""

    key: str
    label: Callable[[], str]
    about: Callable[[], str]
    write: Callable[[Scope], Chapter] | None = None


SOURCES, METHOD, PICTURES = "sources", "method", "pictures"
CHAPTERS = (
    ChapterKind("place", lambda: _("Place and partners"), lambda: _("Areas, boards, organisations by sector"), place.chapter),
    ChapterKind(PICTURES, lambda: _("Pictures"), lambda: _("Diagrams of the approach; choose which ones below"), pictures.chapter),
    ChapterKind("profile", lambda: _("Need"), lambda: _("Indicators beside England"), need.profile_chapter),
    ChapterKind("children", lambda: _("Young children"), lambda: _("Under-fives by single year of age"), need.children_chapter),
    ChapterKind("prevalence", lambda: _("How many may need support"), lambda: _("Ranges with their doubt and the calculation"), need_estimates.prevalence_chapter),
    ChapterKind("contacts", lambda: _("Contacts with every family"), lambda: _("Coverage with intervals, and where fewest are seen"), need_use.contacts_chapter),
    ChapterKind("use", lambda: _("Use of services beside need"), lambda: _("Seen for every one expected, by area, with both doubts"), need_use.use_chapter),
    ChapterKind("registers", lambda: _("Data holders and gaps"), lambda: _("Who holds data, and where no source was found"), registers.chapter),
    ChapterKind("faced", lambda: _("Factors faced together"), lambda: _("From a release of the secure side: how many, where, which together"), faced.chapter),
    ChapterKind("services", lambda: _("Services, grid and gaps"), lambda: _("What is there, and where there is nothing"), services.services_chapter),
    ChapterKind("scenarios", lambda: _("Scenarios"), lambda: _("Noticed, understood, supported: what partners say"), services.scenarios_chapter),
    ChapterKind("workforce", lambda: _("Workforce"), lambda: _("Red, amber, green by statement; small groups hidden"), workforce.chapter),
    ChapterKind("workshops", lambda: _("Sessions and themes"), lambda: _("What was asked, found and agreed"), workshops.chapter),
    ChapterKind("decisions", lambda: _("Recommendations and actions"), lambda: _("From findings with their evidence to who does what"), decisions.chapter),
    ChapterKind(SOURCES, lambda: _("Words and sources"), lambda: _("Definitions and everything the document rests on")),
    ChapterKind(METHOD, lambda: _("Method"), lambda: _("How the document was made and what it cannot say")),
)  # fmt: skip
KEYS = tuple(kind.key for kind in CHAPTERS)
