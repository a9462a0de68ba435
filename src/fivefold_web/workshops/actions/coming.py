"""People come in, and find their group."""

from fivefold_web.workshops.actions.answering import arrive
from fivefold_web.workshops.actions.groups import deal_group


def come_in(*, session, client_key, sector="", group=None):
    """Count a phone, and give back its group: the one it chose, the one it is in, else the smallest. None without groups."""
    if group is None and session.groups.exists():
        group = deal_group(session=session, client_key=client_key, sector=sector)
    arrive(session=session, client_key=client_key, sector=sector, group=group)
    return group
