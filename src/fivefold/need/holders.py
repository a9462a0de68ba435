"""Who holds data about what: the words of the register of data holders and of the audit of adults who are parents."""

from enum import StrEnum

from fivefold.vocabulary.words import marked


class AgeSplit(StrEnum):
    """How far a dataset tells children's ages apart."""

    MONTHS = "months"
    YEARS = "single years"
    UNDER_FIVE = "under five together"
    WIDER = "wider bands"
    NONE = "none"
    UNKNOWN = "not known"

    @property
    def label(self) -> str:
        return _AGE_SPLITS[self]

    @property
    def shows_under_fives(self) -> bool:
        """Whether children under five can be told from older ones."""
        return self in (AgeSplit.MONTHS, AgeSplit.YEARS, AgeSplit.UNDER_FIVE)


_AGE_SPLITS = {
    AgeSplit.MONTHS: marked("by age in months"),
    AgeSplit.YEARS: marked("by single year of age"),
    AgeSplit.UNDER_FIVE: marked("under-fives together"),
    AgeSplit.WIDER: marked("in wider bands (such as 0 to 17)"),
    AgeSplit.NONE: marked("cannot be split by age"),
    AgeSplit.UNKNOWN: marked("not known yet"),
}


class AreaSplit(StrEnum):
    """The smallest area that a dataset tells apart."""

    POSTCODE = "postcode"
    LSOA = "LSOA"
    MSOA = "MSOA"
    WARD = "ward"
    DISTRICT = "council"
    WIDER = "wider area"
    NONE = "none"
    UNKNOWN = "not known"

    @property
    def label(self) -> str:
        return _AREA_SPLITS[self]


_AREA_SPLITS = {
    AreaSplit.POSTCODE: marked("postcode"),
    AreaSplit.LSOA: marked("small area (LSOA)"),
    AreaSplit.MSOA: marked("neighbourhood (MSOA)"),
    AreaSplit.WARD: marked("ward"),
    AreaSplit.DISTRICT: marked("council or board"),
    AreaSplit.WIDER: marked("wider than a council"),
    AreaSplit.NONE: marked("no area"),
    AreaSplit.UNKNOWN: marked("not known yet"),
}


class Sharing(StrEnum):
    """Whether partners may use a dataset, and in what form."""

    PUBLISHED = "published"
    AGGREGATES = "aggregates shared"
    LINKED = "records linked under an agreement"
    ASKED = "asked for"
    REFUSED = "refused"
    NOT_ASKED = "not asked"

    @property
    def label(self) -> str:
        return _SHARING[self]

    @property
    def can_be_used(self) -> bool:
        return self in (Sharing.PUBLISHED, Sharing.AGGREGATES, Sharing.LINKED)


_SHARING = {
    Sharing.PUBLISHED: marked("published: anybody may use it"),
    Sharing.AGGREGATES: marked("totals are shared with partners"),
    Sharing.LINKED: marked("records are linked under an agreement"),
    Sharing.ASKED: marked("asked for, no answer yet"),
    Sharing.REFUSED: marked("asked for and refused"),
    Sharing.NOT_ASKED: marked("nobody has asked yet"),
}


class Recorded(StrEnum):
    """Whether a service records something about the adults it sees."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NO = "no"
    UNKNOWN = "not known"

    @property
    def label(self) -> str:
        return _RECORDED[self]

    @property
    def of_records(self) -> str:
        """The same said of the records of a dataset."""
        return _OF_RECORDS[self]


_OF_RECORDS = {
    Recorded.ALWAYS: marked("yes, every record"),
    Recorded.SOMETIMES: marked("some records"),
    Recorded.NO: marked("no"),
    Recorded.UNKNOWN: marked("not known yet"),
}
_RECORDED = {
    Recorded.ALWAYS: marked("yes, for every adult"),
    Recorded.SOMETIMES: marked("sometimes, or in free text"),
    Recorded.NO: marked("no"),
    Recorded.UNKNOWN: marked("not known yet"),
}
