"""`make run`: prepare the database, load the demonstration once, say where to go, and serve."""

import gc
import hashlib
import os
import socket
import sys
import threading
import warnings
from importlib import import_module
from pathlib import Path

import django

from fivefold import knowledge
from fivefold.charts import drawing
from fivefold.knowledge.search import content_index

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fivefold_web.config.settings")


def main():
    # Loading makes a million lasting objects; sweeping among them only delays the first page.
    gc.disable()
    django.setup()
    prepare(empty=os.environ.get("EMPTY", "") not in ("", "0"))
    serve(int(os.environ.get("PORT") or 8000))


def prepare(*, empty):
    """Bring database, static files and demonstration up to date. A second call changes nothing."""
    from django.conf import settings  # noqa: PLC0415  settings exist only after django.setup()

    folder = Path(settings.FIVEFOLD_DATA)
    _migrate()
    _collect_static(folder)
    if not empty:
        from fivefold_web.config.demo import load  # noqa: PLC0415  apps must be ready

        load(folder)


def _migrate():
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database ...", flush=True)
        # A database in the making leaves 800 MB of unused objects behind, which nobody would sweep away later.
        gc.freeze()
        gc.enable()
        call_command("migrate", verbosity=0, interactive=False)


def _collect_static(folder):
    """Copy static files where they are served from, only when one of them has changed."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list(None), key=lambda found: found[0]):
            stat = Path(storage.path(name)).stat()
            seen.update(f"{name}{stat.st_size}{stat.st_mtime_ns}".encode())
    mark = folder / "static.mark"
    if not mark.exists() or mark.read_text() != seen.hexdigest():
        print("Preparing pictures and styles ...", flush=True)
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        mark.write_text(seen.hexdigest())


def _warm():
    """What the first reader would wait for, once the first page is out: all content, its index, the first chart."""
    knowledge.everything()
    content_index()
    drawing.warm()


def serve(port):
    """Serve until interrupted."""
    from django.conf import settings  # noqa: PLC0415  settings exist only after django.setup()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import uvicorn  # noqa: PLC0415

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is in use. Choose another: make run PORT={port + 1}")
    _say_where(port)
    import_module(settings.ROOT_URLCONF)
    gc.freeze()
    gc.enable()
    warming = threading.Timer(3, _warm)
    warming.daemon = True
    warming.start()
    uvicorn.run(
        "fivefold_web.config.asgi:application",
        host=os.environ.get("HOST", "127.0.0.1"),
        port=port,
        log_level="warning",
        access_log=False,  # it would hold who answered when
        workers=int(os.environ.get("FIVEFOLD_WORKERS") or 1),
        timeout_graceful_shutdown=2,
        timeout_keep_alive=30,
    )


def _say_where(port):
    from fivefold_web.config.demo import sign_in_words  # noqa: PLC0415  apps must be ready

    print(f"\n  Fivefold is open at  http://localhost:{port}/")
    for line in sign_in_words():
        print(f"  {line}")
    print("  Stop with Ctrl+C.\n", flush=True)


if __name__ == "__main__":
    main()
