"""Small drawings: icons on a 24 grid (stroke), shapes of states on a 16 grid, the four petals of the kawung sambut."""

from markupsafe import Markup

_DRAWN = {
    "alert": '<path d="M12 3.5 22 20H2L12 3.5Z"/><path d="M12 10v4.5M12 17.4v.1"/>',
    "arrow": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "back": '<path d="M20 12H5M11 6l-6 6 6 6"/>',
    "bell": '<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4"/>',
    "camera": '<path d="M3 8h4l2-3h6l2 3h4v11H3z"/><circle cx="12" cy="13" r="3.5"/>',
    "check": '<path d="m4.5 12.5 5 5 10-11"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "copy": '<rect x="8" y="8" width="12" height="12" rx="1.5"/><path d="M16 8V4H4v12h4"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M4 20h16"/>',
    "eye": '<path d="M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7Z"/><circle cx="12" cy="12" r="2.8"/>',
    "file": '<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4"/>',
    "hand": '<path d="M3 13l4-4 5 4 5-4 4 4-6 7H9z"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>',
    "keyboard": '<rect x="2.5" y="6" width="19" height="12" rx="1.5"/><path d="M6 10h.1M10 10h.1M14 10h.1M18 10h.1M7 14h10"/>',
    "leaf": '<path d="M4 20C4 10 10 4 20 4c0 10-6 16-16 16ZM4 20 14 10"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "menu": '<path d="M3 7h18M3 12h18M3 17h12"/>',
    "office": '<path d="M4 20V9l8-5 8 5v11M2.5 20h19M9 20v-6h6v6"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c.8-4.4 3.9-6.5 8-6.5s7.2 2.1 8 6.5"/>',
    "phone": '<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>',
    "place": '<path d="M12 21c4.5-5 6.5-8 6.5-11a6.5 6.5 0 1 0-13 0c0 3 2 6 6.5 11Z"/><circle cx="12" cy="10" r="2.3"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 8V4h10v4M7 17H4V8h16v9h-3"/><path d="M7 14h10v6H7z"/>',
    "scale": '<path d="M12 4v16M7 20h10M5 7h14M5 7l-3 7h6L5 7ZM19 7l-3 7h6l-3-7Z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>',
}
ICONS = {name: Markup(path) for name, path in _DRAWN.items()}

PETALS = (
    Markup("M12.8 11.2C12.8 4.9 16.7 1 23 1 23 7.3 19.1 11.2 12.8 11.2Z"),
    Markup("M12.8 12.8C19.1 12.8 23 16.7 23 23 16.7 23 12.8 19.1 12.8 12.8Z"),
    Markup("M11.2 12.8C11.2 19.1 7.3 23 1 23 1 16.7 4.9 12.8 11.2 12.8Z"),
    Markup("M11.2 11.2C4.9 11.2 1 7.3 1 1 7.3 1 11.2 4.9 11.2 11.2Z"),
)
"""What is complained of, who solved it, what was agreed, what came of it; clockwise from the upper right."""

_SHAPES = {
    "ring": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>',
    "half": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor"/>',
    "disc": '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
    "diamond": '<path d="M8 0 16 8 8 16 0 8Z" fill="currentColor"/>',
    "bars": '<path d="M4 2h3v12H4zM9 2h3v12H9z" fill="currentColor"/>',
    "check": '<path d="m2 8.5 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.5"/>',
    "arrow": '<path d="M2 8h10M8 3l5 5-5 5" fill="none" stroke="currentColor" stroke-width="2.2"/>',
    "glass": '<path d="M3 2h10L8 8l5 6H3l5-6Z" fill="none" stroke="currentColor" stroke-width="1.8"/>',
    "dash": '<path d="M2.5 8h11" stroke="currentColor" stroke-width="2.5"/>',
    "dot": '<circle cx="8" cy="8" r="3" fill="currentColor"/>',
    "cross": '<path d="m3 3 10 10M13 3 3 13" fill="none" stroke="currentColor" stroke-width="2.2"/>',
}
SHAPES = {name: Markup(path) for name, path in _SHAPES.items()}
