"""Facts for which the standard has no word: they travel as attributes of a taxonomy of ours, and come back."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from fivefold.services.offer import ItemTag, Offer
from fivefold.services.open_to import Access, Caregiver, CoProducer, Referrer
from fivefold.services.supply import Supply, SupplyError, Wait, WaitBasis
from fivefold.sources.open_referral_parts import Record, number, part, parts, prose, put
from fivefold.sources.service_words import name_based_id
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier

LEVEL = "Fivefold level"
KIND = "Fivefold kind of support"
MAIN_KIND = "Fivefold main kind of support"
REACH = "Fivefold reach"
NEED_GROUP = "Fivefold need group"
AGES = "Fivefold age band in months"
WORDS = "Fivefold words"
ACCESS = "Fivefold access"
MEASURE = "Fivefold measure"
SUPPLY = "Fivefold supply"
EXACT = "Fivefold exact"
_SETS: dict[str, tuple[str, type[StrEnum]]] = {
    "levels": (LEVEL, Level),
    "tiers": (KIND, Tier),
    "need_groups": (NEED_GROUP, NeedGroup),
    "serves": ("Fivefold caregivers served", Caregiver),
    "referrers": ("Fivefold who can refer", Referrer),
    "access": (ACCESS, Access),
    "co_produced": ("Fivefold shaped with", CoProducer),
}
_TAGS = {
    "factor": "Fivefold factor",
    "component": "Fivefold nurturing care",
    "nest": "Fivefold NEST",
    "intervention": "Fivefold intervention",
}
_EFFECTS = ("lessens it", "softens its impact", "builds it")
# Words of ours, with the room that the directory has for them (0: no limit).
_WORDS = {"caregivers": 0, "eligibility": 0, "capacity": 0, "team": 200, "exclusions": 0, "evidence": 80}
# The facts that our attributes say; ages stand there in months beside the years of the standard.
TOLD = frozenset(
    {*_SETS, *_WORDS, "primary", "reach", "measures", "asks_about_children", "tags", "supply", "ages"}
)
_ASKS = "asks adults about children"
OURS = frozenset(
    {MAIN_KIND, REACH, AGES, WORDS, MEASURE, SUPPLY, EXACT, *_TAGS.values(), *(name for name, _ in _SETS.values())}
)  # fmt: skip
# What partners plan with. It leaves in files between partners, not in the feed for everybody.
FOR_PARTNERS = frozenset(
    {"places", "caseload", "staff", "volunteers", "given on", "funding ends", "wait basis", "wait on"}
)


def attributes_of(record: Mapping[str, Any], taxonomy: str) -> list[Record]:
    there = record.get("attributes")
    if not isinstance(there, list):
        return []
    return [
        one
        for one in there
        if isinstance(one, dict)
        and isinstance(term := one.get("taxonomy_term"), dict)
        and term.get("taxonomy") == taxonomy
    ]


def _term(attribute: Record) -> Record:
    return part(attribute, "taxonomy_term")


def _names(record: Record, taxonomy: str) -> list[str]:
    return [_word(one) for one in attributes_of(record, taxonomy)]


def _word(attribute: Record) -> str:
    return " ".join(str(_term(attribute).get("name", "")).split())


def _values(record: Record, taxonomy: str) -> dict[str, str]:
    return {
        str(_term(one).get("name")): str(one.get("value") or "") for one in attributes_of(record, taxonomy)
    }


# --- reading -----------------------------------------------------------------------------------------------------


def read_terms(record: Record) -> dict[str, Any]:
    """The facts in our attributes. A term that we do not know stays in the record and says nothing here."""
    facts: dict[str, Any] = {name: _set(record, *kind) for name, kind in _SETS.items()}
    said = _values(record, WORDS)
    facts |= {name: _clipped(said.get(name, ""), room) for name, room in _WORDS.items()}
    main = [tier for word in _names(record, MAIN_KIND) for tier in Tier if tier.value == word]
    tiers = facts["tiers"]
    facts["primary"] = main[0] if main else next(iter(tiers)) if len(tiers) == 1 else None
    facts["reach"] = next((r for word in _names(record, REACH) for r in Reach if r.value == word), None)
    facts["measures"] = tuple(dict.fromkeys(word[:120] for word in _names(record, MEASURE) if word))
    facts["asks_about_children"] = {"yes": True, "no": False}.get(said.get(_ASKS, ""))
    facts["tags"] = _tags(record)
    facts["supply"] = _supply(_values(record, SUPPLY))
    return facts


def _set(record: Record, taxonomy: str, kinds: type[StrEnum]) -> frozenset[StrEnum]:
    known = {kind.value: kind for kind in kinds}
    return frozenset(known[word] for word in _names(record, taxonomy) if word in known)


def _clipped(text: str, room: int) -> str:
    return prose(text)[:room].rstrip() if room else prose(text)


def _tags(record: Record) -> frozenset[ItemTag]:
    """One tag an item; a factor without a known effect says nothing."""
    found: dict[tuple[str, str], ItemTag] = {}
    for kind, taxonomy in _TAGS.items():
        for one in attributes_of(record, taxonomy):
            slug, effect = _word(one)[:120], str(one.get("value") or "")
            if slug and (kind != "factor" or effect in _EFFECTS):
                found.setdefault((kind, slug), ItemTag(kind, slug, effect if kind == "factor" else ""))
    return frozenset(found.values())


def _supply(said: dict[str, str]) -> Supply:
    places, caseload, staff, volunteers = (
        _figure(said.get(name)) for name in ("places", "caseload", "staff", "volunteers")
    )
    return Supply(
        places=int(places) if places is not None else None,
        caseload=int(caseload) if caseload is not None else None,
        staff=staff,
        volunteers=int(volunteers) if volunteers is not None else None,
        on=_day(said.get("given on")),
        wait=_wait(said),
        funding_ends=_day(said.get("funding ends")),
    )


def _figure(text: str | None) -> float | None:
    found = number(text) if text else None
    return found if found is not None and 0 <= found < 2**31 else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _wait(said: dict[str, str]) -> Wait | None:
    low, _, high = said.get("wait in weeks", "").partition(" to ")
    start, end = _figure(low), _figure(high)
    if start is None or end is None:
        return None
    basis = next((one for one in WaitBasis if one.value == said.get("wait basis")), WaitBasis.SAID)
    try:
        return Wait(start, end, basis, _day(said.get("wait on")))
    except SupplyError:
        return None


# --- writing -----------------------------------------------------------------------------------------------------


def write_terms(record: Record, offer: Offer) -> None:
    """Our attributes anew; everybody else's stay where they are."""
    others = [one for one in parts(record, "attributes") if _term(one).get("taxonomy") not in OURS]
    put(record, "attributes", [*others, *(attribute(offer.id, *term) for term in _said(offer))])


