"""The real product for tests, started as a person starts it, on data of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.migrated import COPIED

ROOT = Path(__file__).parents[1]
PATIENCE = 240  # seconds for a first start, which migrates; a busy machine takes its time


class Server:
    """`environment` adds to or changes what the server is told, for instance DATABASE_URL."""

    def __init__(self, folder, **environment):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        left = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "FIVEFOLD_SECRET_KEY")}
        self.folder = Path(folder)
        self.said = self.folder / "said.txt"
        self.environment = left | {
            "FIVEFOLD_DATA": str(folder),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "fivefold_web.config.settings",
            "PORT": str(self.port),
            "EMPTY": "1",
            **environment,
        }
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self):
        self._migrated()
        command = [sys.executable, "-m", "fivefold_web.config.start"]
        with self.said.open("a") as said:
            self.process = subprocess.Popen(
                command, env=self.environment, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
            )
        for _try in range(10 * PATIENCE):
            if self.process.poll() is not None:
                break
            try:
                with urlopen(f"{self.address}/health", timeout=5):
                    return self
            except (URLError, OSError):
                time.sleep(0.1)
        self.kill()
        raise AssertionError(f"no answer within {PATIENCE} seconds:\n{self.said.read_text()}")

    def _migrated(self):
        """Where `make test` has migrated a database already, a new server begins with a copy of it."""
        once = os.environ.get("FIVEFOLD_MIGRATE_ONCE")
        ready, mine = Path(once or ".") / COPIED, self.folder / "fivefold.sqlite3"
        if once and ready.exists() and not mine.exists() and "DATABASE_URL" not in self.environment:
            shutil.copy(ready, mine)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """As Ctrl+C or a service manager does it; returns the seconds it took."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)
        return time.monotonic() - started

    def python(self, code):
        """What a program beside the server prints, on the same data."""
        result = subprocess.run(
            [sys.executable, "-c", code],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()
