"""What the installation says of itself: accessibility, privacy, and where its data comes from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Section:
    """A heading and its paragraphs."""

    title: str
    lines: list[str]


@dataclass(frozen=True)
class AboutPage:
    """One page about the installation."""

    heading: str
    lead: str
    sections: list[Section]


def accessibility() -> AboutPage:
    """What was tested and what was not; an installation adds its contact."""
    return AboutPage(
        heading=_("Accessibility"),
        lead=_("Fivefold is made so that everyone in a partnership can use it."),
        sections=[
            Section(
                _("What you can do"),
                [
                    _("Use every page with the keyboard alone, or with a screen reader."),
                    _("Enlarge the page to 400%, or use a narrow phone, without losing anything."),
                    _("Read every chart as a table, and every rating by its sign and its word, without colour."),
                    _("Work without scripts; they add comfort only."),
                ],
            ),
            Section(
                _("What was tested"),
                [
                    _("Pages are checked by machine against WCAG 2.2, level AA, at phone and desktop width."),
                    _("A machine finds a part of all problems. No audit by people with disabilities has been made yet."),
                ],
            ),
            Section(
                _("If something does not work for you"),
                [_("Tell the lead of your partnership, or whoever runs this installation. They can give you the "
                   "same content in another form.")],
            ),
        ],
    )  # fmt: skip


def privacy() -> AboutPage:
    """What is kept about whom."""
    return AboutPage(
        heading=_("Privacy"),
        lead=_("Fivefold plans support for a whole place. It holds no records of children or families."),
        sections=[
            Section(
                _("What is kept"),
                [
                    _("Your account: name, e-mail address and a protected form of your password."),
                    _("What you enter, and a record of who changed what and when."),
                    _("Answers in a session are kept without any trace of who gave them."),
                ],
            ),
            Section(
                _("What must not be entered"),
                [_("Nothing that tells of one child, one family or one colleague: no names, no cases, no addresses.")],
            ),
            Section(
                _("On your device"),
                [
                    _("One cookie keeps you signed in, and one protects forms. There is no tracking."),
                    _("On a phone without scripts a third one, called “room”, keeps the sector and the group that you chose "
                      "in a session. It goes to that session alone, and is gone after a day."),
                    _("What you type is kept on your device until it has been saved, and then forgotten there."),
                ],
            ),
        ],
    )  # fmt: skip


def data() -> AboutPage:
    """How a figure is to be read."""
    return AboutPage(
        heading=_("About the data"),
        lead=_("Every figure says what kind it is, how sure it is, for when it holds and where it comes from."),
        sections=[
            Section(
                _("Kinds of figure"),
                [
                    _("Observed: counted, and shown as it was published. Estimated: worked out, always with a range."),
                    _("Hidden: kept back because the numbers are small. Hidden never means zero."),
                    _("Missing: nobody has published it. A true zero is shown as 0."),
                ],
            ),
            Section(
                _("Ranges"),
                [_("A range of 95% means: if the same were counted again and again, 95 of 100 such ranges would hold "
                   "the true figure.")],
            ),
            Section(
                _("Where words come from"),
                [_("Levels, statements and prompts follow the UNICEF UK toolkit “Supporting babies’ and young "
                   "children’s mental health” in our own words; each names its part and page.")],
            ),
        ],
    )  # fmt: skip


PAGES = {"accessibility": accessibility, "privacy": privacy, "data": data}
