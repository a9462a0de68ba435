"""Two people sign a release, each with a key of their own (Ed25519)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pydantic import Field

from fivefold.release.manifest import FORMAT, Format, Manifest, Strict, Words, canonical
from fivefold.release.refusal import ASK_THE_CONTROLLER, ReleaseRefused

SIGNATURES = "signatures.json"
Base64 = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]{43,86}={1,2}$")]


class Hand(StrEnum):
    """In which part somebody signs."""

    PREPARED = "prepared"
    CHECKED = "checked"


class Signature(Strict):
    hand: Hand
    by: Words
    key: Base64
    signature: Base64


class Signatures(Strict):
    """`signatures.json`, whole."""

    format: Format
    signatures: tuple[Signature, ...] = Field(max_length=2)


def signed_text(manifest: Manifest, hand: Hand) -> bytes:
    """What is signed: the format and the part, then the canonical manifest.

    Who prepares cannot know who will check, so that signature covers the manifest with `checked` empty.
    """
    said = manifest if hand is Hand.CHECKED else manifest.model_copy(update={"checked": None})
    return f"{FORMAT} {hand.value}\n".encode() + canonical(said)


def sign(manifest: Manifest, hand: Hand, by: str, key: Ed25519PrivateKey) -> Signature:
    """One person's signature under a manifest."""
    said = base64.b64encode(key.sign(signed_text(manifest, hand))).decode()
    return Signature(hand=hand, by=by, key=key_text(key.public_key()), signature=said)


def key_bytes(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def key_text(key: Ed25519PublicKey) -> str:
    """A public key as text, for a list of people who are trusted."""
    return base64.b64encode(key_bytes(key)).decode()


def fingerprint(key: str) -> str:
    """A short form of a public key to read out on the telephone."""
    digest = hashlib.sha256(base64.b64decode(key)).hexdigest()[:16]
    return " ".join(digest[i : i + 4] for i in range(0, 16, 4))


def refuse_bad_signatures(
    manifest: Manifest, given: Signatures, hands: tuple[Hand, ...], trusted: Mapping[str, object] | None
) -> None:
    """Refuse unless these hands signed, each once, with keys and names that differ, over this very manifest."""
    if tuple(s.hand for s in given.signatures) != hands:
        raise _refused(f"it needs {len(hands)} signature{'s' * (len(hands) > 1)}: {' and '.join(hands)}")
    if len({s.key for s in given.signatures}) < len(hands):
        raise _refused("one key signed twice: a release needs two people, each with a key of their own")
    names = {Hand.PREPARED: manifest.about.prepared.by}
    if manifest.checked:
        names[Hand.CHECKED] = manifest.checked.by
    if len({same_person(name) for name in names.values()}) < len(hands):
        raise _refused("one person prepared and checked it: a release needs two people")
    for signature in given.signatures:
        if signature.by != names[signature.hand]:
            raise _refused(f"the manifest names {names[signature.hand]}, but {signature.by} signed")
        _refuse_forged(manifest, signature)
        if trusted is not None:
            _refuse_unknown(signature, trusted)


def same_person(name: str) -> str:
    """A name without case and spaces, so that one person under two spellings is one person."""
    return "".join(name.casefold().split())


def _refuse_forged(manifest: Manifest, signature: Signature) -> None:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signature.key, validate=True))
        key.verify(
            base64.b64decode(signature.signature, validate=True), signed_text(manifest, signature.hand)
        )
    except (InvalidSignature, ValueError):
        raise _refused(
            f"the signature of {signature.by} ({signature.hand}) does not fit the manifest"
        ) from None


def _refuse_unknown(signature: Signature, trusted: Mapping[str, object]) -> None:
    known = trusted.get(signature.by)
    text = key_text(known) if isinstance(known, Ed25519PublicKey) else known
    if isinstance(text, bytes):
        text = base64.b64encode(text).decode()
    if text != signature.key:
        raise ReleaseRefused(
            f"the key of {signature.by} ({fingerprint(signature.key)}) is not one that you trust",
            where=SIGNATURES,
            remedy="Ask the data controller for the keys of the people who prepare and check, by another way than "
            "this file, and add them to the list of trusted keys.",
        )


def _refused(what: str) -> ReleaseRefused:
    return ReleaseRefused(what, where=SIGNATURES, remedy=ASK_THE_CONTROLLER)
