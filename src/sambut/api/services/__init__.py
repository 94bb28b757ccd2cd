"""Services in the API: the catalogue for everybody, writing and publishing for offices."""
