"""Run the command line, as ``swstats`` or ``python -m swstats``."""

from __future__ import annotations

import gc
import os
import sys

# What a shell reports of a command that was stopped by a closed pipe: 128 + SIGPIPE.
CLOSED_PIPE = 141

# How many objects may be made before Python looks for garbage in cycles. Imports and lexicons make
# many and leave no garbage: looking for it every 700 objects takes a tenth of start-up.
MANY = 200_000


def main() -> None:
    """Run the command line, and end quietly where a reader such as ``head`` has gone."""
    gc.set_threshold(MANY)
    from swstats.cli import app
    from swstats.errors import SwstatsError

    try:
        app()
    except BrokenPipeError:
        # Python would complain once more when it flushes standard output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLOSED_PIPE)
    except SwstatsError as error:
        print(f"swstats: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(1)


if __name__ == "__main__":
    main()
