"""Public keys as people hand them over: a line of a .pub file, a bare key, or a PEM block."""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from fivefold.release.signing import fingerprint, key_text

OPEN_SECRETS = frozenset({"7a51 4210 03bf 16bd", "60b1 922b 8bc2 f506"})
"""Fingerprints of the demonstration's keys: their secrets stand in its source, so anybody can sign with them."""
_LINE = re.compile(r"([A-Za-z0-9+/]{43}=)(?:\s+(\S.*))?")
SAYS_THE_FINGERPRINT = "Ask its owner for the file that ends in .pub, and compare the fingerprint aloud."


class NoPublicKey(ValueError):
    """What was given is no public key of a release; the words say what it is and what to do."""


class PublicKey(NamedTuple):
    """A public key, the name that stood beside it (if any), and its fingerprint in groups of four."""

    text: str
    name: str
    fingerprint: str


def read_public_key(given: str) -> PublicKey:
    """The one public key in a text."""
    lines = [line.strip() for line in given.strip().splitlines() if line.strip() and not line.startswith("#")]
    said = "\n".join(lines)
    if "PRIVATE KEY" in said:
        raise NoPublicKey(
            "This is a secret key. Nobody but its owner may have it: tell the owner to make a new one. "
            + SAYS_THE_FINGERPRINT
        )
    if said.startswith("-----BEGIN PUBLIC KEY-----"):
        return _of(_from_pem(said), "")
    if len(lines) > 1:
        raise NoPublicKey("This holds more than one line. Add one key at a time.")
    found = _LINE.fullmatch(said)
    if found is None:
        raise NoPublicKey(
            "This is not a public key: a key is 44 letters, digits and signs that end in “=”. "
            + SAYS_THE_FINGERPRINT
        )
    return _of(_checked(found[1]), (found[2] or "").strip())


def refuse_open_secret(key: PublicKey) -> None:
    """Refuse a key whose secret everybody can read."""
    if key.fingerprint in OPEN_SECRETS:
        raise NoPublicKey(
            "This is a key of the demonstration: its secret is public, so anybody could sign with it. "
            "It counts in the fictional place alone."
        )


def _from_pem(said: str) -> str:
    try:
        key = load_pem_public_key(said.encode())
    except ValueError:
        raise NoPublicKey("This key is damaged. " + SAYS_THE_FINGERPRINT) from None
    if not isinstance(key, Ed25519PublicKey):
        raise NoPublicKey("This is a key of another kind; releases are signed with Ed25519 keys.")
    return key_text(key)


def _checked(text: str) -> str:
    try:
        return key_text(Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True)))
    except (ValueError, binascii.Error):
        raise NoPublicKey("This key is damaged. " + SAYS_THE_FINGERPRINT) from None


def _of(text: str, name: str) -> PublicKey:
    return PublicKey(text, name, fingerprint(text))
