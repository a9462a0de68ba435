"""Every picture about need as a file: the address says the same as the page that shows it.

A page registers its picture with one line: a name, and the function that makes an `Offered` of a request. The function
returns None where there is nothing to draw.
"""

from django.http import Http404, HttpResponse
from django.utils import timezone

from fivefold_web.need.presenters.offered import WRITERS, written
from fivefold_web.need.views import faced_files, indicator, profile, side_by_side, totals_files
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

PICTURES = {
    "spine": profile.spine,
    "over-time": indicator.over_time,
    "across-areas": indicator.across_areas,
    "by-deprivation": indicator.by_deprivation,
    "by-group": indicator.by_group,
    "funnel": indicator.funnel,
    "side-by-side": side_by_side.heat,
    "each-area": side_by_side.small,
    **faced_files.PICTURES,
    **totals_files.PICTURES,
}


@members_only(May.VIEW)
def download(request, name, kind):
    """One picture, or its figures, as a file."""
    if name not in PICTURES or kind not in WRITERS:
        raise Http404
    offered = PICTURES[name](request)
    if offered is None or (offered.picture is None and kind in ("svg", "png")):
        raise Http404
    file = written(offered, kind, timezone.localdate())
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(file.content, content_type=file.kind, headers=headers)
