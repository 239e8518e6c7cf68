"""Run the command line as ``python -m swstats``."""

from swstats.cli import main

main()
