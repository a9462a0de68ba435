"""The doors: uvicorn hands pages to Django in bounded threads, phones to threads of their own, streams to the live door.

Django through WSGI, because Django's own ASGI costs 3.5 ms of processor time a request before the view against
0.14 ms, and does not bound the number of writers. Phones have their own threads, so that no answer waits behind
somebody's large file; and few, because answers are written one after the other and share one interpreter: more
threads only pass it around. They stay on the loop's processor, pages run on any (`config/processors.py`).
"""

import multiprocessing
import os
import signal
import threading

from fivefold_web.config import wsgi  # first: it makes the apps ready, which the door needs
from fivefold_web.config.live import Door
from fivefold_web.config.live_screens import SharedScreens
from fivefold_web.config.nameless import WITHOUT_A_NAME
from fivefold_web.config.processors import run_anywhere, stay_together
from fivefold_web.config.threads import InThreads

pages = InThreads(wsgi.application, workers=6, name="pages", begin=run_anywhere)
phones = InThreads(wsgi.application, workers=2, name="phones")
door = Door()
screens = SharedScreens(phones, door.version_of)


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await door(scope, receive, send)
    elif scope["type"] == "http" and screens.takes(scope):
        await screens(scope, receive, send)
    elif scope["type"] == "http" and scope["path"].startswith(WITHOUT_A_NAME):
        await phones(scope, receive, send)
    elif scope["type"] == "http":
        await pages(scope, receive, send)


async def _lifespan(receive, send):
    await receive()
    stay_together()
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
