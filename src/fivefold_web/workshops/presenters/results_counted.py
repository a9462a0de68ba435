"""What was chosen, put in order, named, sorted by level or question, pinned, or written in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.drawing import Twin
from fivefold.charts.plan import PinsOnPlan, PlanPin
from fivefold.charts.votes import PLAIN, Answer, VoteRow, Votes
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.value import State
from fivefold.workshops.activities import Activity, TermMark
from fivefold.workshops.movement import state_of_round
from fivefold.workshops.placing import most_points, placed
from fivefold.workshops.results import chosen, heaps, pins
from fivefold.workshops.terms import Spoken, counted
from fivefold_web.workshops.presenters.outcomes import Drawn, answered, cells, hidden_words
from fivefold_web.workshops.presenters.terms import cloud_of

MOST_WORDS = 20
QUESTIONS = {
    "noticed": lambda: _("Who would notice?"),
    "understood": lambda: _("Who would understand it?"),
    "supported": lambda: _("Who would support them?"),
}


def chosen_result(outcome):
    """A bar for each choice, as long as the number who chose it."""
    last = outcome.last
    rows, table = _moved_choices(outcome) if outcome.asked_twice else _choices(outcome)
    reading = _chosen_reading(outcome, chosen(outcome.question, last), len(last))
    method = ""
    if outcome.question.activity is Activity.CHOOSE_SEVERAL:
        method = _("People could choose several, so the numbers add up to more than the people.")
    return Drawn(reading, _bars(outcome, reading, rows, table), method, figures=_numbers(outcome, last))


def _numbers(outcome, casts):
    return tuple(str(one.total) for one in chosen(outcome.question, casts)) + (str(len(casts)),)


def _bars(outcome, reading, rows, table, answers=None):
    answers = answers or (Answer(_("Number"), "", PLAIN[1]),)
    return Votes(outcome.item.text, reading, answers, tuple(rows), table, True, outcome.big, outcome.small)


def _choices(outcome):
    found, base = chosen(outcome.question, outcome.casts), len(outcome.casts)
    rows = [VoteRow(outcome.lines[one.line], one.counts, _of(one.total, base)) for one in found]
    table = tuple((outcome.lines[one.line], str(one.total), str(base)) for one in found)
    return rows, Twin((_("Choice"), _("Chosen by"), _("Answered")), table)


def _of(number, base):
    return _("%(n)s of %(all)s") % {"n": number, "all": base}


def _moved_choices(outcome):
    """Both rounds below one another; hidden where one of them was answered by few."""
    rounds = outcome.both(chosen)
    rows, table = [], []
    for one in rounds:
        label = outcome.lines[one.line]
        rows.append(VoteRow(label, None))
        for when, counts, base in (
            (_("Before talking"), one.before, len(outcome.before)),
            (_("After talking"), one.after, len(outcome.after)),
        ):
            rows.append(_round_row(when, counts, base, outcome.smallest))
            table.append((label, when, cells(counts, outcome.smallest, 1)[0]))
        change = one.change
        table.append((label, _("Change"), "–" if isinstance(change, State) else f"{change[0]:+d}"))
    return rows, Twin((_("Choice"), _("Round"), _("Chosen by")), tuple(table))


def _round_row(when, counts, base, smallest):
    if isinstance(counts, State):
        return VoteRow(when, None, hidden_words(counts, smallest), inner=True)
    return VoteRow(when, counts, _of(counts[0], base), inner=True)


def _chosen_reading(outcome, found, base):
    most = max((one.total for one in found), default=0)
    if not most:
        return _("Nobody answered.")
    first = [f"“{outcome.lines[one.line]}”" for one in found if one.total == most]
    facts = {"what": _listed(first), "n": most, "all": base}
    return ngettext(
        "%(what)s was chosen most: by %(n)s of %(all)s.", "%(what)s were chosen most: each by %(n)s of %(all)s.", len(first)
    ) % facts  # fmt: skip


def _listed(words):
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def ranked_result(outcome):
    """Points by the Borda count; asked again, the last round is drawn and the first stands in a table."""
    last = outcome.last
    found, most = placed(outcome.question, last), most_points(outcome.question, last)
    reading = _ranked_reading(outcome, found, len(last))
    rows = [
        VoteRow(f"{place_words(one)} {outcome.lines[one.line]}", (float(one.points),), _points_said(one))
        for one in found
    ]
    method = _(
        "Borda count: with %(m)d choices a first place gives %(top)d points, each further place one less; what "
        "somebody left open shares the points that remain. The most that was possible is %(most)d."
    ) % {"m": len(found), "top": max(len(found) - 1, 0), "most": most}
    figures = tuple(number(one.points) for one in found)
    return Drawn(reading, _bars(outcome, reading, rows, _ranked_twin(outcome)), method, figures=figures)


def place_words(one):
    """ "2." or "2.=" where several share it."""
    return f"{one.place}.=" if one.shares_its_place else f"{one.place}."


def number(points):
    return f"{float(points):.1f}".removesuffix(".0")


def _points_said(one):
    return _("%(points)s points, first for %(n)s") % {"points": number(one.points), "n": one.first}


def _ranked_twin(outcome):
    headers = (_("Place"), _("Points"), _("Put first by"))
    if not outcome.asked_twice:
        rows = _ranked_rows(outcome, outcome.casts)
        return Twin((_("Choice"), *headers), tuple(rows))
    rounds = (
        (_("Before talking"), outcome.before, outcome.after),
        (_("After talking"), outcome.after, outcome.before),
    )
    rows = [
        row for when, casts, others in rounds for row in _round_of_ranks(outcome, when, casts, len(others))
    ]
    return Twin((_("Choice"), _("Round"), *headers), tuple(rows))


def _ranked_rows(outcome, casts):
    for one in placed(outcome.question, casts):
        yield outcome.lines[one.line], place_words(one), number(one.points), str(one.first)


def _round_of_ranks(outcome, when, casts, others):
    """A round line by line; one line with words where it is hidden."""
    state = state_of_round(len(casts), others, outcome.smallest)
    if state is not State.OBSERVED:
        return [(_("All choices"), when, hidden_words(state, outcome.smallest), "–", "–")]
    return [(line, when, *rest) for line, *rest in _ranked_rows(outcome, casts)]


def _ranked_reading(outcome, found, base):
    if not base:
        return _("Nobody answered.")
    first = [one for one in found if one.place == 1]
    names = _listed([f"“{outcome.lines[one.line]}”" for one in first])
    facts = {"what": names, "n": first[0].first, "all": base}
    if len(first) > 1:
        return _("%(what)s share the first place.") % facts
    return _("%(what)s stands first; %(n)s of %(all)s put it first.") % facts


def terms_result(outcome):
    """Words by how many sent them, and how they would use them; on the wall they are a cloud."""
    found = counted(_spoken(outcome.casts), ())
    answers = tuple(Answer(_(mark.label), sign, fill) for mark, sign, fill in zip(TermMark, ("+", "", "−", "="), PLAIN, strict=True))  # fmt: skip
    rows = [VoteRow(term.word, _marks(term), _same(term)) for term in found[:MOST_WORDS]]
    headers = (_("Word"), *(_(mark.label) for mark in TermMark), _("Same as"))
    table = Twin(
        headers,
        tuple((one.word, *(str(n) for n in _marks(one)), ", ".join(one.partners) or "–") for one in found),
    )
    reading = _terms_reading(found)
    method = _("The %(n)d words sent most often; the table has all.") % {"n": MOST_WORDS} if len(found) > MOST_WORDS else ""  # fmt: skip
    figures = tuple(str(one.said) for one in found)
    picture = _bars(outcome, reading, rows, table, answers)
    if outcome.big and found:
        picture = cloud_of(outcome.item.text, list(_spoken(outcome.casts)), big=True)
    return Drawn(reading, picture, method, figures=figures)


def _spoken(casts):
    for cast in casts:
        for mark in cast.said.marks:
            yield Spoken(cast.said.text, TermMark(mark.value), mark.label)


def _marks(term):
    """In the order of TermMark."""
    return term.prefer, term.use, term.avoid, term.same_as


def _same(term):
    return "= " + ", ".join(term.partners) if term.partners else str(term.said)


def _terms_reading(found):
    if not found:
        return _("Nobody answered.")
    facts = {"n": len(found), "word": found[0].word, "times": found[0].said}
    words = ngettext("%(n)d word, “%(word)s”, sent %(times)d times", "%(n)d different words; most often “%(word)s” (%(times)d)", len(found)) % facts  # fmt: skip
    disputed = [f"“{one.word}”" for one in found if one.prefer and one.avoid]
    if not disputed:
        return f"{words}."
    return _("%(words)s. Some would like to use, others to avoid: %(which)s.") % {"words": words, "which": ", ".join(disputed)}  # fmt: skip


def heaps_result(outcome):
    """Possible causes by level, or ideas by question and whether anybody does them today."""
    walk = outcome.question.activity is Activity.SCENARIO
    labels = {key: words() for key, words in QUESTIONS.items()} if walk else {one.value: _(one.label) for one in Level}  # fmt: skip
    found = heaps(outcome.question, outcome.casts)
    counts = [(len(one.texts) - one.undone, one.undone) if walk else (len(one.texts),) for one in found]
    rows = [VoteRow(labels[one.heading], n, str(sum(n))) for one, n in zip(found, counts, strict=True)]
    answers = (Answer(_("Somebody does it"), "", PLAIN[1]), Answer(_("Nobody does it today"), "!", PLAIN[2])) if walk else None  # fmt: skip
    reading = _walk_reading(found) if walk else _heaps_reading(found, labels)
    picture = _bars(outcome, reading, rows, _heaps_twin(found, labels, walk), answers)
    return Drawn(reading, picture, written_by(), figures=tuple(str(n) for pair in counts for n in pair))


def written_by():
    return _("The words were written by participants.")


def _heaps_twin(found, labels, walk):
    headers = (_("Question") if walk else _("Level"), _("Number"), _("What people wrote"))
    rows = ((labels[one.heading], str(len(one.texts)), "; ".join(one.texts) or "–") for one in found)
    return Twin(headers, tuple(rows))


def _heaps_reading(found, labels):
    total = sum(len(one.texts) for one in found)
    if not total:
        return _("Nobody answered.")
    reached = sum(bool(one.texts) for one in found)
    causes = ngettext("%(n)d possible cause", "%(n)d possible causes", total) % {"n": total}
    most = max(found, key=lambda one: len(one.texts))
    return _("%(causes)s at %(reached)s of 5 levels; most at “%(level)s”.") % {"causes": causes, "reached": reached, "level": labels[most.heading]}  # fmt: skip


def _walk_reading(found):
    total, undone = sum(len(one.texts) for one in found), sum(one.undone for one in found)
    if not total:
        return _("Nobody answered.")
    ideas = ngettext("%(n)d idea", "%(n)d ideas", total) % {"n": total}
    return _("%(ideas)s; for %(undone)s of them nobody does it today.") % {"ideas": ideas, "undone": undone}


def pins_result(outcome):
    """Pins on the plan, numbered; the table says what each stands for and where it lies."""
    found = pins(outcome.casts)
    plan, reading = outcome.plan, _pins_reading(outcome, len(found))
    rows = tuple((str(n), one.label or "–", _lies(plan, one)) for n, one in enumerate(found, 1))
    table = Twin((_("Pin"), _("What it stands for"), _("Where")), rows)
    pinned = tuple(PlanPin(one.x, one.y) for one in found)
    picture = PinsOnPlan(outcome.item.text, reading, pinned, table, outcome.big, plan)
    method = f"{written_by()} {drawn_from(plan)}" if plan else written_by()
    return Drawn(reading, picture, method, figures=(str(len(found)),))


def _pins_reading(outcome, number):
    if outcome.plan:
        return ngettext("%(n)d pin on the map of this place.", "%(n)d pins on the map of this place.", number) % {"n": number}  # fmt: skip
    said = ngettext("%(n)d pin on the plan.", "%(n)d pins on the plan.", number) % {"n": number}
    return f"{said} {no_map()}" if outcome.lacks_its_map else said


def no_map():
    return _("There is no map: this place holds no boundaries of its areas, so the plan is a plain grid.")


def drawn_from(plan):
    """What the map shows: its areas, its fixed box, and how exact a pin is."""
    box = plan.box
    return _(
        "The map: %(areas)s, north at the top, from longitude %(west).2f to %(east).2f and from latitude %(south).2f"
        " to %(north).2f. Pins are about right, never an address."
    ) % {
        "areas": plan.ground.label,
        "west": box.west,
        "east": box.east,
        "south": box.south,
        "north": box.north,
    }


def _lies(plan, pin):
    """The area of the map, or the ninth of the plan, in which a pin lies."""
    if plan is None:
        return where(pin)
    outside = _("outside the areas of the map (%(where)s)") % {"where": where(pin)}
    return plan.area_at(pin.x, pin.y) or outside


def where(pin):
    """The ninth of the plan in which a pin lies."""
    down = (_("above"), _("in the middle"), _("below"))[min(pin.y * 3 // 1000, 2)]
    along = (_("left"), _("centre"), _("right"))[min(pin.x * 3 // 1000, 2)]
    return f"{down}, {along}"


def words_result(outcome):
    """What people wrote; with themes, how many answers each holds."""
    texts = tuple(cast.said.text for cast in outcome.casts)
    readable = {one.pk for one in outcome.item.answers.all()}
    themes = [(one.name, sum(a.pk in readable for a in one.answers.all())) for one in outcome.item.themes.all() if not one.proposed]  # fmt: skip
    themes.sort(key=lambda pair: (-pair[1], pair[0].casefold()))
    if not themes:
        return Drawn(
            _sentence(answered(len(texts))), None, written_by(), texts=texts, figures=(str(len(texts)),)
        )
    facts = {"answers": answered(len(texts)), "n": len(themes), "theme": themes[0][0], "size": themes[0][1]}
    reading = ngettext("%(answers)s in %(n)d theme: “%(theme)s” (%(size)d).", "%(answers)s in %(n)d themes; the largest is “%(theme)s” (%(size)d).", len(themes)) % facts  # fmt: skip
    rows = [VoteRow(name, (number,), _of(number, len(texts))) for name, number in themes]
    table = Twin((_("Theme"), _("Answers")), tuple((name, str(n)) for name, n in themes))
    method = _("People sorted the answers; an answer may be in several themes.")
    return Drawn(reading, _bars(outcome, reading, rows, table), method, texts=texts, figures=tuple(str(n) for _name, n in themes))  # fmt: skip


def _sentence(words):
    return f"{words}."
