"""What joins the strands: the library asks each of them, and knows none by name."""

from fivefold_web.decisions import linked as decisions
from fivefold_web.decisions import searchable as decisions_found
from fivefold_web.library import linked, searchable
from fivefold_web.library import local_items as library_found
from fivefold_web.need import ground as need_ground
from fivefold_web.need import linked as need
from fivefold_web.need import searchable as need_found
from fivefold_web.need import suggested as need_suggested
from fivefold_web.publishing import searchable as publishing_found
from fivefold_web.services import joined as contacts_told
from fivefold_web.services import linked as services
from fivefold_web.services import searchable as services_found
from fivefold_web.system import joined as system
from fivefold_web.system import profiles as system_profiles
from fivefold_web.system import searchable as system_found
from fivefold_web.workforce import searchable as workforce_found
from fivefold_web.workshops import joined as sessions_told
from fivefold_web.workshops import searchable as workshops_found


def join():
    """Tell the library whom to ask. Calling it again changes nothing."""
    linked.ask("services", services.services)
    linked.ask("need", need.indicators)
    linked.ask("data holders", need.data_holders)
    need_suggested.ask(services.services_for_families)
    linked.ask("findings", decisions.findings)
    linked.ask("actions", decisions.actions)
    linked.count("services", services.services_of_elements)
    linked.count("findings", decisions.findings_of_elements)
    linked.count("actions", decisions.actions_of_elements)
    system.ask("action", decisions.actions_to_link)
    contacts_told.ask("coverage of a contact", need.contact_coverage)
    contacts_told.ask("self-checks of a service", system_profiles.self_checks)
    contacts_told.ask("ground", need_ground.ground)
    sessions_told.ask("ground", need_ground.ground)
    searchable.ask("whole system", system_found.looks)
    searchable.ask("services", services_found.services)
    searchable.ask("pathways", services_found.pathways)
    searchable.ask("indicators", need_found.indicators)
    searchable.ask("datasets", need_found.datasets)
    searchable.ask("services asked", need_found.services_asked)
    searchable.ask("teams", workforce_found.teams)
    searchable.ask("sessions", workshops_found.sessions)
    searchable.ask("themes", workshops_found.themes)
    searchable.ask("findings", decisions_found.findings)
    searchable.ask("recommendations", decisions_found.recommendations)
    searchable.ask("actions", decisions_found.actions)
    searchable.ask("documents", publishing_found.documents)
    searchable.ask("own words", library_found.wordings)
    searchable.ask("own items", library_found.items)
