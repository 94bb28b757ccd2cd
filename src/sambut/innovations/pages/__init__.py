"""Pages of the room: for everybody, and for owners at work."""
