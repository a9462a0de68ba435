"""Which Chromium the stories run in. The one without a window opens a page three times as fast."""

import os
import shutil

from fivefold_web.config.verify import CHROMIUM as NAMES

CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
