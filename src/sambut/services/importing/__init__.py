"""Taking in services of another system: read, join, store. Importing again adds nothing twice."""
