"""Sorting answers into themes, and words into decisions."""

from django.urls import path

from fivefold_web.workshops.views import sorting, terms

urlpatterns = [
    path("prompts/<int:pk>/themes/", sorting.themes, name="themes"),
    path("prompts/<int:pk>/themes/propose/", sorting.propose, name="propose_themes"),
    path("prompts/<int:pk>/themes/accept/", sorting.accept, name="accept_themes"),
    path("prompts/<int:pk>/themes/dismiss/", sorting.dismiss, name="dismiss_themes"),
    path("prompts/<int:pk>/themes/undo/", sorting.undo, name="undo_themes"),
    path("prompts/<int:pk>/themes/take-out/", sorting.take_out, name="take_out"),
    path("prompts/<int:pk>/themes/agree/", sorting.agree_on, name="agree_on_themes"),
    path("prompts/<int:pk>/terms/", terms.terms, name="terms"),
    path("themes/<int:pk>/merge/", sorting.merge, name="merge"),
    path("themes/<int:pk>/rename/", sorting.rename, name="rename_theme"),
    path("themes/<int:pk>/end/", sorting.end_theme, name="end_theme"),
]
