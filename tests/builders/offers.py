"""Any services: every fact of the directory, with texts that people could have typed."""

from datetime import date, time

from hypothesis import strategies as st

from fivefold.knowledge.schemas.interventions import ToolkitLabel
from fivefold.services.offer import ItemTag, Offer, Status
from fivefold.services.open_to import Access, Caregiver, CoProducer, Hours, Location, Referrer
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.sources.service_words import says_nothing
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier

# Letters, signs and traps of spreadsheets; no spaces at the ends, no words that stand for nothing.
LETTERS = st.sampled_from("ab;\"'=+@-éß, ()\u201c7")


def text(most=12):
    lines = st.text(LETTERS, max_size=most).map(lambda line: " ".join(line.split()))
    return lines.filter(lambda line: not says_nothing(line) or not line)


def prose():
    return st.lists(text().filter(bool), max_size=3).map("\n".join)


def several(of, most=3):
    return st.frozensets(st.sampled_from(list(of)), max_size=most)


def parts():
    return st.lists(
        text().filter(lambda part: part and not part.startswith("E")), max_size=3, unique=True
    ).map(tuple)


days = st.none() | st.dates(date(2000, 1, 1), date(2099, 1, 1))
counts = st.none() | st.integers(0, 5000)
amounts = st.floats(0, 5000, allow_nan=False)


@st.composite
def waits(draw):
    low, high = sorted((draw(amounts), draw(amounts)))
    return Wait(low, high, draw(st.sampled_from(WaitBasis)), draw(days))


@st.composite
def supplies(draw):
    return Supply(
        draw(counts), draw(counts), draw(st.none() | amounts), draw(counts), draw(days), draw(st.none() | waits()), draw(days)
    )  # fmt: skip


@st.composite
def hours(draw):
    clock = st.none() | st.times().map(lambda at: time(at.hour, at.minute))
    opens, closes = draw(clock), draw(clock)
    if opens and closes and closes <= opens:
        closes = None
    return Hours(draw(st.integers(0, 6)), opens, closes, draw(text()))


@st.composite
def locations(draw):
    degrees = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    latitude, longitude = degrees or (None, None)
    return Location(
        name=draw(text().filter(bool)), address=draw(prose()), postcode=draw(st.sampled_from(["", "HM1 1AA"])),
        latitude=latitude, longitude=longitude, position=draw(st.sampled_from(["feed", "postcode", "typed"])) if degrees else "",
        hours=tuple(draw(st.lists(hours(), max_size=3))),
    )  # fmt: skip


TAGS = [
    ItemTag("factor", "parental-stress", "lessens it"), ItemTag("factor", "premature-birth", "softens its impact"),
    ItemTag("factor", "parenting-skills", "builds it"), ItemTag("component", "early-learning"), ItemTag("nest", "safe"),
    ItemTag("intervention", "watch-me-play"), ItemTag("intervention", "dad-matters"),
]  # fmt: skip


@st.composite
def offers(draw, key="k"):
    tiers = draw(several(Tier))
    start = draw(st.integers(-9, 300))
    return Offer(
        id=key, name=draw(text().filter(lambda name: name and not name.startswith("Example: "))), organisation=draw(text()),
        description=draw(prose()), levels=draw(several(Level)), tiers=tiers, primary=min(tiers, default=None),
        reach=draw(st.none() | st.sampled_from(Reach)), need_groups=draw(several(NeedGroup)),
        ages=draw(st.none() | st.integers(1, 900).map(lambda more: AgeBand(start, start + more))), areas=draw(parts()),
        status=draw(st.sampled_from(Status)), caregivers=draw(prose()), eligibility=draw(prose()), capacity=draw(prose()),
        address=draw(prose()), postcode=draw(text(6)), email=draw(st.sampled_from(["", "hub@example.org"])), telephone=draw(text()),
        website=draw(st.sampled_from(["", "https://example.org/a"])), assured_on=draw(days), team=draw(text()), exclusions=draw(prose()),
        serves=draw(several(Caregiver)), referrers=draw(several(Referrer)), access=draw(several(Access)),
        co_produced=draw(several(CoProducer)), languages=draw(parts()),
        measures=draw(st.sampled_from([(), ("asq-3",), ("sdq-2-4", "adbb")])), evidence=draw(st.sampled_from(["", *ToolkitLabel])),
        cost=draw(prose()), free=draw(st.sampled_from([None, True, False])),
        asks_about_children=draw(st.sampled_from([None, True, False])), supply=draw(supplies()),
        locations=tuple(draw(st.lists(locations(), max_size=3, unique=True))), tags=draw(several(TAGS)),
        original=draw(st.sampled_from(["", '{"x":1}'])),
    )  # fmt: skip


def services():
    """A few services with keys of their own."""
    return st.tuples(offers("a"), offers("b")).map(list) | offers("c").map(lambda offer: [offer])
