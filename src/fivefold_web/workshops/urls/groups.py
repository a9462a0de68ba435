"""Breakout groups and their hosts."""

from django.urls import path

from fivefold_web.workshops.views import groups

urlpatterns = [
    path("<int:pk>/groups/", groups.groups, name="groups"),
    path("<int:pk>/groups/make/", groups.make, name="make_groups"),
    path("<int:pk>/groups/back/", groups.call_back, name="call_back"),
    path("groups/<int:pk>/", groups.host, name="group"),
    path("groups/<int:pk>/change/", groups.change, name="change_group"),
    path("groups/<int:pk>/link/", groups.link, name="group_link"),
    path("groups/<int:pk>/notes/", groups.notes, name="group_notes"),
    path("groups/<int:pk>/words/", groups.words, name="group_words"),
]
guest_urlpatterns = [
    path("<str:token>/group/", groups.guest_host, name="group"),
    path("<str:token>/group/notes/", groups.guest_notes, name="group_notes"),
    path("<str:token>/group/words/", groups.guest_words, name="group_words"),
]
