"""Papers: PDF files set by Typst from facts. Heavy to import and to run: call it in jobs, or for one short sheet.

Words of people travel as data and are placed as strings, never as markup: `#panic("x")` in a title prints as typed.
"""

import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

ROOT = Path(__file__).resolve().parents[2]
"""The folder of all rooms: a paper imports the house style as "/frame/papers/sambut.typ"."""

_asked: list[Callable[[], bool]] = []


def asks_demo(function: Callable[[], bool]) -> None:
    """A higher room says here how it is known that everything in this database is invented: then every paper says so."""
    _asked[:] = [function]


def typeset(paper: str, facts: dict[str, Any], *, at: datetime) -> bytes:
    """PDF/UA-1 bytes of `paper`, a path below the package ("replication/papers/agreement.typ").

    The same facts at the same instant give the same bytes. `facts` must be JSON; a sentence names what is not. `language`
    among them is the language of the paper, else it is the present one.
    """
    import fontpkg_plus_jakarta_sans
    import typst

    return typst.compile(
        str(ROOT / paper),
        root=str(ROOT),
        font_paths=[str(fontpkg_plus_jakarta_sans.ROOT)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(facts | {"demo": _demo_words(facts)}, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )


def _demo_words(facts: dict[str, Any]) -> str:
    """What stands at the top of every sheet of a demo; empty elsewhere."""
    if not any(asked() for asked in _asked):
        return ""
    with translation.override(facts.get("language") or translation.get_language()):
        return _("Negara peraga: semua isinya buatan.")


def qr(address: str) -> str:
    """A QR code as SVG: for a paper inside its facts, for a page as an image of its own."""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=0, dark="#1B1F1D", xmldecl=False)
    return drawn.getvalue().decode()
