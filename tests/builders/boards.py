"""Boards of invented cases in tests."""

from datetime import date

from fivefold_web.workshops.actions import boards as actions
from tests.builders.places import its_lead

NURSERY = "the-nursery-think-of-the-whole-child"


def a_board(place, title="The nursery"):
    return actions.open_board(
        partnership=place, case=NURSERY, title=title, on=date(2026, 11, 3), by=its_lead(place)
    )


def a_cause(board, text="Worries about money", level="family", key="key-of-a-cause"):
    return actions.add_cause(
        board=board, client_key=key, by=its_lead(board.partnership), level_name=level, text=text
    )


def a_sharing_need(board, shared="not shared today", key="key-of-a-pair"):
    return actions.mark_sharing(
        board=board,
        client_key=key,
        by=its_lead(board.partnership),
        one="Nursery",
        other="Health visiting",
        what="That outbursts happen at home too",
        shared_name=shared,
    )
