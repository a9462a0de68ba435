"""What all phones of a room fetch at the same moment, after a change, is made once and handed out from memory.

The screens of a session are the same for everybody who reads its language. A question that opens brings five hundred
phones at once; the first has Django make the answer, the others get a copy of it, until the version moves on.
"""

import asyncio
import re

from fivefold.workshops.codes import tidy

SCREENS = re.compile(r"^/join/([^/]+)/screens/$")
LANGUAGE = re.compile(rb"(?:^|;\s*)django_language=([^;]*)")
MOST_KEPT = 200


class SharedScreens:
    """Stands before Django for one address. `version_of` tells the version of a watched session, or None."""

    def __init__(self, pages, version_of):
        self.pages, self.version_of = pages, version_of
        self.kept = {}

    def takes(self, scope):
        return scope["method"] == "GET" and SCREENS.match(scope["path"]) is not None

    async def __call__(self, scope, receive, send):
        code = tidy(SCREENS.match(scope["path"])[1])
        version = self.version_of(code)
        if version is None:
            return await self.pages(scope, receive, send)
        name = (code, version, *_language(scope["headers"]))
        if name not in self.kept:
            self._forget(code, version)
            self.kept[name] = asyncio.ensure_future(self._made(scope, receive))
        messages = await self._finished(name)
        if not _same_for_all(messages):
            self.kept.pop(name, None)
            return await self.pages(scope, receive, send)
        for message in messages:
            await send(message)
        return None

    async def _finished(self, name):
        """What was made under this name; nothing where making it failed."""
        try:
            return await asyncio.shield(self.kept[name])
        except Exception:  # Django has written it down; each phone may try for itself
            return []

    async def _made(self, scope, receive):
        messages = []

        async def keep(message):
            messages.append(message)

        await self.pages(scope, receive, keep)
        return messages

    def _forget(self, code, version):
        """Earlier versions of this session, and everything when it has become too much."""
        crowded = len(self.kept) >= MOST_KEPT
        self.kept = {
            name: made
            for name, made in self.kept.items()
            if not crowded and not (name[0] == code and name[1] != version)
        }


def _language(headers):
    """What the language of an answer depends on."""
    found = dict(headers)
    chosen = LANGUAGE.search(found.get(b"cookie", b""))
    return (
        found.get(b"accept-language", b""),
        chosen[1] if chosen else b"",
        found.get(b"accept-encoding", b""),
    )


def _same_for_all(messages):
    """Only a good answer without a cookie is handed to others."""
    start = messages[0] if messages else {}
    return start.get("status") == 200 and all(
        name.lower() != b"set-cookie" for name, _value in start["headers"]
    )
