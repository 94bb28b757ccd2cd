"""Edges of the room, by who uses them."""
