"""Every text field of the workspace, found by walking it: markup that somebody types is shown as text, everywhere."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from django.template import engines

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
WALKED = ("/places/", "/guest/", "/join/")
TYPED_INTO = ("text", "textarea", "search", "tel")


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
        if kind in TYPED_INTO:
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
        self.browser, self.queue = browser, list(start)
        self.seen, self.sent, self.typed_into = set(), set(), set()
        self.unsafe = []

    def go(self):
        while self.queue and len(self.seen) < MOST_PAGES:
            path = self.queue.pop(0)
            if shape(path) in self.seen:
                continue
            self.seen.add(shape(path))
            # What a form answers may hold another form: the list grows while it is walked.
            forms = self.look(path, self.browser.get(path, follow=True))
            for base, form in forms:
                forms += self.send(base, form)
        return self

    def look(self, path, answer):
        """Note what is not safe and where the page leads; gives its forms with the address they belong to."""
        assert answer.status_code < 500, path
        if "html" not in answer.get("Content-Type", ""):
            return []
        text = answer.content.decode()
        self.unsafe += [f"{path}: {raw}" for raw in RAW if raw in text]
        page, base = Page(text), answer.request["PATH_INFO"]
        targets = (urldefrag(urljoin(base, link))[0] for link in page.links)
        self.queue += [
            target for target in targets if target.startswith(WALKED) and not LEFT_ALONE.search(target)
        ]
        return [(base, form) for form in page.forms]

    def send(self, base, form):
        """Send a form of a kind that was not sent yet; gives the forms of the answer."""
        target = urljoin(base, form["action"] or base)
        key = (shape(target), *(name for _kind, name, _content, _about in form["fields"]))
        kinds = {kind for kind, *_rest in form["fields"]}
        if form["method"] != "post" or "file" in kinds or key in self.sent or LEFT_ALONE.search(target):
            return []
        self.sent.add(key)
        self.typed_into |= {
            (shape(target), name) for kind, name, *_rest in form["fields"] if kind in TYPED_INTO
        }
        return self.look(f"after sending {target}", self.browser.post(target, filled(form), follow=True))


def shape(path):
    """Pages of one kind look alike: four of them are visited, and one of those that differ in a question only."""
    path = re.sub(r"[A-Za-z0-9_-]{20,}|(?<=/)(?![1-4]/)\d+(?=/)", "#", path)
    path = re.sub(r"/local/[a-z_]+(/[a-z0-9#-]+){1,2}(?=/[a-z-]+/$)", "/local/#", path)
    path = re.sub(r"(?<=/frameworks/)[a-z0-9#-]+/[a-z0-9#-]+(?=/)", "#/#", path)
    kinds = (
        r"(contacts|scenarios|factors|indicators|statements|frameworks|interventions|cases|measures|exercises|checklists"
        r"|diagrams|claims|statistics|resources)/(?!new/|own/)[a-z0-9-]+(?=/)"
    )
    return re.sub(r"=[^&]*", "=", re.sub(kinds, r"\1/#", path))


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
    assert {path.split("/")[1] for path, _field in walk.typed_into} == {"places", "guest", "join"}
    assert len(walk.typed_into) >= 40, sorted(walk.typed_into)
    assert len(walk.seen) >= 40, sorted(walk.seen)


@pytest.fixture
def careless_templates():
    """Templates that forget to escape."""
    templates = engines["jinja2"].env
    templates.cache.clear()
    templates.autoescape, careful = False, templates.autoescape
    yield
    templates.autoescape = careful
    templates.cache.clear()


@pytest.mark.usefixtures("careless_templates")
def test_the_walk_notices_a_page_that_does_not_escape(client):
    place = a_place()
    a_service(place, TYPED)
    walk = Walk(signed_in(client, its_lead(place)), [])
    walk.look("the directory", walk.browser.get(f"/places/{place.slug}/services/"))
    assert walk.unsafe == [f"the directory: {raw}" for raw in RAW]
