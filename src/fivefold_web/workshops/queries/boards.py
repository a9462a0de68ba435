"""Reading boards of invented cases."""

from django.db.models import Count
from django.http import Http404

from fivefold.workshops.sharing import Shared
from fivefold_web.workshops.models import CaseBoard, PossibleCause, SharingNeed


def boards_of(partnership):
    """Boards with the number of their causes, newest first."""
    return CaseBoard.objects.filter(partnership=partnership).annotate(
        cause_count=Count("causes", distinct=True), need_count=Count("needs", distinct=True)
    )


def board_of(partnership, pk):
    """A board with its causes and with what would have to be shared."""
    rows = CaseBoard.objects.filter(partnership=partnership, pk=pk)
    return _one(rows.select_related("partnership").prefetch_related("causes", "needs"))


def cause_of(partnership, pk):
    rows = PossibleCause.objects.filter(board__partnership=partnership, pk=pk)
    return _one(rows.select_related("board__partnership"))


def need_of(partnership, pk):
    rows = SharingNeed.objects.filter(board__partnership=partnership, pk=pk)
    return _one(rows.select_related("board__partnership"))


def gaps_of(partnership):
    """What is not shared, from all boards."""
    gaps = [one.value for one in Shared if one.is_gap]
    rows = SharingNeed.objects.filter(board__partnership=partnership, shared_name__in=gaps)
    return list(rows.select_related("board__partnership"))


def untouched_board(partnership, case, day):
    """A board of this case opened on this day on which nothing stands yet, or None."""
    rows = CaseBoard.objects.filter(partnership=partnership, case=case, opened_on=day, revealed=0)
    return rows.filter(causes=None, needs=None).first()


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row
