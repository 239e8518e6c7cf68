"""Questions asked of records: which are wanted, what they come to, what the lexicons hold."""
