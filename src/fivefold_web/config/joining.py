"""What joins the strands: the library asks each of them, and knows none by name."""

from fivefold_web.decisions import linked as decisions
from fivefold_web.library import linked
from fivefold_web.need import linked as need
from fivefold_web.services import linked as services


def join():
    """Tell the library whom to ask. Calling it again changes nothing."""
    linked.ask("services", services.services)
    linked.ask("need", need.indicators)
    linked.ask("findings", decisions.findings)
    linked.ask("actions", decisions.actions)
    linked.count("services", services.services_of_elements)
    linked.count("findings", decisions.findings_of_elements)
    linked.count("actions", decisions.actions_of_elements)
