"""What free text and codes of Open Referral UK say about access and languages. Only plain statements count."""

import re

from fivefold.services.offer import Offer
from fivefold.services.open_to import Access
from fivefold.sources.open_referral_parts import Record, line, part, parts, put
from fivefold.sources.open_referral_places import is_remote
from fivefold.sources.service_words import name_based_id

_SAYS = {
    Access.HEARING_LOOP: re.compile(r"\b(?:induction|hearing) loops?\b"),
    Access.STEP_FREE: re.compile(
        r"\bstep[- ]free\b|\blevel access\b|\bwheelchair[- ](?:access\b|accessible\b|friendly\b)"
    ),
    Access.BABY_CHANGING: re.compile(r"\bbaby[- ]chang"),
    Access.FEEDING: re.compile(r"\bbreast ?-?feeding (?:room|area|space|welcome|friendly)"),
    Access.BUGGY: re.compile(r"\b(?:buggy|pram) (?:access|park|store|storage|friendly)"),
}
_DENIES = re.compile(r"\b(?:no|not|without|cannot|isn['’]t|un\w+able|limited|partial(?:ly)?|some)\b")

# ISO 639-1 for the languages that families here speak most; any other code stays in the record.
LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "cy": "Welsh", "de": "German",
    "en": "English", "es": "Spanish", "fa": "Farsi", "fr": "French", "ga": "Irish", "gd": "Scottish Gaelic",
    "gu": "Gujarati", "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ku": "Kurdish", "lt": "Lithuanian",
    "lv": "Latvian", "ne": "Nepali", "nl": "Dutch", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "so": "Somali", "sq": "Albanian", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "ti": "Tigrinya", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "yo": "Yoruba", "zh": "Chinese", "bfi": "British Sign Language",
}  # fmt: skip
_CODES = {name: code for code, name in LANGUAGES.items()}


def access_in(record: Record) -> frozenset[Access]:
    """What the descriptions of accessibility state; a sentence with "no", "not" or "limited" states nothing."""
    found = {Access.REMOTE} if is_remote(record) else set()
    for link in parts(record, "service_at_locations"):
        for said in parts(part(link, "location"), "accessibility"):
            for key in ("description", "accessibility", "details"):
                found |= _stated(line(said.get(key)).casefold())
    return frozenset(found)


def _stated(text: str) -> set[Access]:
    sentences = [one for one in re.split(r"[.;\n]", text) if not _DENIES.search(one)]
    return {access for access, words in _SAYS.items() if any(words.search(one) for one in sentences)}


def languages_in(record: Record) -> tuple[str, ...]:
    """Names of languages, from the name or the code; one that is listed without either says nothing."""
    found = (_language(one) for one in parts(record, "languages"))
    return tuple(dict.fromkeys(name for name in found if name))


def _language(one: Record) -> str:
    name = line(one.get("name"), 120) or line(one.get("language"), 120)
    code = (line(one.get("code")) or name).casefold()
    known = LANGUAGES.get(code) or LANGUAGES.get(code[:2] if code[2:3] == "-" else "")
    return known if known and (not name or name.casefold() == code) else name


def write_languages(record: Record, offer: Offer) -> None:
    """These languages; those that stay keep their record, and so does one that says nothing to us."""
    former = parts(record, "languages")
    by_name = {_language(one): one for one in former if _language(one)}
    silent = [one for one in former if not _language(one)]
    new = [by_name.get(name) or _new(offer.id, name) for name in offer.languages if name]
    put(record, "languages", [*new, *silent])


def _new(owner: str, name: str) -> Record:
    code = _CODES.get(name)
    return {"id": name_based_id(owner, "language", name), "name": name} | ({"code": code} if code else {})
