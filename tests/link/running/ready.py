"""The command line, ready to start: what it imports is imported once, and each command is a process forked from here.

Run as a program, it reads a line of JSON for each command (arguments, folder, environment, where its output goes, and how
large a file may grow), answers with the number of the process and, when that has ended, with what it returned.
"""

import json
import os
import resource
import select
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from fivefold_link.cli import main

ROOT = Path(__file__).parents[3]


class Ready:
    """The program below, as the tests see it."""

    def __init__(self):
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "COLUMNS": "200"}
        self.program = subprocess.Popen(
            [sys.executable, "-m", __name__], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )  # fmt: skip

    def start(self, arguments, folder, out, err, env=None, largest_file=None):
        """Start a command; its process."""
        asked = {
            "arguments": list(map(str, arguments)), "folder": str(folder), "out": str(out), "err": str(err),
            "env": {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200", **(env or {})},
            "largest_file": largest_file,
        }  # fmt: skip
        self.program.stdin.write(json.dumps(asked).encode() + b"\n")
        return Started(int(self.program.stdout.readline()), self.program.stdout)

    def stop(self):
        self.program.stdin.close()
        self.program.wait()
        self.program.stdout.close()


@dataclass
class Started:
    """One command that runs."""

    pid: int
    told: object
    returncode: int | None = None

    def poll(self):
        """What it returned; None while it runs."""
        if self.returncode is None and select.select([self.told], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self):
        if self.returncode is None:
            self.returncode = int(self.told.readline())
        return self.returncode


def serve():
    for line in sys.stdin:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            begin(asked)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def begin(asked):
    """In the new process: what a shell would have set, then the command, as `python -m fivefold_link` starts it."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for place, opened in enumerate((nothing, kept(asked["out"]), kept(asked["err"]))):
        os.dup2(opened, place)
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir(asked["folder"])
    if asked["largest_file"]:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["largest_file"], hard))
    sys.argv = ["fivefold-link", *asked["arguments"]]
    code = returned(main)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def kept(path):
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def returned(command):
    try:
        command()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    serve()
