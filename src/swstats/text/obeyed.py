"""What a terminal obeys rather than shows, in a name or in the words of a document."""

from __future__ import annotations

import re

# Control codes, line breaks, and marks that turn the direction of what follows (Unicode Standard
# Annex 9, 2.1 to 2.6).
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