def attribute(owner: str, taxonomy: str, name: str, label: str = "", value: str = "") -> Record:
    term = {
        "id": name_based_id(taxonomy, name),
        "name": name,
        "description": label or name,
        "taxonomy": taxonomy,
    }
    said: Record = {
        "id": name_based_id(owner, taxonomy, name),
        "link_type": "service",
        "taxonomy_term": term,
    }
    return said | ({"value": value} if value else {})


def _said(offer: Offer) -> Iterator[tuple[str, str, str, str]]:
    for name, (taxonomy, kinds) in _SETS.items():
        chosen = getattr(offer, name)
        yield from ((taxonomy, kind.value, _label(kind), "") for kind in kinds if kind in chosen)
    for taxonomy, one in ((MAIN_KIND, offer.primary), (REACH, offer.reach)):
        if one is not None:
            yield taxonomy, one.value, _label(one), ""
    if offer.ages:
        yield AGES, "age band", "", f"{offer.ages.start} to {offer.ages.end}"
    yield from ((WORDS, name, "", getattr(offer, name)) for name in _WORDS if getattr(offer, name))
    if offer.asks_about_children is not None:
        yield WORDS, _ASKS, "", "yes" if offer.asks_about_children else "no"
    yield from ((MEASURE, slug, "", "") for slug in offer.measures)
    yield from ((_TAGS[tag.kind], tag.slug, "", tag.effect) for tag in sorted(offer.tags))
    yield from ((SUPPLY, name, "", value) for name, value in _figures(offer.supply).items() if value)


def _label(kind: StrEnum) -> str:
    return str(getattr(kind, "label", kind.value))


def _figures(supply: Supply) -> dict[str, str]:
    wait = supply.wait
    return {
        "places": _written(supply.places),
        "caseload": _written(supply.caseload),
        "staff": _written(supply.staff),
        "volunteers": _written(supply.volunteers),
        "given on": supply.on.isoformat() if supply.on else "",
        "funding ends": supply.funding_ends.isoformat() if supply.funding_ends else "",
        "wait in weeks": f"{_written(wait.low)} to {_written(wait.high)}" if wait else "",
        "wait basis": wait.basis.value if wait else "",
        "wait on": wait.on.isoformat() if wait and wait.on else "",
    }


def _written(figure: float | None) -> str:
    return "" if figure is None else str(int(figure)) if float(figure).is_integer() else repr(figure)
