"""The facilitator's screen in words."""

from dataclasses import dataclass
from io import BytesIO

import segno
from markupsafe import Markup

from fivefold.workshops.codes import spoken
from fivefold_web.workshops.presenters.items import ItemLine


def qr_code(address):
    """The address as a QR picture: SVG without styles, so that it fits the content security policy."""
    file = BytesIO()
    segno.make(address, error="m").save(
        file, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, svgclass="ff-qr", lineclass=None
    )
    return Markup(file.getvalue().decode())  # noqa: S704 - made here from our own address


@dataclass(frozen=True)
class RunPage:
    """The facilitator's screen, fit for a projector: code, picture, prompts with the number of answers."""

    heading: str
    session: object
    code: str
    address: str
    picture: str
    lines: list

    @classmethod
    def of(cls, session, address, tally_of):
        lines = [ItemLine.of(item, tally_of(item)) for item in session.items.all()]
        return cls(session.title, session, spoken(session.code), address, qr_code(address), lines)
