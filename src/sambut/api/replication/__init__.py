"""Needs, matches and agreements in the API: what is public for everybody, interests and milestones for offices."""
