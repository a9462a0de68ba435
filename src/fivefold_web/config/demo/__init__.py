"""The fictional place Harbourside and Moors: invented, reproducible, loaded once through the same doors that people use."""

import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from fivefold_web.config.demo.areas import draw_areas
from fivefold_web.config.demo.decisions import decide
from fivefold_web.config.demo.frameworks import word_frameworks
from fivefold_web.config.demo.journeys import tell_journeys
from fivefold_web.config.demo.map import place_postcodes
from fivefold_web.config.demo.need import bring_figures
from fivefold_web.config.demo.pathways import draw_pathways
from fivefold_web.config.demo.place import EMAIL, found_place
from fivefold_web.config.demo.profile import bring_neighbours
from fivefold_web.config.demo.registers import keep_registers
from fivefold_web.config.demo.releases import take_in_release
from fivefold_web.config.demo.scenarios import walk_again
from fivefold_web.config.demo.services import map_services
from fivefold_web.config.demo.sessions import hold_session
from fivefold_web.config.demo.shelf import stock_shelf
from fivefold_web.config.demo.sources import fetch_twice
from fivefold_web.config.demo.system import look_at_the_whole
from fivefold_web.config.demo.totals import count_contacts_and_use
from fivefold_web.config.demo.words import agree_on_words
from fivefold_web.config.demo.workforce import check_teams
from fivefold_web.places import queries

SLUG = "harbourside-and-moors"
NOTE = "demo_sign_in"


def load(folder: Path) -> bool:
    """Load the demonstration if it is not there. Whole or not at all; says whether it did."""
    if queries.partnership_called(SLUG) is not None:
        return False
    print("Loading the fictional place Harbourside and Moors ...", flush=True)
    password = secrets.token_urlsafe(9)
    with transaction.atomic():
        lead = found_place(password)
        bring_figures(lead, folder)
        fetch_twice(lead, folder)
        bring_neighbours(lead, folder)
        draw_areas(lead, folder)
        count_contacts_and_use(lead, folder)
        take_in_release(lead)
        map_services(lead)
        place_postcodes(lead, folder)
        draw_pathways(lead)
        walk_again(lead)
        tell_journeys(lead)
        check_teams(lead)
        hold_session(lead)
        stock_shelf(lead)
        decide(lead)
        word_frameworks(lead)
        agree_on_words(lead)
        look_at_the_whole(lead)
        keep_registers(lead)
    note = folder / NOTE
    note.touch(mode=0o600)
    note.write_text(password)
    return True


def sign_in_words() -> list[str]:
    """How to sign in to the demonstration of this installation; nothing where it was not loaded."""
    note = Path(settings.FIVEFOLD_DATA) / NOTE
    if not note.exists():
        return []
    return [f"Sign in with   {EMAIL}", f"Password       {note.read_text()}"]
