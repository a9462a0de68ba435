"""Data holders and gaps: who holds data, which ages can be told, where no source was found, which services record parents."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import STAGES, THREE_DOMAINS, frame
from fivefold.need.holdings import COMBINE_AND_SPLIT, WHO_HOLDS_DATA, coverage, gaps
from fivefold.need.linkable import feasibility
from fivefold.need.parents import RECORD_PARENTHOOD, standings, total
from fivefold.publishing.document import Bullets, Number, Section, Table
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.coverage import split_words
from fivefold_web.need.presenters.domains import sources_of
from fivefold_web.need.presenters.holdings import ages_words, factor_label
from fivefold_web.need.queries import registers as queries
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said

GAPS_LISTED = 30


def chapter(scope):
    """The three registers as they stand; what is not known is said."""
    entries = queries.entries_of(scope.partnership)
    audits, _numbers = queries.audits_of(scope.partnership)
    searches, _numbers = queries.searches_of(scope.partnership)
    if not entries and not audits and not searches:
        return nothing_yet(_("No dataset and no service has been entered in the registers."))
    parts = [_frame_section(scope, entries, searches)]
    if entries:
        parts = [_holders_section(entries), _gaps_section(entries), *parts]
    if audits:
        parts.append(_parents_section(standings(audits)))
    lead = _(
        "What is not in these registers may still exist: “no holder known” and “no source found” say what partners have "
        "named so far."
    )
    return Chapter(
        blocks=(said(lead),), parts=tuple(parts), citations=tuple(_citations(scope, entries, audits))
    )


def _holders_section(entries):
    headers = (
        _("Organisation"),
        _("Dataset"),
        _("Factor"),
        _("Ages"),
        _("Ages told apart"),
        _("Sharing"),
        _("Linking"),
    )
    rows = tuple(
        (
            one.organisation,
            one.dataset,
            factor_label(one.factor) or one.about,
            ages_words(one.ages),
            translated(one.age_split.label),
            translated(one.sharing.label),
            translated(feasibility(one).verdict.label),
        )
        for one in (entry.holding for entry in entries)
    )
    return Section(_("Who holds data"), (Table(_("Register of data holders"), headers, rows),))


def _gaps_section(entries):
    """Factors of which ages cannot be told, and factors that nobody is known to hold data on."""
    factors = {one.slug: one.label for one in knowledge.factors()}
    covered = coverage([entry.holding for entry in entries], factors)
    unsplit = [
        (f"{factors[row.factor]}: {split_words(row.split)}",) for row in covered if row.cannot_be_split
    ]
    missing = [factors[slug] for slug in gaps(covered)]
    blocks = []
    if unsplit:
        blocks += [
            said(_("Of these factors there are data, and none can be split by age:")),
            Bullets(tuple(unsplit)),
        ]
    counted = ngettext(
        "On %(n)d of %(all)d factor no holder is known.",
        "On %(n)d of %(all)d factors no holder is known.",
        len(missing),
    )
    more = len(missing) - GAPS_LISTED
    listed = "; ".join(missing[:GAPS_LISTED]) + (_("; and %(n)d more") % {"n": more} if more > 0 else "")
    blocks.append(said(f"{counted % {'n': len(missing), 'all': len(factors)}} {listed}"))
    return Section(_("Where data are missing"), tuple(blocks))


def _frame_section(scope, entries, searches):
    partnership = scope.partnership
    sources = sources_of(
        held=queries.indicators_held(partnership),
        entries=entries,
        releases=queries.releases_held(partnership),
    )
    cells = frame(sources, searches)
    headers = (_("Domain"), *(translated(stage.label) for stage in STAGES))
    rows = tuple(
        (
            translated(domain.label),
            *(translated(cell.finding.label) for cell in cells if cell.domain is domain),
        )
        for domain in Domain
    )
    looked = [
        (
            f"{translated(one.domain.label)}, {ages_words(one.ages)}: {one.looked} ({date_format(one.on, 'j F Y')})",
        )
        for one in searches
    ]
    blocks = [Table(_("What tells about each domain of need at each age"), headers, rows)]
    if looked:
        blocks += [said(_("Where partners looked and found none:")), Bullets(tuple(looked))]
    return Section(_("The three domains of need"), tuple(blocks))


def _parents_section(standing):
    headers = (_("Service"), _("Records parenthood"), _("Records pregnancy"), _("Children"), _("Asked"))
    rows = tuple(
        (
            one.service,
            translated(one.parenthood.label),
            translated(one.pregnancy.label),
            Number(f"parents:{one.key}", f"{_('Children of adults in')} {one.service}", one.children),
            date_format(one.asked_on, "j F Y"),
        )
        for one in (each.newest for each in standing)
    )
    blocks = [Table(_("Services for adults and what they record"), headers, rows)]
    children = total([each.newest.children for each in standing])
    if children.giving:
        number = Number("parents:total", _("Children in services that give a number"), children.value)
        blocks.append(
            said(_("Children in the services that give a number: "), number, ". ", _not_whole(children))
        )
    return Section(_("Adults who are parents"), tuple(blocks))


def _not_whole(children):
    """What the sum leaves out."""
    if children.is_whole:
        return _("A child whose parent uses two services is in both.")
    return _(
        "Hidden small numbers (%(hidden)d) and missing ones (%(missing)d) are not in it, so the true number is higher."
    ) % {"hidden": children.hidden, "missing": children.missing}


def _citations(scope, entries, audits):
    place = {"place": scope.partnership.name}
    pages = f"{WHO_HOLDS_DATA.words}; {THREE_DOMAINS.words}; {COMBINE_AND_SPLIT.words}"
    if entries:
        said_of = ngettext("%(n)d dataset", "%(n)d datasets", len(entries)) % {"n": len(entries)}
        title = _("Register of data holders of %(place)s") % place
        yield Citation(SourceKind.DOCUMENT, "register:holders", title, said_of, "", pages, scope.on)
    if audits:
        said_of = ngettext("%(n)d answer", "%(n)d answers", len(audits)) % {"n": len(audits)}
        title = _("Audit of services for adults, %(place)s") % place
        yield Citation(
            SourceKind.DOCUMENT, "register:parents", title, said_of, "", RECORD_PARENTHOOD.words, scope.on
        )
