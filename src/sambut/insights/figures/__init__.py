"""Figures of this room, drawn from kept rows."""
