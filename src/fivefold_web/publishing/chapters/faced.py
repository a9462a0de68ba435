"""Factors faced together: what the newest release from the secure side says, with what it hides."""

from django.utils.translation import gettext as _

from fivefold.late import Late
from fivefold.publishing.document import Bullets, Number, Section, Table
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.need.presenters import faced_made as making
from fivefold_web.need.presenters import faced_pictures as pictures
from fivefold_web.need.presenters import faced_titles as titles
from fivefold_web.need.presenters import faced_words as words
from fivefold_web.need.presenters.words import About
from fivefold_web.need.queries import releases as queries
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said

numbers, combos = Late("fivefold.risk.numbers"), Late("fivefold.risk.together")
chance, protecting = Late("fivefold.risk.chance"), Late("fivefold.risk.protection")
quality = Late("fivefold.risk.quality")


def chapter(scope):
    """How many children face several factors, where, which together, how sure, what is hidden."""
    partnership = scope.partnership
    row = queries.newest_of(partnership)
    if row is None:
        return nothing_yet(_("No release from the secure side has been taken in."))
    opened = queries.opened(row)
    if opened.refused is not None:
        return nothing_yet(_("The newest release is not shown: its checks no longer hold."))
    told = words.Told(opened.release, row, About(partnership.name, partnership.slug, scope.on))
    whole = numbers.everybody(told.release)
    if whole is None:
        return nothing_yet(_("The newest release does not count children by number of risk factors."))
    found = protecting.protection(told.release)
    return Chapter(
        blocks=tuple(_blocks(told, whole)),
        parts=tuple(
            part for part in (_areas(told), _together(told), _beside_chance(told), _sure(told, found)) if part
        ),
        citations=(_source(told), *_toolkit(scope.on)),
        withheld=(
            _("%(hidden)d counts of the release are hidden: small numbers.") % {"hidden": found.hidden},
        ),
    )


def _blocks(told, whole):
    if told.release.about.fictional:
        yield said(_("FICTIONAL. The children in these figures are invented."))
    yield said(
        _(
            "Counts of children in linked records, made in a secure environment and signed by two people. They say nothing about what will become of any child."
        )
    )
    for fact in (words.headline(told), words.clustering(told)):
        if fact:
            yield said(fact.sentence)
    yield said(words.completeness(told))
    picture = pictures.faced_bars([whole], titles.overview_title(told, whole), _("Children"))
    yield figure(picture, twin=_counts(told, _("All children"), [whole]))


def _counts(told, caption, groups):
    """Every count as a figure that the list of figures knows."""
    steps = groups[0].steps
    headers = (_("Group"), *(step.label for step in steps), _("All"))
    rows = tuple(
        (
            group.label,
            *(_number(group, step.label, value) for step, value in zip(steps, group.counts, strict=True)),
            _number(group, _("all"), group.everyone),
        )
        for group in groups
    )
    return Table(caption, headers, rows)


def _number(group, step, value):
    key = f"faced:{group.code}:{step}"
    return Number(
        key, _("Children, %(group)s, risk factors: %(step)s") % {"group": group.label, "step": step}, value
    )


def _areas(told):
    division = numbers.division_by(told.release, numbers.Lens.AREA)
    if division is None:
        return None
    title = titles.apart_title(told, division, words.MANY)
    bars = pictures.share_bars(told, division, words.MANY, title)
    fact = words.across(told, division)
    blocks = (
        *((said(fact.sentence),) if fact else ()),
        figure(bars),
        _counts(told, _("Risk factors seen, by area"), division.groups),
    )
    return Section(_("Where"), blocks)


def _together(told):
    sets = combos.combinations(told.release)
    rows = sets.of_size(2) if sets else ()
    picture = pictures.upset(told, sets, rows, titles.upset_title(rows)) if rows else None
    if picture is None:
        return None
    listed = tuple(
        (
            " + ".join(row.titles),
            Number("faced:set:" + "+".join(row.slugs), " + ".join(row.titles), row.children),
        )
        for row in rows[: pictures.COLUMNS]
    )
    twin = Table(picture.title, (_("Factors together"), _("Children")), listed)
    fact = words.commonest_pair(told)
    return Section(
        _("Which together"), (*((said(fact.sentence),) if fact else ()), figure(picture, twin=twin))
    )


def _beside_chance(told):
    pairs = chance.pairs_against_chance(told.release)
    more = sum(row.verdict is chance.Verdict.MORE for row in pairs)
    picture = pictures.pairs_picture(pairs, titles.pairs_title(more, len(pairs)))
    if picture is None:
        return None
    caution = _("Together is not because of one another: both may follow from a third, such as poverty.")
    return Section(_("More often than chance?"), (figure(picture), said(caution)))


def _sure(told, found):
    """Linkage and hiding in sentences."""
    linked = making.linkage(told.release)
    lines = [*linked.sentences, *making.policy_sentences(found)]
    return Section(_("How sure, and what is hidden"), (Bullets(tuple((line,) for line in lines)),))


def _source(told):
    about = told.release.about
    return Citation(
        SourceKind.DOCUMENT, f"release:{told.release.digest[:16]}", about.title, about.population,
        told.about.path("faced_made", f"release={told.row.pk}"), f"{about.controller}; {told.release.digest[:16]}", told.about.today,
    )  # fmt: skip


def _toolkit(on):
    for page in words.CLUSTER_PAGES:
        yield Citation(
            SourceKind.TOOLKIT,
            f"toolkit:{page.part}:{page.page}",
            page.words,
            _("Several risk factors at once"),
            "",
            page.words,
            on,
        )
