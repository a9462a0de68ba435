"""Releases of a place and the keys that it trusts. A release is read and checked again whenever it is shown."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404

from fivefold.late import Late
from fivefold_web.need.models import Release, TrustedKey

# Reading needs cryptography: the pages without a release must not wait for it.
arriving, refusal = Late("fivefold.risk.arriving"), Late("fivefold.release.refusal")
KEPT = 6


@dataclass(frozen=True)
class Opened:
    """What reading a release gave: the release, or why it is refused now."""

    release: object = None
    refused: object = None


def releases_of(partnership):
    """The newest first, without their content."""
    return list(Release.objects.filter(partnership=partnership).defer("content"))


def release_of(partnership, pk):
    """One release of this place, or 404."""
    found = Release.objects.filter(partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    return found


def newest_of(partnership):
    """The release that was checked last, or None."""
    return Release.objects.filter(partnership=partnership).first()


def release_with(partnership, digest):
    """The release with this digest, or None."""
    return Release.objects.filter(partnership=partnership, digest=digest).defer("content").first()


def keys_of(partnership):
    """Every key that was ever trusted, those that still are first."""
    keys = TrustedKey.objects.filter(partnership=partnership)
    return sorted(keys, key=lambda key: (key.withdrawn is not None, key.name.casefold(), key.pk))


def key_of(partnership, pk):
    """One key of this place, or 404."""
    found = TrustedKey.objects.filter(partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    return found


def key_with(partnership, fingerprint):
    """The key with this fingerprint, withdrawn or not, or None."""
    return TrustedKey.objects.filter(partnership=partnership, fingerprint=fingerprint).first()


def trusted_in(partnership):
    """Names and keys whose signatures count today."""
    keys = TrustedKey.objects.filter(partnership=partnership, withdrawn=None)
    return frozenset(keys.values_list("name", "public_key"))


def opened(row):
    """A release that is kept, read with today's keys. It is checked anew when content or keys have changed."""
    found = read(bytes(row.content), trusted_in(row.partnership_id))
    if found.release is not None and found.release.digest != row.digest:
        changed = refusal.ReleaseRefused("it has been changed since it was taken in")
        return Opened(refused=changed)
    return found


@lru_cache(maxsize=KEPT)
def read(content, keys):
    """Read and check a release with these names and keys; the same bytes and keys give the same answer."""
    try:
        return Opened(arriving.read_with(content, [arriving.Key(*key) for key in sorted(keys)]))
    except refusal.ReleaseRefused as refused:
        return Opened(refused=refused.with_traceback(None))
