"""Run the command line, as ``swstats`` or ``python -m swstats``."""

from __future__ import annotations

import gc
import os
import sys

# How many objects may be made before Python looks for garbage in cycles. Imports and lexicons make
# many and leave no garbage: looking for it every 700 objects takes a tenth of start-up.
MANY = 200_000


def main() -> None:
    """Run the command line; an error of ours is one line on standard error, and status 1."""
    gc.set_threshold(MANY)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            mode = "r" if name == "stdin" else "w"
            # What writes to standard output must fail: results would be lost.
            nowhere = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            setattr(sys, name, open(nowhere, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    from swstats.errors import SwstatsError
    from swstats.said import asked, speak

    try:
        speak(asked(sys.argv[1:]))
        from swstats.cli import app
        from swstats.patterns import kept

        app(obj=kept)
    except KeyboardInterrupt:  # before there is anything that could be stopped in good order
        sys.exit(130)
    except SwstatsError as error:
        print(f"swstats: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except OSError as error:  # a full disk under --version or --help, say
        print(f"swstats: {error}", file=sys.stderr)  # noqa: T201
        # Python would complain once more when it flushes standard output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    finally:
        gc.freeze()  # nor does Python look for it once more when it ends, which takes as long


if __name__ == "__main__":
    main()
