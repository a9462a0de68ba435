"""Whom a service is open to, who may send families, and how they get in: the words of the directory."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from fivefold.vocabulary.words import marked


class Caregiver(StrEnum):
    """Who of those that care for a child is served. An empty set means that nobody said, never "everybody"."""

    MOTHERS = "mothers"
    BIRTHING_PARENTS = "birthing parents"
    FATHERS = "fathers"
    KINSHIP = "kinship carers"
    FOSTER = "foster carers"
    ADOPTIVE = "adoptive parents"
    YOUNG = "young parents"
    SEPARATED = "parents who live apart"

    @property
    def label(self) -> str:
        return _CAREGIVERS[self]


_CAREGIVERS = {
    Caregiver.MOTHERS: marked("Mothers"),
    Caregiver.BIRTHING_PARENTS: marked("Birthing parents"),
    Caregiver.FATHERS: marked("Fathers and partners"),
    Caregiver.KINSHIP: marked("Kinship carers"),
    Caregiver.FOSTER: marked("Foster carers"),
    Caregiver.ADOPTIVE: marked("Adoptive parents"),
    Caregiver.YOUNG: marked("Young parents"),
    Caregiver.SEPARATED: marked("Parents who live apart"),
}


class Referrer(StrEnum):
    """Who can open the door of a service."""

    SELF = "families themselves"
    ANY_PROFESSIONAL = "any professional"
    MIDWIFE = "midwives"
    HEALTH_VISITOR = "health visitors"
    GP = "GPs"
    EARLY_YEARS = "nurseries and childminders"
    FAMILY_HUB = "family hubs"
    SOCIAL_CARE = "children's social care"
    ADULT_MENTAL_HEALTH = "adult mental health services"
    VOLUNTARY = "charities and community groups"

    @property
    def label(self) -> str:
        return _REFERRERS[self]


_REFERRERS = {
    Referrer.SELF: marked("Families themselves"),
    Referrer.ANY_PROFESSIONAL: marked("Any professional"),
    Referrer.MIDWIFE: marked("Midwives"),
    Referrer.HEALTH_VISITOR: marked("Health visitors"),
    Referrer.GP: marked("GPs"),
    Referrer.EARLY_YEARS: marked("Nurseries and childminders"),
    Referrer.FAMILY_HUB: marked("Family hubs"),
    Referrer.SOCIAL_CARE: marked("Children’s social care"),
    Referrer.ADULT_MENTAL_HEALTH: marked("Adult mental health services"),
    Referrer.VOLUNTARY: marked("Charities and community groups"),
}


class Access(StrEnum):
    """What makes it possible to come. An empty set means that nobody said."""

    BUGGY = "buggy"
    STEP_FREE = "step-free"
    HEARING_LOOP = "hearing loop"
    BABY_CHANGING = "baby changing"
    FEEDING = "place to feed"
    PUBLIC_TRANSPORT = "public transport"
    AT_HOME = "at home"
    REMOTE = "by phone or video"
    EVENINGS = "evenings or weekends"
    INTERPRETER = "interpreter"
    SIBLINGS = "siblings welcome"
    QUIET = "quiet space"

    @property
    def label(self) -> str:
        return _ACCESS[self]


_ACCESS = {
    Access.BUGGY: marked("Room for a buggy"),
    Access.STEP_FREE: marked("Step-free"),
    Access.HEARING_LOOP: marked("Hearing loop"),
    Access.BABY_CHANGING: marked("Baby changing"),
    Access.FEEDING: marked("A place to feed a baby"),
    Access.PUBLIC_TRANSPORT: marked("Near a bus or train"),
    Access.AT_HOME: marked("Comes to the home"),
    Access.REMOTE: marked("By phone or video"),
    Access.EVENINGS: marked("Evenings or weekends"),
    Access.INTERPRETER: marked("Interpreter"),
    Access.SIBLINGS: marked("Brothers and sisters welcome"),
    Access.QUIET: marked("A quiet space"),
}


class CoProducer(StrEnum):
    """With whom a service was shaped."""

    PARENTS = "parents"
    FATHERS = "fathers"
    COMMUNITY = "community groups"
    STAFF = "staff"

    @property
    def label(self) -> str:
        return _CO_PRODUCERS[self]


_CO_PRODUCERS = {
    CoProducer.PARENTS: marked("Parents and carers"),
    CoProducer.FATHERS: marked("Fathers"),
    CoProducer.COMMUNITY: marked("Community groups"),
    CoProducer.STAFF: marked("Front-line staff"),
}


@dataclass(frozen=True, slots=True)
class Hours:
    """When a place is open on one weekday (0 is Monday). `note` holds what a clock cannot ("term time")."""

    weekday: int
    opens: time | None = None
    closes: time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """One place where a service is given.

    latitude, longitude: WGS84 degrees, both or none; `position` says where they come from: "feed", "postcode", "typed"
    """

    name: str = ""
    address: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    position: str = ""
    hours: tuple[Hours, ...] = ()

    @property
    def is_on_the_map(self) -> bool:
        return self.latitude is not None and self.longitude is not None
