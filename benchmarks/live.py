"""Live sessions under load: 500 people in one session, 20 sessions of 25, the server killed in the middle.

    PYTHONPATH=src:. .venv/bin/python benchmarks/live.py

A full run takes about twenty-five minutes on a quiet machine, half of it for each database (DATABASES=sqlite). On SQLite and
on a private PostgreSQL (without fsync) the real server is started on data of its own. A facilitator opens PROMPTS (20) prompts, one every SECONDS (10), and closes the one before; everybody follows the
live door and answers each prompt at a moment of their own within SECONDS; one answer in twenty is sent twice at once.
In the middle the server is killed (-9) and started again. Afterwards the table of answers is compared with what was
acknowledged. Then, without the kill, ever more people join one session until p95 of sending exceeds 300 ms or p95 of
seeing a change exceeds 2 s: the limit. Only figures of an otherwise quiet machine are worth anything.

Less: PEOPLE=50 SESSIONS=4 EACH=10 PROMPTS=4 SECONDS=2 LIMITS="" DATABASES=sqlite. LIMITS="750 1000 1500".
"""

import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.live_phones import Http, Measured, Phone
from fivefold_web.config.verify import postgres
from tests.serving import Server

PEOPLE = int(os.environ.get("PEOPLE", "500"))
SESSIONS = int(os.environ.get("SESSIONS", "20"))
EACH = int(os.environ.get("EACH", "25"))
PROMPTS = int(os.environ.get("PROMPTS", "20"))
SECONDS = float(os.environ.get("SECONDS", "10"))
LIMITS = [int(one) for one in os.environ.get("LIMITS", "750 1000 1500").split()]
DATABASES = os.environ.get("DATABASES", "sqlite postgresql").split()
WORKERS = os.environ.get("FIVEFOLD_WORKERS", "1")
SUBMIT_LIMIT, SEEN_LIMIT = 0.3, 2.0
TICK = os.sysconf("SC_CLK_TCK")

SEED = """
import django; django.setup()
import json, sys
from datetime import date
from django.test import Client
from django.urls import reverse
from tests.builders.places import a_place, its_lead
from fivefold_web.workshops import actions
rooms, prompts = {rooms}, {prompts}
from fivefold_web.places.models import Partnership
place = Partnership.objects.filter(name="Testmouth").first() or a_place("Testmouth")
lead = its_lead(place)
client = Client(); client.force_login(lead.user)
made = []
for number in range(rooms):
    session = actions.plan_session(partnership=place, title=f"Session {{number}}", held_on=date(2026, 11, 3), agenda=[], by=lead)
    for prompt in range(prompts):
        lines = [("choice", f"Choice {{n}}") for n in range(4)] if prompt % 2 else []
        kind = "choose one" if prompt % 2 else "answers"
        actions.add_prompt(partnership=place, session=session, text=f"Prompt {{prompt}}", by=lead, lines=lines, kind_name=kind)
    items = list(session.items.values_list("pk", flat=True))
    moves = {{pk: reverse("workshops:move", kwargs={{"place": place.slug, "pk": pk}}) for pk in items}}
    made.append({{"code": session.code, "items": items, "moves": moves}})
print("ROOMS" + json.dumps({{"rooms": made, "signed_in": client.cookies["sessionid"].value}}))
"""
KEPT = """
import django; django.setup()
import json
from fivefold_web.workshops.models import Answer
rows = Answer.objects.filter(item__session__code__in={codes})
print("KEPT" + json.dumps(list(rows.order_by().values_list("client_key", "marks__id")), default=str))
"""


@dataclass
class Room:
    """A session of the load test."""

    code: str
    items: list
    moves: dict
    opened: dict = field(default_factory=dict)
    back_at: float = 0.0


@dataclass
class Used:
    """Processor seconds and memory of the server's processes, over a restart."""

    seconds: float = 0.0
    peak: float = 0.0
    down: float = 0.0  # from the kill until the server answers again
    before: dict = field(default_factory=dict)

    def start(self, pid):
        self.before = {one: _seconds(one) for one in _family(pid)}

    def stop(self, pid):
        for one in _family(pid):
            self.seconds += _seconds(one) - self.before.get(one, 0.0)
        self.peak = max(self.peak, sum(map(_memory, _family(pid))))


