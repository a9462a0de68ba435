"""What a list of services lacks, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold_web.design.words import translated


@dataclass(frozen=True)
class Counted:
    """One thing that is lacking, in words, and the word by which the directory can be narrowed to these services."""

    key: str
    words: str


def tally_lines(tally):
    """Each lack with its count, the most frequent first; an equal count keeps the order of the domain."""
    lines = sorted(tally.lacking, key=lambda pair: -pair[1])
    return [
        Counted(
            lack.value,
            _("%(count)d of %(all)d %(give_no)s")
            % {"count": count, "all": tally.services, "give_no": translated(lack.label)},
        )
        for lack, count in lines
    ]
