"""Addresses of the workspace."""

from importlib import import_module

from allauth.account import views as account
from django.conf import settings
from django.urls import include, path

from fivefold_web.config import joining, pages

handler400 = "fivefold_web.design.views.bad_request"
handler403 = "fivefold_web.design.views.not_allowed"
handler404 = "fivefold_web.design.views.not_found"
handler500 = "fivefold_web.design.views.broken"


def strand(name):
    """One app's pages for members, and for guests where it has any."""
    urls = import_module(f"fivefold_web.{name}.urls")
    doors = [path(f"places/<slug:place>/{name}/", include((urls.urlpatterns, name)))]
    if hasattr(urls, "guest_urlpatterns"):
        doors.append(path(f"guest/{name}/", include((urls.guest_urlpatterns, f"{name}-guest"))))
    if hasattr(urls, "public_urlpatterns"):
        doors.append(path("join/", include((urls.public_urlpatterns, f"{name}-public"))))
    if hasattr(urls, "open_urlpatterns"):  # data for everybody, where a place publishes it
        doors.append(path("open/<slug:place>/", include((urls.open_urlpatterns, f"{name}-open"))))
    return doors


joining.join()
urlpatterns = [
    path("", pages.home, name="home"),
    path("health", pages.health, name="health"),
    path("account/sign-in/", account.login, name="account_login"),
    path("account/sign-out/", account.logout, name="account_logout"),
    path("account/new/", account.signup, name="account_signup"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/forgotten/", account.password_reset, name="account_reset_password"),
    path("account/password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/new/<uidb36>-<key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("design/", include(("fivefold_web.design.urls", "design"))),
    path("language/", include("django.conf.urls.i18n")),
    path("", include(("fivefold_web.places.urls", "places"))),
    path("places/<slug:place>/", pages.overview, name="overview"),
    *strand("library"),
]
for app in settings.STRANDS:
    urlpatterns += strand(app)
