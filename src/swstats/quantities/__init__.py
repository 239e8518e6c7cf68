"""Read: numerals, units, dates and quantities."""
