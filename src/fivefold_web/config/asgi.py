"""The two doors: uvicorn hands pages to Django in bounded threads, and streams to the live door.

Django through WSGI in eight threads, because Django's own ASGI costs 3.5 ms of processor time a request
before the view against 0.14 ms, and does not bound the number of writers.
"""

import multiprocessing
import os
import signal
import threading
import warnings

from fivefold_web.config import wsgi  # first: it makes the apps ready, which the door needs
from fivefold_web.config.live import Door
from fivefold_web.config.live_screens import SharedScreens

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from a2wsgi import WSGIMiddleware

in_threads = WSGIMiddleware(wsgi.application, workers=8)
door = Door()
screens = SharedScreens(in_threads, door.version_of)


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await door(scope, receive, send)
    elif scope["type"] == "http" and screens.takes(scope):
        await screens(scope, receive, send)
    else:
        await in_threads(scope, receive, send)


async def _lifespan(receive, send):
    await receive()
    door.close_on_signals()
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    door.close()
    await send({"type": "lifespan.shutdown.complete"})


def _end_with(parent):
    """One of several processes stops when the first is gone, however that ended: the port must be free again."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
