from fivefold.system.membership import SECTORS, Partner, membership
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.support import Level

COUNCIL = Partner("Council", Sector.LOCAL_AUTHORITY, frozenset({Level.ENVIRONMENT, Level.FAMILY}))
NURSERY = Partner("Nursery", Sector.EARLY_YEARS, frozenset({Level.CHILD}))


def test_a_level_where_nobody_acts_is_missing():
    found = membership([COUNCIL, NURSERY], [])
    assert found.missing_levels == [Level.RELATIONSHIP, Level.COMMUNITY]


def test_a_parks_team_clears_the_community():
    parks = Partner("Parks team", Sector.LOCAL_AUTHORITY, frozenset({Level.COMMUNITY}))
    assert membership([COUNCIL, NURSERY, parks], []).missing_levels == [Level.RELATIONSHIP]


def test_other_is_no_sector_that_could_be_missing():
    found = membership([COUNCIL, NURSERY, Partner("Circus", Sector.OTHER)], [])
    assert found.missing_sectors == [
        one for one in SECTORS if one not in (Sector.LOCAL_AUTHORITY, Sector.EARLY_YEARS)
    ]
    assert found.unplaced == ["Circus"]


def test_the_directory_suggests_those_who_are_not_at_the_table_yet():
    directory = [
        ("Toy Library", Level.COMMUNITY),
        ("toy  library", Level.COMMUNITY),
        ("NURSERY", Level.COMMUNITY),
        ("", Level.CHILD),
    ]
    found = membership([NURSERY], directory)
    assert found.suggested == {level: ["Toy Library"] if level is Level.COMMUNITY else [] for level in Level}
