"""The record of a session in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold_web.workshops.presenters.items import ItemLine


@dataclass(frozen=True)
class RecordPage:
    """The session on paper: what was asked, said, grouped and agreed; never who."""

    heading: str
    session: object
    sectors: str
    lines: list

    @classmethod
    def of(cls, session, tally_of):
        sectors = ", ".join(_(row.sector.label) for row in session.sectors.all())
        lines = [ItemLine.of(item, tally_of(item)) for item in session.items.all()]
        return cls(session.title, session, sectors or _("not noted"), lines)
