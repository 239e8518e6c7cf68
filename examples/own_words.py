"""Teach swstats a unit and a measure that it does not know, in a file of one's own."""

from __future__ import annotations

from pathlib import Path

import swstats
from swstats.lexicons import Lexicon

TEXT = "全市共有街心花园312个，发放纸巾500提。"


def main() -> None:
    """Print what is found without the file and with it."""
    own = Lexicon([Path(__file__).with_name("own_words.toml")])
    for words, lexicon in (("built in", None), ("with own words", own)):
        print(f"{words}:")
        for found in swstats.extract(TEXT, lexicon=lexicon):
            print(f"  {found.text}  {found.unit}  {found.indicator}  {found.measure}")


if __name__ == "__main__":
    main()
