"""Taking releases in and out, trusting keys and withdrawing trust. What is refused leaves nothing behind."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from fivefold.late import Late
from fivefold_web.audit.actions import record
from fivefold_web.need.models import Release, TrustedKey
from fivefold_web.need.queries import releases as queries

arriving, public_keys = Late("fivefold.risk.arriving"), Late("fivefold.risk.public_keys")


@dataclass(frozen=True)
class Taken:
    """What became of a release: the row, and whether it is new."""

    release: Release
    is_new: bool


def take_in(*, partnership, content, filename, by):
    """Keep a release whole after every check, or raise ReleaseRefused. The same release twice changes nothing."""
    opened = queries.read(content, queries.trusted_in(partnership))
    if opened.refused is not None:
        raise opened.refused
    if held := queries.release_with(partnership, opened.release.digest):
        return Taken(held, is_new=False)
    try:
        return Taken(_kept(partnership, opened.release, content, filename, by), is_new=True)
    except IntegrityError:
        # Two people sent the same release at the same moment: the first one won.
        if held := queries.release_with(partnership, opened.release.digest):
            return Taken(held, is_new=False)
        raise


@transaction.atomic
def _kept(partnership, release, content, filename, by):
    about, size = release.about, arriving.size_of(release)
    row = Release.objects.create(
        partnership=partnership,
        digest=release.digest,
        title=about.title[:300],
        controller=about.controller[:300],
        population=about.population[:300],
        period=about.period[:120],
        is_fictional=about.fictional,
        prepared_by=about.prepared.by[:200],
        prepared_on=about.prepared.on,
        checked_by=release.checked.by[:200],
        checked_on=release.checked.on,
        tables=size.tables,
        cells=size.cells,
        hidden=size.hidden,
        filename=filename[:255],
        content=content,
        uploaded_by=by.audit_label[:200],
    )
    record(partnership=partnership, by=by, did="took in", what=row, after=_facts(row))
    return row


@transaction.atomic
def remove(*, release, by):
    """Take a release out, content and all. Findings that cite it keep what they said."""
    record(partnership=release.partnership, by=by, did="removed", what=release, before=_facts(release))
    release.delete()


def _facts(row):
    return {
        "title": row.title,
        "digest": row.digest,
        "controller": row.controller,
        "prepared_by": row.prepared_by,
        "checked_by": row.checked_by,
        "is_fictional": row.is_fictional,
    }


@transaction.atomic
def trust(*, partnership, name, organisation, key, vouched, by):
    """Trust a public key (`fivefold.risk.public_keys.PublicKey`). One that was withdrawn is trusted again."""
    if not partnership.is_fictional:
        public_keys.refuse_open_secret(key)
    before = queries.key_with(partnership, key.fingerprint)
    facts = {
        "name": name,
        "organisation_name": organisation,
        "public_key": key.text,
        "trusted_by": vouched[:200],
        "withdrawn": None,
        "withdrawn_why": "",
    }
    row, _new = TrustedKey.objects.update_or_create(
        partnership=partnership, fingerprint=key.fingerprint, defaults=facts
    )
    record(
        partnership=partnership,
        by=by,
        did="trusted the key of",
        what=row,
        before={"name": before.name, "withdrawn_why": before.withdrawn_why} if before else None,
        after={"name": name, "fingerprint": key.fingerprint, "vouched": vouched},
    )
    return row


@transaction.atomic
def withdraw(*, key, why, by):
    """Trust a key no longer: releases that it signed are not shown from now on."""
    key.withdrawn, key.withdrawn_why = timezone.now(), why[:300]
    key.save(update_fields=["withdrawn", "withdrawn_why"])
    record(
        partnership=key.partnership,
        by=by,
        did="withdrew the key of",
        what=key,
        before={"fingerprint": key.fingerprint},
        after={"why": why},
    )
    return key
