"""Files of the record of a session."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from fivefold.late import Late
from fivefold.publishing import html
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.publishing.presenters.documents import FORMS
from fivefold_web.publishing.records.document import document_of
from fivefold_web.publishing.records.sheets import workbook_of
from fivefold_web.system.presenters.workbook import XLSX
from fivefold_web.workshops import presenters, queries

word_files = Late("fivefold.publishing.word")
WRITTEN = {
    "docx": (lambda page, on: word_files.word(document_of(page, on=on)), FORMS["docx"][2]),
    "html": (lambda page, on: html.page(document_of(page, on=on)).encode(), FORMS["html"][2]),
    "xlsx": (lambda page, on: workbook_of(page), XLSX),
}


@members_only(May.VIEW)
def session_record(request, pk, form):
    """The record of a session as Word, Excel or a web page, made from what stands in it now."""
    if form not in WRITTEN:
        raise Http404
    on = timezone.localdate()
    session = queries.record_of(request.partnership, pk)
    write, kind = WRITTEN[form]
    name = f"{slugify(session.title) or 'session'}-{session.held_on:%Y-%m-%d}.{form}"
    return HttpResponse(
        write(presenters.RecordPage.of(session, on=on), on),
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
