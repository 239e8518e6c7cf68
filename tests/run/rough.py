"""Documents that do to their process what a document should not."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from swstats.documents import Found


class Rough(Found):
    """Does what its name says when its text is asked for."""

    @property
    def text(self):
        if self.doc.startswith("dies"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self.doc.startswith("falls"):
            with suppress(FileExistsError):
                Path(self.doc.partition("@")[2]).touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)
        if self.doc.startswith("leaves"):
            os._exit(3)
        if self.doc.startswith("hangs"):
            time.sleep(600)
        if self.doc.startswith("dawdles"):
            time.sleep(0.5)
        if self.doc.startswith("tells"):
            return f"{os.getpid()}个。"
        return "捐款500元。"
