"""Reading, reflow and splitting: from a file to articles and their sentences."""
