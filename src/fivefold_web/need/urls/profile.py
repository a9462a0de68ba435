"""Addresses of benchmarks, of areas side by side, and of the methods."""

from django.urls import path

from fivefold_web.need.views import benchmarks, method, side_by_side

urlpatterns = [
    path("beside/", benchmarks.beside, name="beside"),
    path("beside/neighbours/", benchmarks.choose_neighbour, name="choose_neighbour"),
    path(
        "beside/neighbours/<str:area>/<str:code>/leave/", benchmarks.leave_neighbour, name="leave_neighbour"
    ),
    path("beside/goals/", benchmarks.set_goal, name="set_goal"),
    path("beside/goals/<str:code>/drop/", benchmarks.drop_goal, name="drop_goal"),
    path("side-by-side/", side_by_side.side_by_side, name="side_by_side"),
    path("method/", method.method, name="method"),
]
