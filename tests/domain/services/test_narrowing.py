from fivefold.services.narrowing import Narrowing, narrowed
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach
from tests.builders.services import an_offer

BABIES = an_offer("Babies", ages=AgeBand(0, 12), areas=("Quayside", "The Moors"))
PREGNANCY = an_offer("Pregnancy", ages=AgeBand(-9, 0), reach=Reach.TARGETED)
SILENT = an_offer("Silent", ages=None, reach=None)
ALL = [BABIES, PREGNANCY, SILENT]


def test_nothing_asked_leaves_everything():
    assert narrowed(ALL, Narrowing()).fitting == ALL
    assert not Narrowing(area="  ").narrows


def test_a_service_that_does_not_say_its_ages_is_counted_apart_and_never_as_all_ages():
    found = narrowed(ALL, Narrowing(age=3))
    assert (found.fitting, found.silent) == ([BABIES], {"age": 1})
    assert narrowed(ALL, Narrowing(age=-1)).fitting == [PREGNANCY]


def test_an_area_is_found_by_a_part_of_its_name_and_silence_is_told():
    found = narrowed(ALL, Narrowing(area="moors"))
    assert (found.fitting, found.silent) == ([BABIES], {"area": 2})


def test_what_speaks_against_a_service_counts_more_than_its_silence():
    assert narrowed([PREGNANCY], Narrowing(age=3, area="moors")).silent == {}


def test_everything_asked_must_fit():
    assert narrowed(ALL, Narrowing(age=-1, reach=Reach.TARGETED)).fitting == [PREGNANCY]
    assert narrowed(ALL, Narrowing(age=3, reach=Reach.TARGETED)).fitting == []
