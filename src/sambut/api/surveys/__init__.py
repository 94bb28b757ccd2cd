"""Satisfaction: published results for everybody, rounds for offices."""
