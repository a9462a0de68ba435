"""Whoever is signed in is nobody on a participant's page: the sign-in does not get that far."""

import logging

from django.conf import settings

WITHOUT_A_NAME = "/join/"


def nameless(get_response):
    """Take the sign-in cookie off what a phone sends, before anything could look up whose it is."""

    def answer(request):
        if request.path_info.startswith(WITHOUT_A_NAME):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return get_response(request)

    return answer


class KeptOutOfLogs(logging.Filter):
    """Drop refusals of participants' pages (4xx); what is broken (5xx) stays."""

    def filter(self, record):
        request = getattr(record, "request", None)
        path = getattr(request, "path_info", "")
        return record.levelno >= logging.ERROR or not path.startswith(WITHOUT_A_NAME)
