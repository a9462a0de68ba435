"""Pages that meet a requirement of the toolkit, as links."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold_web.library.presenters.links import Link, address

PAGES = {
    "overview": (gettext_lazy("Overview"), ""),
    "places:detail": (gettext_lazy("This partnership"), ""),
    "library:explorer": (gettext_lazy("Five levels"), ""),
    "library:level": (gettext_lazy("Levels"), "library:explorer"),
    "library:factors": (gettext_lazy("Factors"), ""),
    "library:factor": (gettext_lazy("Factors"), "library:factors"),
    "library:frameworks": (gettext_lazy("Frameworks"), ""),
    "library:framework": (gettext_lazy("Frameworks"), "library:frameworks"),
    "library:definition": (gettext_lazy("Our own definition"), ""),
    "library:vignettes": (gettext_lazy("Vignettes"), ""),
    "library:interventions": (gettext_lazy("Interventions"), ""),
    "library:intervention": (gettext_lazy("Interventions"), "library:interventions"),
    "library:cases": (gettext_lazy("Cases and stories"), ""),
    "library:claims": (gettext_lazy("Claims and ideas"), ""),
    "library:statistics": (gettext_lazy("Figures that the toolkit quotes"), ""),
    "library:measures": (gettext_lazy("Measures"), ""),
    "library:measure": (gettext_lazy("Measures"), "library:measures"),
    "library:resources": (gettext_lazy("Resources"), ""),
    "library:exercises": (gettext_lazy("Exercises"), ""),
    "library:checklists": (gettext_lazy("Checklists"), ""),
    "library:roles": (gettext_lazy("Roles"), ""),
    "library:glossary": (gettext_lazy("Glossary"), ""),
    "library:words": (gettext_lazy("Words that people use"), ""),
    "library:misconceptions": (gettext_lazy("Misconceptions"), ""),
    "library:guide": (gettext_lazy("Understanding problems"), ""),
    "publishing:diagrams": (gettext_lazy("Diagrams"), ""),
    "publishing:diagram": (gettext_lazy("Diagrams"), "publishing:diagrams"),
    "library:pages": (gettext_lazy("The toolkit, page by page"), ""),
    "library:notes": (gettext_lazy("Slips and conflicts in print"), ""),
    "need:home": (gettext_lazy("Need"), ""),
    "need:indicator": (gettext_lazy("Indicators"), "need:home"),
    "need:children": (gettext_lazy("Children"), ""),
    "need:estimate": (gettext_lazy("Estimates of need"), ""),
    "need:upload": (gettext_lazy("Bring in figures"), ""),
    "services:list": (gettext_lazy("Directory of services"), ""),
    "services:grid": (gettext_lazy("Coverage grid"), ""),
    "services:continuum": (gettext_lazy("Continuum of support"), ""),
    "services:scenarios": (gettext_lazy("Scenarios"), ""),
    "services:schedule": (gettext_lazy("Contacts offered to every family"), ""),
    "workforce:home": (gettext_lazy("Workforce check"), ""),
    "workshops:list": (gettext_lazy("Sessions"), ""),
    "decisions:plan": (gettext_lazy("Plan"), ""),
    "decisions:findings": (gettext_lazy("Findings"), ""),
    "decisions:recommendations": (gettext_lazy("Recommendations"), ""),
    "publishing:list": (gettext_lazy("Documents"), ""),
    "system:checks": (gettext_lazy("Self-checks"), ""),
    "system:conditions": (gettext_lazy("Conditions of a whole system"), ""),
    "system:plans": (gettext_lazy("Measurement plans"), ""),
    "system:response": (gettext_lazy("Responses to a factor"), ""),
    "system:who_helps": (gettext_lazy("Who helps this child"), ""),
    "system:pressures": (gettext_lazy("Pressures and capabilities"), ""),
}
"""What a page is called that meets a requirement; where it needs an item in its address, the list of these."""


def page_link(partnership, name):
    """A page that meets a requirement; None where it is not installed."""
    label, listed = PAGES.get(name, (name, ""))
    href = address(listed or name, partnership)
    return Link(_(str(label)), href) if href else None
