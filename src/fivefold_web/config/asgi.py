"""The front door: uvicorn hands pages to Django in bounded threads.

Django through WSGI in eight threads, because Django's own ASGI costs 3.5 ms of processor time a request
before the view against 0.14 ms, and does not bound the number of writers.
"""

import warnings

from fivefold_web.config.wsgi import application as pages

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from a2wsgi import WSGIMiddleware

application = WSGIMiddleware(pages, workers=8)
