"""One row, or the page that says there is none."""

from django.http import Http404


def one_of(rows):
    """The first of the rows; a page “not found” where there is none."""
    row = rows.first()
    if row is None:
        raise Http404
    return row
