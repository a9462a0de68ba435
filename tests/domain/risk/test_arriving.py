"""What people send instead of a release, and keys as people hand them over."""

import io
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from fivefold.release.packing import zipped
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.signing import fingerprint, key_text
from fivefold.risk.arriving import Key, from_folder, read_with, refuse_other_files, trusted_for
from fivefold.risk.public_keys import NoPublicKey, read_public_key, refuse_open_secret
from fivefold_web.config.demo.made_release import secret
from tests.builders.release import CHECKER, PREPARER, PREPARER_KEY, TRUSTED, release_files

KEYS = [Key(name, text) for name, text in TRUSTED.items()]


def a_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"nhs_number,forename\n9990000018,Ann\n", "an NHS number: these are rows of people"),
        (b"Date of birth;Postcode\n1.2.2024;M1 1AA\n", "a date of birth: these are rows of people"),
        (b"reference\tseen\n1234567890123\t2024-03-01\n", "line 2 holds what looks like a long number"),
        (
            b"place,when\nMoors,2024-03-01\n",
            "line 2 holds what looks like a date of birth or another exact day",
        ),
        (b"area,children\nMoors,120\n", "this is a table or a text, not a release"),
        (b'{"format": "fivefold-release/1"}', "this is one file of a release, not the whole"),
        (b"\x89PNG\x00\x00", "this is not a .zip file"),
        (b"", "this is a table or a text, not a release"),
    ],
)
def test_what_is_no_release_is_told_apart(content, words):
    with pytest.raises(ReleaseRefused) as refused:
        refuse_other_files(content)
    assert words in refused.value.what
    assert refused.value.remedy
    assert "Ann" not in str(refused.value)


def test_a_workbook_is_told_from_a_release():
    with pytest.raises(ReleaseRefused, match="Excel or Word file"):
        refuse_other_files(a_workbook())


def test_a_person_may_have_had_several_keys():
    older = key_text(Ed25519PrivateKey.from_private_bytes(b"an older key of the preparer 000").public_key())
    content = zipped(release_files())
    keys = [*KEYS, Key(PREPARER, older)]
    assert trusted_for(content, keys)[PREPARER] == TRUSTED[PREPARER]
    assert read_with(content, keys).about.prepared.by == PREPARER


def test_a_key_of_another_name_does_not_count():
    swapped = [Key(CHECKER, TRUSTED[PREPARER]), Key(PREPARER, TRUSTED[CHECKER])]
    with pytest.raises(ReleaseRefused, match="is not one that you trust"):
        read_with(zipped(release_files()), swapped)


def test_the_files_of_a_folder_are_the_release():
    files = {name.rpartition("/")[2]: content for name, content in release_files().items()}
    assert read_with(from_folder(files), KEYS).digest == read_with(zipped(release_files()), KEYS).digest


def test_a_public_key_is_read_from_a_line_a_bare_text_or_pem():
    public = PREPARER_KEY.public_key()
    text = key_text(public)
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    assert read_public_key(f"{text} Asha Preparer\n") == (text, "Asha Preparer", fingerprint(text))
    assert read_public_key(f"  {text}\n").name == ""
    assert read_public_key(pem).text == text


def rsa_pem():
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - never used
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def private_pem():
    return PREPARER_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("hello", "not a public key"),
        ("A" * 43 + "=\n" + "B" * 43 + "=", "more than one line"),
        ("-----BEGIN PUBLIC KEY-----\nnothing\n-----END PUBLIC KEY-----", "damaged"),
        (rsa_pem(), "another kind"),
        (private_pem(), "secret key"),
    ],
)
def test_what_is_no_public_key_is_refused_in_words(given, words):
    with pytest.raises(NoPublicKey, match=words):
        read_public_key(given)


@pytest.mark.parametrize("hand", ["prepares", "checks"])
def test_keys_whose_secret_is_public_count_nowhere_else(hand):
    with pytest.raises(NoPublicKey, match="key of the demonstration"):
        refuse_open_secret(read_public_key(key_text(secret(hand).public_key())))
