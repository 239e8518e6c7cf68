"""Reflow and splitting: from a text to articles and their sentences."""
