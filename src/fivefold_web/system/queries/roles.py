"""Services that run now with what they say of themselves, for the picture of who helps a child."""

from fivefold.system.roles import Helping
from fivefold.vocabulary.ages import AgeBand
from fivefold_web.services.queries import directory as services

COLUMNS = ("pk", "name", "organisation_name", "team", "description", "ages_from", "ages_to")


def helping_services(partnership):
    """One statement however many there are."""
    rows = services.current_services_of(partnership).values_list(*COLUMNS)
    return [
        Helping(
            number=number,
            name=name,
            said=" . ".join(words),
            ages=None if start is None else AgeBand(start, end),
        )
        for number, name, *words, start, end in ((row[0], row[1], row[1], *row[2:]) for row in rows)
    ]
