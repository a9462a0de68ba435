"""Sessions joined to other work of the place: case boards, scenarios, conditions, checks of teams."""

urlpatterns = []
