"""Refusals of this room in words."""

REASONS: dict[str, str] = {}
