"""Labels of what the toolkit's enums leave without one, in the reader's language."""

from django.utils.translation import gettext_lazy

from fivefold.knowledge.schemas import Asked, Audience, CaseSort, Rater, Scale, When

CASES = {
    CaseSort.STORY: gettext_lazy("Story of a family"),
    CaseSort.PLACE: gettext_lazy("Local example"),
    CaseSort.EXERCISE: gettext_lazy("Case to think about"),
}
RATERS = {
    Rater.PARENT: gettext_lazy("Parent or carer"),
    Rater.PRACTITIONER: gettext_lazy("Trained practitioner"),
    Rater.EDUCATOR: gettext_lazy("Early years educator"),
    Rater.NOT_GIVEN: gettext_lazy("not given"),
}
WHENS = {
    When.NOW: gettext_lazy("Children’s lives now"),
    When.FUTURE: gettext_lazy("Their future"),
    When.BOTH: gettext_lazy("Now and later"),
}
AUDIENCES = {
    Audience.FAMILIES: gettext_lazy("Families"),
    Audience.HEALTH: gettext_lazy("Health"),
    Audience.EDUCATION: gettext_lazy("Education"),
    Audience.SOCIAL_CARE: gettext_lazy("Social care"),
    Audience.FINANCE: gettext_lazy("Finance"),
    Audience.EMPLOYERS: gettext_lazy("Employers"),
    Audience.PLACES: gettext_lazy("Places and planning"),
}
ASKED_OF = {
    Asked.SERVICE: gettext_lazy("A service"),
    Asked.ORGANISATION: gettext_lazy("An organisation"),
    Asked.PARTNERSHIP: gettext_lazy("The partnership"),
    Asked.PLAN: gettext_lazy("A plan for measuring"),
    Asked.RELATIONSHIP_SUPPORT: gettext_lazy("Support for early relationships"),
}
SCALES = {
    Scale.IN_PLACE: gettext_lazy("in place, partly, not yet"),
    Scale.RAG: gettext_lazy("red, amber, green"),
    Scale.STEPS: gettext_lazy("described steps"),
}
STATUSES = (
    ("running", gettext_lazy("Running here")),
    ("planned", gettext_lazy("Planned")),
    ("being considered", gettext_lazy("Being considered")),
    ("ended", gettext_lazy("Ended")),
    ("not here", gettext_lazy("Not here")),
)
STATUS_WORDS = dict(STATUSES)
STRENGTHS = (
    ("strong", gettext_lazy("Strong: several good studies point the same way")),
    ("some", gettext_lazy("Some: at least one good study")),
    ("early", gettext_lazy("Early: first results, small or without comparison")),
    ("none found", gettext_lazy("None found: we looked and found no study")),
)
STRENGTH_WORDS = dict(STRENGTHS)
