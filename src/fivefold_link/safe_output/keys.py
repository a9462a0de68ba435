"""Keys of the people who prepare and check releases: made here, kept by each person alone."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from fivefold.release.signing import fingerprint, key_text
from fivefold_link.engine.protocol import Refused

SHORTEST_PASSPHRASE = 12
_LINE = re.compile(r"([A-Za-z0-9+/]{43}=)\s+(\S.*)")


@dataclass(frozen=True)
class KeyPair:
    """Two files: `secret` stays with its owner, `public` goes to whoever reads releases."""

    name: str
    secret: Path
    public: Path
    fingerprint: str


def make_keys(folder: Path, name: str, *, passphrase: str | None) -> KeyPair:
    """Make a key pair for one person. Without a passphrase the secret file is readable by its owner alone."""
    if not name.strip() or "\n" in name:
        raise Refused("a key needs the name of its owner", remedy="Give the name that releases should carry.")
    if passphrase is not None and len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(
            f"the passphrase is shorter than {SHORTEST_PASSPHRASE} characters",
            remedy="Take several words that belong together only for you.",
        )
    stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "key"
    secret, public = folder / f"{stem}.key", folder / f"{stem}.pub"
    key = Ed25519PrivateKey.generate()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write_new(secret, _pem(key, passphrase), 0o600)
    text = key_text(key.public_key())
    _write_new(public, f"{text} {name.strip()}\n".encode(), 0o644)
    return KeyPair(name.strip(), secret, public, fingerprint(text))


def _pem(key: Ed25519PrivateKey, passphrase: str | None) -> bytes:
    lock: KeySerializationEncryption = NoEncryption()
    if passphrase is not None:
        lock = BestAvailableEncryption(passphrase.encode())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)


def _write_new(path: Path, content: bytes, mode: int) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        raise Refused(
            "a key of this name is there already",
            where=str(path),
            remedy="Use the key that is there, or make one in another folder. A key that is lost cannot be remade.",
        ) from None
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read_key(path: Path, *, passphrase: str | None = None) -> Ed25519PrivateKey:
    """The secret key in a file. One without a passphrase must be readable by its owner alone."""
    try:
        content = path.read_bytes()
    except OSError as wrong:
        raise Refused(
            f"the key cannot be read ({wrong.strerror})",
            where=str(path),
            remedy="Name the file that ends in .key, or make keys with `fivefold-link keys`.",
        ) from None
    locked = b"ENCRYPTED" in content
    if not locked and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Refused(
            "other people on this machine can read this key",
            where=str(path),
            remedy=f"Run: chmod 600 {path.name}. If somebody may have copied it, make a new key and say so to readers.",
        )
    return _loaded(content, path, passphrase if locked else None)


def _loaded(content: bytes, path: Path, passphrase: str | None) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(content, passphrase.encode() if passphrase else None)
    except TypeError:
        raise Refused(
            "this key is locked with a passphrase", where=str(path), remedy="Give its passphrase."
        ) from None
    except ValueError:
        raise Refused(
            "the passphrase does not fit, or this is no key",
            where=str(path),
            remedy="Try again; a passphrase that is lost means a new key.",
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused(
            "this is a key of another kind", where=str(path), remedy="Make keys with `fivefold-link keys`."
        )
    return key


def read_trusted(path: Path) -> dict[str, str]:
    """Names and public keys of people who are trusted: one a line, key first, as in a .pub file."""
    trusted: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None or found[2] in trusted:
            raise Refused(
                "this line is not one key and one name of its own",
                where=f"{path.name}, line {number}",
                remedy="Put in each line what a .pub file holds: the key, a space and the name.",
            )
        trusted[found[2]] = found[1]
    return trusted
