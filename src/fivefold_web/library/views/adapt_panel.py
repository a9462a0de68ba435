"""The panel "In our place", for the page of any item that can be adapted."""

from fivefold_web.library.forms.adaptations import CommentForm, SignOffForm
from fivefold_web.library.presenters.adaptations import panel_of
from fivefold_web.places import queries as places


def panel_for(partnership, kind, item, element="", *, comment_form=None, sign_form=None):
    """The panel of an item or element with its forms, or None where it is not there. Four queries."""
    return panel_of(
        partnership,
        kind,
        item,
        element,
        comment_form=comment_form or CommentForm(auto_id="comment_%s"),
        sign_form=sign_form or a_sign_off_form(partnership),
    )


def panels_for(partnership, kind, items):
    """The panels of several items that stand on one page, by slug; the ids of their forms name the item."""
    organisations = places.organisations_of(partnership)
    return {
        item: panel_of(
            partnership,
            kind,
            item,
            comment_form=CommentForm(auto_id=f"comment_{item}_%s"),
            sign_form=SignOffForm(auto_id=f"sign_{item}_%s", organisations=organisations),
        )
        for item in items
    }


def a_sign_off_form(partnership, data=None):
    """The form on which an organisation of the place signs."""
    return SignOffForm(data, auto_id="sign_%s", organisations=places.organisations_of(partnership))
