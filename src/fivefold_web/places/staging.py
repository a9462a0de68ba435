"""Uploaded files that wait for their preview to be confirmed: bound to one partnership, kept for a day."""

import json
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import Http404
from django.utils.translation import gettext as _

KEPT_SECONDS = 24 * 3600
_KEY = re.compile(r"[A-Za-z0-9_-]{20,40}")


class TooLarge(ValueError):
    """A file over the limit, in words its user can act on."""


@dataclass(frozen=True)
class Held:
    """A staged file: its key in addresses, where it lies, and the name it came with."""

    key: str
    path: Path
    filename: str


class LimitedUpload(TemporaryFileUploadHandler):
    """Stops keeping a file once it passes the limit, so that a huge upload never fills the disk."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data, start):
        self.seen += len(raw_data)
        if self.seen > settings.UPLOAD_LIMIT_BYTES:
            self.request.upload_over_limit = self.file_name
            self.file.close()
            raise SkipFile
        super().receive_data_chunk(raw_data, start)
        return


def over_limit(request):
    """The sentence for a file that was too large, or None. Ask before looking at request.FILES."""
    name = getattr(request, "upload_over_limit", None)
    if name is None:
        return None
    limit = settings.UPLOAD_LIMIT_BYTES // 1_000_000
    return _(
        "“%(name)s” is larger than %(limit)s MB, so it was not taken in. "
        "Keep only the areas and years that you need, or split the file, and try again."
    ) % {"name": name, "limit": limit}


def hold(partnership, uploaded, by):
    """Keep an uploaded file until its preview is confirmed or a day has passed."""
    folder = _folder(partnership)
    _sweep(folder)
    key = secrets.token_urlsafe(24)
    with (folder / key).open("wb") as file:
        for chunk in uploaded.chunks():
            file.write(chunk)
    about = {"filename": Path(uploaded.name).name, "by": by.audit_label}
    (folder / f"{key}.json").write_text(json.dumps(about))
    return Held(key, folder / key, about["filename"])


def held_file(partnership, key):
    """A staged file of this partnership, or 404."""
    path = _folder(partnership) / key
    if not _KEY.fullmatch(key) or not path.is_file():
        raise Http404
    about = json.loads(path.with_name(f"{key}.json").read_text())
    return Held(key, path, about["filename"])


def discard(held):
    """Forget a staged file."""
    held.path.unlink(missing_ok=True)
    held.path.with_name(f"{held.key}.json").unlink(missing_ok=True)


def _folder(partnership):
    folder = Path(settings.FIVEFOLD_DATA) / "staged" / str(partnership.pk)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sweep(folder):
    limit = time.time() - KEPT_SECONDS
    for path in folder.iterdir():
        if path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
