"""Link: what a figure counts, where, when, and how it stands to others."""
