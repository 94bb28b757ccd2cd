"""Taking in records of other directories: read, join, store."""
