"""Where a page goes once something is done."""

from django.shortcuts import redirect


def to_page(request, name, pk):
    """Go to a page of sessions in this place."""
    return redirect(f"workshops:{name}", place=request.partnership.slug, pk=pk)
