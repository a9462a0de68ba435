"""Parts of a page say what they mean in words, and never let typed text become markup."""

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import State, Value
from fivefold_web.design.environment import address
from fivefold_web.design.fields import described_by, summary_words

PARTS = '{% import "design/parts.jinja" as parts %}'
FORMS = '{% import "design/forms.jinja" as forms with context %}'
NASTY = "<script>alert(1)</script>"


def drawn(template, **about):
    environment = engines.all()[0].env
    about.setdefault("request", RequestFactory().get("/"))
    return " ".join(environment.from_string(template).render(**about).split())


class Question(forms.Form):
    name = forms.CharField(label="Name", help_text="As families know it")
    note = forms.CharField(label="Note", required=False, max_length=50, widget=forms.Textarea)
    reach = forms.ChoiceField(label="Reach", choices=[("u", "Universal")], widget=forms.RadioSelect)


def test_a_suppressed_figure_is_never_shown_as_a_number():
    said = drawn(PARTS + "{{ parts.value(v) }}", v=Value(State.SUPPRESSED, unit="children", period="2024"))
    assert "hidden: small numbers" in said
    assert "0 " not in said.replace("2024", "")


def test_a_figure_carries_its_interval_basis_period_and_source():
    v = Value.observed(
        81.4, low=79, high=83.7, basis="Wilson 95%", period="2024/25", source="A register", unit="%"
    )
    said = drawn(PARTS + "{{ parts.value(v) }}", v=v)
    assert "81.4% (79.0% to 83.7%)" in said
    assert "Wilson 95% · 2024/25 · A register" in said


def test_an_estimate_says_that_it_is_one():
    said = drawn(PARTS + "{{ parts.value(v) }}", v=Value(State.ESTIMATED, None, 1000, 1500, unit="children"))
    assert "1,000 to 1,500" in said
    assert "estimated" in said


@pytest.mark.parametrize("rating", [*Rag, *(one.value for one in Rag)])
def test_a_rating_has_a_sign_and_a_word(rating):
    said = drawn(PARTS + "{{ parts.rag(rating) }}", rating=rating)
    assert Rag(rating).sign in said
    assert Rag(rating).label in said


def test_no_rating_is_a_dash_that_says_so():
    assert "Not rated" in drawn(PARTS + "{{ parts.rag(none) }}")


@pytest.mark.parametrize("comparison", list(Comparison))
def test_a_comparison_has_a_sign_and_a_word(comparison):
    said = drawn(PARTS + "{{ parts.comparison(c) }}", c=comparison)
    assert comparison.sign in said
    assert comparison.label in said


@pytest.mark.parametrize(
    "part",
    [
        "{% call parts.card(x) %}{{ x }}{% endcall %}", "{{ parts.tag(x) }}", "{{ parts.notice(x) }}",
        "{{ parts.empty(x, '/', x) }}", "{{ parts.crumbs([(x, '/')]) }}", "{{ parts.summary([(x, x)]) }}",
        "{{ parts.confirm(request, '/', x, x) }}", "{% call parts.figure(x, '') %}{{ x }}{% endcall %}",
        "{{ parts.tile(x, x, x) }}", "{{ parts.steps([(x, 'now', none)]) }}",
    ],
)  # fmt: skip
def test_typed_text_stays_text_in_every_part(part):
    assert NASTY not in drawn(PARTS + part, x=NASTY)


def test_the_error_summary_leads_to_each_field_and_says_what_to_do():
    said = drawn(FORMS + "{{ forms.error_summary(form) }}", form=Question({}))
    assert "There is a problem" in said
    assert '<a href="#id_name">Name: fill this in</a>' in said
    assert '<a href="#id_reach_0">Reach: choose an answer</a>' in said


def test_a_form_without_errors_has_no_summary():
    assert drawn(FORMS + "{{ forms.error_summary(form) }}", form=Question()) == ""


def test_hint_and_error_are_read_out_with_the_field():
    bound = Question({})["name"]
    assert described_by(bound) == "id_name-hint id_name-error"
    said = drawn(FORMS + "{{ forms.field(form['name']) }}", form=Question({}))
    assert 'aria-describedby="id_name-hint id_name-error"' in said
    assert 'id="id_name-hint"' in said
    assert 'id="id_name-error"' in said
    assert 'aria-invalid="true"' in said


def test_a_long_text_is_counted_and_never_cut():
    said = drawn(FORMS + "{{ forms.field(form['note']) }}", form=Question())
    assert "You can write up to 50 characters" in said
    assert "maxlength" not in said


def test_choices_stand_in_a_group_with_its_question():
    said = drawn(FORMS + "{{ forms.field(form['reach']) }}", form=Question())
    assert "<fieldset" in said
    assert (
        '<legend class="ff-label">Reach </legend>' in said
        or '<legend class="ff-label">Reach</legend>' in said
    )


def test_an_error_of_its_own_is_not_reworded():
    class Strict(Question):
        def clean_name(self):
            raise forms.ValidationError("There is already one")

    form = Strict({"name": "x", "reach": "u"})
    assert summary_words(form["name"], form.errors["name"][0]) == "There is already one"


def test_an_address_that_is_not_installed_is_empty():
    assert address("no:such_page") == ""


def test_left_out_pages_are_a_sign_and_no_link_and_the_next_page_begins_at_its_list():
    fifth = Paginator(range(100), 10).page(5)
    said = drawn(PARTS + '{{ parts.pages(page, "area=x", at="others") }}', page=fifth)
    assert re.findall(r'href="([^"]+)"', said) == [
        f"?area=x&amp;page={number}#others" for number in (4, 1, 4, 6, 10, 6)
    ]
    assert said.count('<li class="ff-pages__gap" aria-hidden="true">…</li>') == 2


def test_a_picture_that_is_wider_than_a_phone_scrolls_in_a_named_box_that_keys_reach():
    said = drawn(
        PARTS + '{% call parts.figure("Births & beds", "<svg/>"|safe) %}<table></table>{% endcall %}'
    )
    assert (
        'class="ff-figure__picture ff-scroll" tabindex="0" role="region" aria-label="Picture: Births &amp; beds"><svg/>'
        in said
    )
