"""Keys are made once, kept by one person and refused where others can read them."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from fivefold.release.signing import fingerprint, key_text
from fivefold_link.engine.protocol import Refused
from fivefold_link.safe_output.keys import make_keys, read_key, read_trusted

PASSPHRASE = "four calm words here"


def test_a_key_with_a_passphrase_opens_with_it_and_with_no_other(tmp_path):
    pair = make_keys(tmp_path / "keys", "Asha Preparer", passphrase=PASSPHRASE)
    key = read_key(pair.secret, passphrase=PASSPHRASE)
    assert read_trusted(pair.public) == {"Asha Preparer": key_text(key.public_key())}
    assert pair.fingerprint == fingerprint(key_text(key.public_key()))
    assert b"ENCRYPTED" in pair.secret.read_bytes()
    with pytest.raises(Refused, match="the passphrase does not fit"):
        read_key(pair.secret, passphrase="four other words here")
    with pytest.raises(Refused, match="locked with a passphrase"):
        read_key(pair.secret)


def test_a_key_without_a_passphrase_is_for_its_owner_alone(tmp_path):
    pair = make_keys(tmp_path, "Ben Checker", passphrase=None)
    assert (pair.secret.name, oct(pair.secret.stat().st_mode & 0o777)) == ("ben-checker.key", "0o600")
    assert read_key(pair.secret, passphrase="not needed").public_key()
    pair.secret.chmod(0o644)
    with pytest.raises(Refused, match="other people on this machine can read this key"):
        read_key(pair.secret)


def test_a_key_is_never_written_over(tmp_path):
    make_keys(tmp_path, "Asha", passphrase=None)
    before = (tmp_path / "asha.key").read_bytes()
    with pytest.raises(Refused, match="there already"):
        make_keys(tmp_path, "Asha", passphrase=None)
    assert (tmp_path / "asha.key").read_bytes() == before


@pytest.mark.parametrize(("name", "passphrase", "said"), [
    ("", None, "needs the name"), ("A\nB", None, "needs the name"), ("Asha", "short", "shorter than 12"),
])  # fmt: skip
def test_a_key_without_a_name_or_with_a_weak_passphrase_is_not_made(tmp_path, name, passphrase, said):
    with pytest.raises(Refused, match=said):
        make_keys(tmp_path, name, passphrase=passphrase)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_key_is_refused_in_words(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        read_key(tmp_path / "nowhere.key")
    for name, content in (
        ("text", b"hello"),
        (
            "curve",
            generate_private_key(SECP256R1()).private_bytes(
                Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
            ),
        ),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(Refused, match="this is no key|a key of another kind"):
            read_key(path)


def test_a_list_of_trusted_people_has_one_key_and_one_name_a_line(tmp_path):
    key = key_text(read_key(make_keys(tmp_path, "Asha", passphrase=None).secret).public_key())
    path = tmp_path / "trusted"
    path.write_text(f"# people\n\n{key} Asha\n")
    assert read_trusted(path) == {"Asha": key}
    for wrong in ("Asha", f"{key} Asha\n{key} Asha", "abc Asha"):
        path.write_text(wrong)
        with pytest.raises(Refused, match="not one key and one name"):
            read_trusted(path)
