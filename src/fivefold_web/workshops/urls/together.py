"""Sessions joined to other work of the place: case boards, scenarios, conditions, checks of teams."""

from django.urls import path

from fivefold_web.workshops.views import together

urlpatterns = [
    path("<int:pk>/together/", together.together, name="together"),
    path("prompts/<int:pk>/causes/", together.causes, name="causes"),
    path("prompts/<int:pk>/scenario/", together.walked, name="walked"),
]
