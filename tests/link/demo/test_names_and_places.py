"""Names have a few common heads and a long tail; places have forms that no real place uses."""

import re
from collections import Counter

import numpy as np
import pytest

from fivefold_link.demo import names
from fivefold_link.demo.common_names import COMMON_FORENAMES, COMMON_SURNAMES, NICKNAMES
from fivefold_link.demo.places import (
    AN_AREA,
    UNUSED_AREAS,
    area_code,
    places,
    postcode_bytes,
    wider_code,
)
from fivefold_link.standardise.names import placeholders
from fivefold_link.standardise.places import NO_FIXED_HOME, SHAPE


def test_there_are_8000_forenames_and_40000_surnames_each_once():
    forenames, surnames = names.forenames().words, names.surnames().words
    assert (len(forenames), len(set(forenames.tolist()))) == (8_000, 8_000)
    assert (len(surnames), len(set(surnames.tolist()))) == (40_000, 40_000)


@pytest.mark.parametrize("vocabulary", [names.forenames, names.surnames])
def test_names_are_letters_a_to_z_with_room_for_one_more(vocabulary):
    words = [word.decode() for word in vocabulary().words.tolist()]
    assert [word for word in words if not re.fullmatch("[A-Z]{2,17}", word)] == []


def test_no_forename_is_a_placeholder():
    stands_for_none, beginnings, _ = placeholders()
    words = [word.decode() for word in names.forenames().words.tolist()]
    assert [word for word in words if word in stands_for_none or word.startswith(beginnings)] == []


def test_the_commonest_surname_is_about_one_in_a_hundred_and_most_are_rare():
    rng = np.random.default_rng(1)
    drawn = Counter(names.surnames().draw(np.zeros(200_000, dtype=np.int8), rng).tolist())
    assert 0.006 < drawn.most_common(1)[0][1] / 200_000 < 0.02
    assert sum(1 for count in drawn.values() if count <= 2) > len(drawn) / 4


def test_every_culture_draws_its_own_common_names_most_often():
    rng = np.random.default_rng(2)
    for turn, culture in enumerate(COMMON_SURNAMES):
        drawn = Counter(names.surnames().draw(np.full(50_000, turn, dtype=np.int8), rng).tolist())
        top = {names.surnames().words[code].decode() for code, _ in drawn.most_common(5)}
        assert top <= set(COMMON_SURNAMES[culture].split()), culture
    girls = names.forenames().words[names.forenames().draw(np.zeros(10, dtype=np.int8), rng)]
    assert len(girls) == 10
    assert set(COMMON_FORENAMES) == set(COMMON_SURNAMES)


def test_a_nickname_is_another_name_of_its_group():
    vocabulary = names.forenames()
    for group in NICKNAMES:
        for name in group.split():
            code = vocabulary.words.tolist().index(name.encode())
            other = vocabulary.words[vocabulary.nickname[code]].decode()
            assert other != name
            assert any({name, other} <= set(one.split()) for one in NICKNAMES)


def test_roots_are_those_of_standardising():
    vocabulary = names.forenames()
    words = vocabulary.words.tolist()
    assert vocabulary.words[vocabulary.root[words.index(b"HARRY")]] == b"HENRY"
    assert vocabulary.words[vocabulary.root[words.index(b"OLIVIA")]] == b"OLIVIA"


def test_postcodes_have_the_shape_of_one_in_areas_that_do_not_exist():
    codes = np.random.default_rng(3).choice(AN_AREA * len(UNUSED_AREAS), 20_000, replace=False)
    written = postcode_bytes(codes).view("S7").ravel().astype(str).tolist()
    assert len(set(written)) == 20_000
    assert [one for one in written if not re.fullmatch(SHAPE, one)] == []
    assert {one[0] for one in written} == set("QVXZ")
    assert not any(one.startswith(("ZE", NO_FIXED_HOME)) for one in written)


def test_deciles_are_tenths_of_the_areas_and_neighbours_resemble_one_another():
    place = places(20_000, 40, 5, np.random.default_rng(4))
    assert np.bincount(place.decile)[1:].tolist() == [50] * 10
    assert [place.hardship[place.decile == one].mean() for one in (1, 5, 10)] == sorted(
        [place.hardship[place.decile == one].mean() for one in (1, 5, 10)], reverse=True
    )
    within = place.hardship.reshape(-1, 5).std(axis=1).mean()
    assert within < 0.8 * place.hardship.std()


def test_codes_of_areas_are_clearly_fictional():
    assert (area_code(0), wider_code(11)) == ("X01000001", "X02000012")


def test_more_postcodes_than_there_are_unused_forms_are_refused():
    with pytest.raises(ValueError, match="forms that no real place uses"):
        places(AN_AREA * len(UNUSED_AREAS) + 1, 40, 5, np.random.default_rng(5))
