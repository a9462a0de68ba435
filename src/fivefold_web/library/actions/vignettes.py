"""Adding, changing and removing the place's own vignettes."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.library.models import LocalVignette


@transaction.atomic
def add_vignette(*, partnership, title, age_months, text, cells, by):
    """A child of an age, in the first person, told by this place. The same told twice is one child."""
    facts = _facts(title, age_months, text, cells)
    row, made = LocalVignette.objects.get_or_create(
        partnership=partnership, **facts, defaults={"written_by": str(by)}
    )
    if made:
        record(partnership=partnership, by=by, did="added a vignette", what=row, after=facts)
    return row


@transaction.atomic
def change_vignette(*, partnership, vignette, title, age_months, text, cells, by):
    """Tell it differently; the audit keeps what it said before."""
    before = {name: getattr(vignette, name) for name in ("title", "age_months", "text", "cells")}
    facts = _facts(title, age_months, text, cells)
    for name, fact in facts.items():
        setattr(vignette, name, fact)
    vignette.save()
    record(
        partnership=partnership, by=by, did="changed a vignette", what=vignette, before=before, after=facts
    )
    return vignette


@transaction.atomic
def remove_vignette(*, partnership, vignette, by):
    """Take it out; the audit keeps its words."""
    before = {name: getattr(vignette, name) for name in ("title", "age_months", "text", "cells")}
    record(partnership=partnership, by=by, did="removed a vignette", what=vignette, before=before)
    vignette.delete()


def _facts(title, age_months, text, cells):
    return {"title": title, "age_months": age_months, "text": text, "cells": " ".join(cells)}
