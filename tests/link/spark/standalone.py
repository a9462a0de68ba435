"""A Spark cluster of one master and two workers on this machine, for as long as a test needs it."""

import os
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pyspark

SPARK_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
DEPLOY = "org.apache.spark.deploy"
LOOPBACK = "127.0.0.1"
WAIT = 120


def free_port():
    with socket.socket() as opened:
        opened.bind((LOOPBACK, 0))
        return opened.getsockname()[1]


@contextmanager
def standalone(folder, workers=2):
    """The master's address; everything that was started is stopped, whatever happens."""
    port = free_port()
    address = f"spark://{LOOPBACK}:{port}"
    started = []
    try:
        started.append(
            start(folder, "master.Master", "--host", LOOPBACK, "--port", port, "--webui-port", free_port())
        )
        wait_for_line(folder / "master.Master.log", "I have been elected leader", started)
        for number in range(workers):
            started.append(start_worker(folder, address, number))
        for number in range(workers):
            wait_for_line(folder / f"worker-{number}.log", "Successfully registered with master", started)
        yield address
    finally:
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def start_worker(folder, address, number):
    options = ["--host", LOOPBACK, "--port", free_port(), "--webui-port", free_port()]
    options += ["--cores", 1, "--memory", "600m", "--work-dir", folder / f"work-{number}"]
    return start(folder, "worker.Worker", *options, address, log=f"worker-{number}")


def start(folder, kind, *arguments, log=None):
    environment = {
        **os.environ,
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_NO_DAEMONIZE": "1",
    }
    with (folder / f"{log or kind}.log").open("w") as output:
        return subprocess.Popen(
            [str(SPARK_CLASS), f"{DEPLOY}.{kind}", *map(str, arguments)],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=folder,
        )


def wait_for_line(log, line, started):
    until = time.monotonic() + WAIT
    while line not in log.read_text():
        ended = [process.returncode for process in started if process.poll() is not None]
        if ended or time.monotonic() > until:
            raise RuntimeError(f"Spark did not start: {log.read_text()[-2000:]}")
        time.sleep(0.2)
