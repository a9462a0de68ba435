"""Every text field of the workspace, found by walking it: markup that somebody types is shown as text, everywhere."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest

from tests.builders.need import figures_in
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.services import a_service
from tests.builders.workforce import a_check, a_link, a_round, a_team
from tests.builders.workshops import a_session, answers, reveal

pytestmark = pytest.mark.django_db

TYPED = "<img src=x onerror=alert(5)>\"'><script>alert(5)</script>"
RAW = ("<img src=x onerror", "<script>alert(5)")
# What would end the walk: going out, or taking away what was typed.
LEFT_ALONE = re.compile(
    r"logout|sign-?out|remove|archive|discard|let-go|delete|leave|withdraw|/end/|language|password|2fa|mfa"
)
MOST_PAGES = 400


class Page(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self._form, self._select, self._area = [], [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        about = dict(attrs)
        if tag == "a" and about.get("href"):
            self.links.append(about["href"])
        elif tag == "form":
            self._form = {
                "action": about.get("action") or "",
                "method": (about.get("method") or "get").lower(),
                "fields": [],
            }
            self.forms.append(self._form)
        elif self._form is not None and about.get("name"):
            if tag == "select":
                self._select = (about["name"], [])
                self._form["fields"].append(("select", *self._select, about))
            elif tag == "textarea":
                self._form["fields"].append(("text", about["name"], "", about))
            elif tag in ("input", "button"):
                kind = "button" if tag == "button" else about.get("type", "text")
                self._form["fields"].append((kind, about["name"], about.get("value") or "", about))
        if tag == "option" and self._select is not None:
            self._select[1].append(about.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None


def filled(form):
    """What somebody would send who types markup wherever text may be typed."""
    sent = {}
    for kind, name, content, about in form["fields"]:
        if kind in ("text", "search", "textarea", "tel"):
            sent[name] = TYPED[: int(about.get("maxlength") or len(TYPED))]
        elif kind == "select":
            sent[name] = next((option for option in reversed(content) if option), "")
        elif kind in ("radio", "button", "submit"):
            sent.setdefault(name, content)
        elif kind == "checkbox":
            sent.setdefault(name, []).append(content or "on")
        else:
            sent[name] = {
                "email": "a@example.org",
                "date": "2026-12-31",
                "number": "3",
                "url": "https://example.org/",
            }.get(kind, content)
    return sent


class Walk:
    """Goes from page to page within the place, sends each kind of form once, and looks at every answer."""

    def __init__(self, browser, start):
        self.browser, self.queue, self.seen, self.sent, self.unsafe, self.typed_into = (
            browser,
            list(start),
            set(),
            set(),
            [],
            set(),
        )

    def go(self):
        while self.queue and len(self.seen) < MOST_PAGES:
            path = self.queue.pop(0)
            if self._shape(path) in self.seen:
                continue
            self.seen.add(self._shape(path))
            self._look(path, self.browser.get(path, follow=True))
        return self

    def _shape(self, path):
        """Pages of one kind look alike: four of them are visited, and one of those that differ in a question only."""
        path = re.sub(r"[A-Za-z0-9_-]{20,}|(?<=/)(?![1-4]/)\d+(?=/)", "#", path)
        path = re.sub(
            r"(contacts|scenarios|factors|indicators|statements)/(?!new/|own/)[a-z0-9-]+(?=/)", r"\1/#", path
        )
        return re.sub(r"=[^&]*", "=", path)

    def _look(self, path, answer):
        kind = answer.get("Content-Type", "")
        if "html" not in kind or answer.status_code >= 500:
            assert answer.status_code < 500, path
            return
        text = answer.content.decode()
        self.unsafe += [f"{path}: {raw}" for raw in RAW if raw in text]
        page = Page(text)
        base = answer.request["PATH_INFO"]
        for link in page.links:
            target = urldefrag(urljoin(base, link))[0]
            if target.startswith(("/places/", "/guest/", "/join/")) and not LEFT_ALONE.search(target):
                self.queue.append(target)
        for form in page.forms:
            self._send(base, form)

    def _send(self, base, form):
        target = urljoin(base, form["action"] or base)
        names = tuple(field[1] for field in form["fields"])
        key = (self._shape(target), names)
        if (
            form["method"] != "post"
            or key in self.sent
            or LEFT_ALONE.search(target)
            or not target.startswith("/")
        ):
            return
        if any(kind == "file" for kind, *_rest in form["fields"]):
            return
        self.sent.add(key)
        self.typed_into |= {
            (self._shape(target), f[1]) for f in form["fields"] if f[0] in ("text", "textarea", "search")
        }
        answer = self.browser.post(target, filled(form), follow=True)
        self._look(f"after sending {target}", answer)


def phones(place):
    """A team check by link and a session with answers shown; the addresses that phones open."""
    this = a_round(place, TYPED)
    for number in range(3):
        a_check(a_team(place, f"{number} {TYPED}"), this, "RAGRAGRAGRA", comment=TYPED)
    open_check = a_check(a_team(place, f"4 {TYPED}"), this, "RAG", comment=TYPED, sent=False)
    shown, asked = (a_session(place, title=TYPED, prompts=(TYPED,)) for _ in range(2))
    answers(shown, TYPED, f"{TYPED} again")
    reveal(shown)
    return [f"/guest/workforce/{a_link(open_check)}/", f"/join/{shown.code}/", f"/join/{asked.code}/"]


def test_markup_in_every_text_field_is_shown_as_text(client, tmp_path):
    place = a_place(TYPED[:80])
    a_service(place, TYPED, description=TYPED, areas=(TYPED,))
    figures_in(place, tmp_path=tmp_path, source=TYPED)
    walk = Walk(signed_in(client, its_lead(place)), [f"/places/{place.slug}/", *phones(place)]).go()
    assert walk.unsafe == []
    assert {field for path, field in walk.typed_into if path.startswith(("/guest/", "/join/"))} != set()
    assert len(walk.typed_into) >= 40, sorted(walk.typed_into)
    assert len(walk.seen) >= 40, sorted(walk.seen)


def test_the_walk_would_notice(client):
    page = Page(f"<form method=post action='/a/'><input name=x></form>{TYPED}<a href='/places/b/'>")
    assert (page.links, [field[1] for form in page.forms for field in form["fields"]]) == (
        ["/places/b/"],
        ["x"],
    )
    assert any(raw in TYPED for raw in RAW)
