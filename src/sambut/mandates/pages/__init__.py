"""Pages of this room: arriving at one's desk, people, letters, support access."""