def _family(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [str(pid), *children]


def _seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _memory(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def main():
    _more_files()
    print(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}; {WORKERS} server process(es)")
    print(_row("", *HEADS))
    if "sqlite" in DATABASES:
        _on("SQLite", {})
    if "postgresql" in DATABASES:
        with postgres() as url:
            if url:
                _on("PostgreSQL", {"DATABASE_URL": url})
            else:
                print("PostgreSQL is left out: initdb is not on this machine.")


def _more_files():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if hard < 4 * max([PEOPLE, *LIMITS]):
        print(f"Only {hard} open files are allowed here.")


def _on(database, environment):
    with tempfile.TemporaryDirectory(prefix="fivefold-bench-") as folder:
        server = Server(folder, FIVEFOLD_WORKERS=WORKERS, **environment).start()
        try:
            _run(server, f"{database}: 1 x {PEOPLE}", rooms=1, each=PEOPLE, prompts=PROMPTS, kill=True)
            _run(
                server,
                f"{database}: {SESSIONS} x {EACH}",
                rooms=SESSIONS,
                each=EACH,
                prompts=PROMPTS,
                kill=True,
            )
            _limit(server, database)
        finally:
            server.stop()


def _limit(server, database):
    """Raise the number of people in one session until one of the two promises is broken."""
    held = PEOPLE
    for people in LIMITS:
        p95, seen = _run(server, f"{database}: 1 x {people}", rooms=1, each=people, prompts=3, kill=False)
        if p95 > SUBMIT_LIMIT or seen > SEEN_LIMIT:
            print(f"{database}: the limit lies between {held} and {people} people in one session.")
            return
        held = people
    if LIMITS:
        print(f"{database}: no limit was found up to {held} people in one session.")


def _run(server, title, *, rooms, each, prompts, kill):
    told = json.loads(server.python(SEED.format(rooms=rooms, prompts=prompts)).split("ROOMS")[1])
    made = [
        Room(one["code"], one["items"], {int(k): v for k, v in one["moves"].items()}) for one in told["rooms"]
    ]
    measured, used, mine = Measured(), Used(), time.process_time()
    started = time.monotonic()
    asyncio.run(_meet(server, made, each, told["signed_in"], measured, used, kill=kill))
    took = time.monotonic() - started
    kept = json.loads(server.python(KEPT.format(codes=[room.code for room in made])).split("KEPT")[1])
    own = (time.process_time() - mine) / took
    print(_row(title, *_figures(measured, kept, used, took, own)), flush=True)
    for key, status, why in measured.refused[:3]:
        print(f"  refused with {status}: {key}: {why}")
    return _p(measured.submits, 95), _p(measured.seen, 95)


# Sending in milliseconds; held (from the tap to the acknowledgement), seen, down and back (after the restart) in seconds. CPU: of one core, for server and phones.
HEADS = [
    *("sent", "kept", "lost", "doubled", "retried", "send50", "send95", "send99", "sendmax", "heldmax"),
    *("seen50", "seen95", "seenmax", "down", "back95", "backmax", "CPU", "MB", "phones"),
]


def _figures(measured, kept, used, took, own):
    """The columns of HEADS. `kept` has a row for each answer and mark."""
    keys = [key for key, _mark in kept]
    unkept = set(measured.sent) - set(keys)
    lost = len(unkept | {key for key, there in measured.sent.items() if not there})
    sends = [*(_p(measured.submits, n) for n in (50, 95, 99)), max(measured.submits)]
    seen = [_p(measured.seen, 50), _p(measured.seen, 95), max(measured.seen)]
    back = [_p(measured.returned, 95), max(measured.returned, default=0)]
    return [
        *(len(measured.sent), len(set(keys)), lost, len(keys) - len(set(keys)), measured.failures),
        *(f"{1000 * value:.0f}" for value in sends),
        f"{max(measured.held):.1f}",
        *(f"{value:.2f}" for value in seen),
        *(f"{value:.1f}" for value in (used.down, *back)),
        *(f"{used.seconds / took:.0%}", f"{used.peak:.0f}", f"{own:.0%}"),
    ]


def _p(values, percent):
    if len(values) < 2:
        return max(values, default=0.0)
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _row(title, *cells):
    return f"{title:<24}" + " ".join(f"{cell:>7}" for cell in cells)


async def _meet(server, rooms, each, signed_in, measured, used, *, kill):
    """Everybody joins, the facilitators go through their prompts, everybody finishes."""
    used.start(server.process.pid)
    phones = [
        Phone(number * each + one, room, server.port, measured, thinks=SECONDS)
        for number, room in enumerate(rooms)
        for one in range(each)
    ]
    await _join(phones)
    following = [asyncio.ensure_future(phone.follow()) for phone in phones]
    await asyncio.sleep(3)
    facilitators = [asyncio.ensure_future(_facilitate(room, server.port, signed_in)) for room in rooms]
    if kill:
        await asyncio.sleep(len(rooms[0].items) * SECONDS / 2)
        await _kill(server, rooms, used)
    await asyncio.gather(*facilitators)
    await asyncio.sleep(SECONDS)
    await asyncio.gather(*(phone.finish() for phone in phones))
    used.stop(server.process.pid)
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)


async def _join(phones):
    doors = asyncio.Semaphore(16)

    async def one(phone):
        async with doors:
            await phone.join()

    await asyncio.gather(*(one(phone) for phone in phones))


async def _kill(server, rooms, used):
    """As a power cut would: no goodbye. Then the same server again, on the same data and port."""
    used.stop(server.process.pid)
    children = _family(server.process.pid)[1:]
    killed = time.monotonic()
    server.kill()
    for child in children:
        subprocess.run(["kill", "-9", child], check=False)
    await asyncio.to_thread(server.start)
    used.before, used.down = {}, time.monotonic() - killed
    for room in rooms:
        room.back_at = time.monotonic()


async def _facilitate(room, port, signed_in):
    """Open a prompt, close the one before."""
    http = Http(port)
    begun = time.monotonic()
    for number, item in enumerate(room.items):
        await asyncio.sleep(max(0.0, begun + number * SECONDS - time.monotonic()))
        await _move(http, room, item, "open", signed_in)
        if number:
            await _move(http, room, room.items[number - 1], "closed", signed_in)


async def _move(http, room, item, to, signed_in):
    """Until it works. A phone that is back sees at once what was opened meanwhile: its wait counts from the last try."""
    token = "x" * 32
    http.cookie = f"sessionid={signed_in}; csrftoken={token}"
    facts = {"to": to, "csrfmiddlewaretoken": token}
    while True:
        if to == "open":
            room.opened[item] = time.monotonic()
        try:
            status, _headers, body = await http.ask("POST", room.moves[item], facts)
        except ConnectionError:
            await asyncio.sleep(0.3)
            continue
        if status not in (200, 302):
            raise SystemExit(f"The facilitator was refused with {status}: {body[:300]}")
        return


if __name__ == "__main__":
    sys.exit(main())
