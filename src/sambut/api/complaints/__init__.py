"""Complaints in the API: for everybody, for reporters with their secret, for offices with a token."""
