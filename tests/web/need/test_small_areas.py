"""Large files of small areas through the real door, and what the place then knows of its small areas."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from fivefold.sources import small_areas as reader
from fivefold.vocabulary.value import State
from fivefold_web.need.models import Dataset, Group, Indicator, SmallAreaFigure, SmallAreaSeries
from fivefold_web.need.queries import small_areas as queries
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.small_areas import a_small_area_file, codes, packed, small_row

pytestmark = pytest.mark.django_db
SEEN = "local-seen-by-a-visitor"


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch):
    monkeypatch.setattr(reader, "LARGE_BYTES", 0)
    monkeypatch.setattr(reader.recognised, "__kwdefaults__", {"large": 0})


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def take_in(place, tmp_path):
    """Take a file in from the command line."""

    def taking(text, name="small.csv", of=place):
        path = tmp_path / name
        path.write_text(text)
        call_command("take_in", str(path), place=of.slug, verbosity=0)

    return taking


def five_areas(period="2024", **about):
    return [
        small_row("E01000001", "20", count=20, of=100, period=period, **about),
        small_row("E01000002", "40", count=40, of=100, period=period, **about),
        small_row("E01000003", "*", count="*", of=100, period=period, **about),
        small_row("E01000004", "0", count=0, of=50, period=period, **about),
    ]


def test_a_file_enters_and_is_found_again(place, take_in):
    take_in(a_small_area_file(*five_areas("2023"), *five_areas("2024")))
    found = queries.figures_of(place, SEEN, ["E01000002", "E01000003", "E01000009"])
    assert [(one.area_code, one.value.state, one.value.number, one.period) for one in found] == [
        ("E01000002", State.OBSERVED, 40, "2024"), ("E01000003", State.SUPPRESSED, None, "2024"),
    ]  # fmt: skip
    assert found[0].value.source.startswith("Council, ")
    assert queries.figures_of(place, SEEN, ["E01000002"], period="2023")[0].period == "2023"
    assert queries.periods_held(place, SEEN) == ["2024", "2023"]


def test_the_same_file_twice_changes_nothing(place, take_in):
    text = a_small_area_file(*five_areas())
    take_in(text)
    take_in(text, "another name.csv")
    assert (Dataset.objects.count(), SmallAreaFigure.objects.count()) == (1, 4)


def test_a_file_with_a_problem_enters_not_at_all(place, take_in):
    with pytest.raises(CommandError, match=r"Row 6, column Value: 'many' is not a number\."):
        take_in(a_small_area_file(*five_areas(), small_row("E01000005", "many")))
    assert (Dataset.objects.count(), SmallAreaFigure.objects.count()) == (0, 0)


def test_the_command_knows_its_place_and_its_file(place, take_in, tmp_path):
    with pytest.raises(CommandError, match="no place 'nowhere'"):
        call_command("take_in", str(tmp_path), place="nowhere")
    with pytest.raises(CommandError, match="There is no file"):
        call_command("take_in", str(tmp_path / "none.csv"), place=place.slug)
    with pytest.raises(CommandError, match="not one that Fivefold knows"):
        take_in("a,b\n1,2\n")


def test_many_rows_and_the_odd_rest_all_enter(place, take_in):
    take_in(a_small_area_file(*(small_row(code, str(at)) for at, code in enumerate(codes(257), 1))))
    assert sorted(SmallAreaFigure.objects.values_list("number", flat=True)) == list(range(1, 258))


def test_taking_the_file_out_leaves_nothing_of_it(place, take_in, client):
    take_in(a_small_area_file(*five_areas()))
    other = a_place("Elsewhere")
    take_in(a_small_area_file(*five_areas()), "theirs.csv", of=other)
    mine = Dataset.objects.get(partnership=place)
    signed_in(client, its_lead(place)).post(f"/places/{place.slug}/need/files/{mine.pk}/remove/")
    kinds = (SmallAreaSeries, Indicator, Dataset)
    assert [kind.objects.filter(partnership=place).count() for kind in kinds] == [0, 0, 0]
    assert (SmallAreaFigure.objects.count(), queries.is_held(place), queries.is_held(other)) == (
        4,
        False,
        True,
    )


def test_one_place_does_not_see_the_small_areas_of_another(place, take_in):
    take_in(a_small_area_file(*five_areas()))
    other = a_place("Elsewhere")
    assert (queries.series_held(other), queries.figures_of(other, SEEN, ["E01000001"])) == ([], [])
    assert queries.together_of(other, SEEN, {"E01000001": 1}) is None


def test_an_area_of_small_areas_has_the_official_interval(place, take_in):
    take_in(a_small_area_file(*five_areas()))
    found = queries.together_of(place, SEEN, {"E01000001": 1, "E01000002": 1, "E01000004": 1})
    assert (found.value.number, found.count, found.denominator) == (24.0, 60, 250)
    assert (round(found.value.low, 1), round(found.value.high, 1)) == (19.1, 29.7)


def test_a_share_of_a_small_area_counts_in_as_a_share_and_makes_an_estimate(place, take_in):
    take_in(a_small_area_file(*five_areas()))
    found = queries.together_of(place, SEEN, {"E01000001": 0.5, "E01000004": 1})
    assert (found.count, found.denominator, found.value.state) == (10, 100, State.ESTIMATED)


@pytest.mark.parametrize(("more", "state"), [("E01000003", State.SUPPRESSED), ("E01000009", State.MISSING)])
def test_what_is_hidden_or_missing_stays_so_in_the_whole(place, take_in, more, state):
    take_in(a_small_area_file(*five_areas()))
    found = queries.together_of(place, SEEN, {"E01000001": 1, more: 1})
    assert (found.value.state, found.value.number, found.count) == (state, None, None)
    assert found.hidden + found.missing == 1


def test_the_profile_of_small_areas_has_a_line_for_each_indicator_in_the_same_number_of_queries(
    place, take_in, django_assert_num_queries
):
    take_in(a_small_area_file(*five_areas(), *five_areas(indicator="Ready")))
    asked = codes(4)
    with django_assert_num_queries(5):
        lines = queries.profile_of(place, asked)
    assert [(line.series.name, line.areas, line.middle, line.whole.value.state) for line in lines] == [
        ("Ready", 4, 20, State.SUPPRESSED), ("Seen by a visitor", 4, 20, State.SUPPRESSED),
    ]  # fmt: skip
    assert (lines[0].lowest.area_code, lines[0].highest.area_code) == ("E01000004", "E01000002")
    take_in(
        a_small_area_file(*five_areas(indicator="A third"), *five_areas(indicator="And more")), "more.csv"
    )
    with django_assert_num_queries(5):
        assert len(queries.profile_of(place, asked)) == 4


def test_the_upload_page_takes_a_large_file_and_a_compressed_one(place, client):
    browser = signed_in(client, its_lead(place))
    sent = SimpleUploadedFile("small.csv.gz", packed(a_small_area_file(*five_areas())))
    preview = browser.post(f"/places/{place.slug}/need/upload/", {"file": sent}, follow=True)
    said = " ".join(preview.content.decode().split())
    assert "Seen by a visitor" in said
    assert "hidden: small numbers" in said
    confirmed = {"source": "Council", "retrieved": "2026-01-01"}
    answer = browser.post(f"{preview.request['PATH_INFO']}confirm/", confirmed, follow=True)
    assert "4 rows have entered." in answer.content.decode()
    assert SmallAreaFigure.objects.filter(state="suppressed", number=None).count() == 1


def test_groups_of_people_are_kept_apart(place, take_in):
    take_in(a_small_area_file(*five_areas(sex="Female"), *five_areas(sex="Male")))
    groups = [one.group for one in queries.series_held(place, indicator=SEEN)]
    assert sorted(Group.objects.filter(pk__in=groups).values_list("sex", flat=True)) == ["Female", "Male"]
    assert len(queries.figures_of(place, SEEN, codes(4), group=groups[1])) == 4
