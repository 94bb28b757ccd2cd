"""Innovations in the API: the catalogue and matching for everybody, writing and publishing for offices."""
