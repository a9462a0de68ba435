"""Outlines of the areas that a release speaks of."""

import re

from fivefold.vocabulary.shapes import outline_of
from fivefold_web.need.models import Boundary


def outlines_of(partnership, codes, vintage):
    """Outline and a point inside for each code that is held; never of another year than the release names."""
    rows = Boundary.objects.filter(
        partnership=partnership,
        dataset__replaced_by__isnull=True,
        area_code__in=[c for c in codes if len(c) == 9],
    )
    if year := re.search(r"\d{4}", vintage):
        rows = rows.filter(vintage=int(year[0]))
    listed = rows.order_by("-vintage", "-dataset_id").values_list(
        "area_code", "shape", "longitude", "latitude"
    )
    found = {}
    for code, shape, longitude, latitude in listed:
        found.setdefault(code, (shape, (longitude, latitude)))
    return {code: (outline_of(shape), at) for code, (shape, at) in found.items()}
