from fivefold.system.pressures import Side, Work, without_relationships

ABUSE = Work("1", Side.REDUCE, "domestic-abuse")
DRUGS = Work("2", Side.REDUCE, "drugs-and-alcohol")


def test_work_against_a_pressure_with_nothing_beside_it_is_named():
    assert without_relationships([ABUSE]) == [ABUSE]


def test_work_on_relationships_beside_it_answers_it():
    beside = Work("3", Side.BUILD, "parent-child-and-couple-relationships", beside="1")
    assert without_relationships([ABUSE, DRUGS, beside]) == [DRUGS]


def test_work_on_relationships_for_every_family_answers_all():
    assert without_relationships([ABUSE, DRUGS, Work("3", Side.BUILD, "parenting")]) == []


def test_a_local_capability_counts_where_it_builds_relationships():
    assert without_relationships([ABUSE, Work("3", Side.BUILD, "self-worth")]) == [ABUSE]
    assert without_relationships([ABUSE, Work("3", Side.BUILD, "", relationships=True)]) == []


def test_reducing_a_pressure_never_builds_a_relationship_by_itself():
    assert without_relationships([Work("1", Side.REDUCE, "parenting", relationships=True)]) != []


def test_no_work_against_a_pressure_asks_for_nothing():
    assert without_relationships([Work("3", Side.BUILD, "self-worth"), Work("4", Side.OTHER)]) == []
