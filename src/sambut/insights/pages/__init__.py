"""Pages of this room: everybody may read them; they only show what was kept."""
