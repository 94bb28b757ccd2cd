"""Papers: PDF files set by Typst from facts. Heavy to import and to run: call it in jobs, or for one short sheet.

Words of people travel as data and are placed as strings, never as markup: `#panic("x")` in a title prints as typed.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

ROOT = Path(__file__).resolve().parents[2]
"""The folder of all rooms: a paper imports the house style as "/frame/papers/sambut.typ"."""

_asked: list[Callable[[], bool]] = []


def asks_demo(function: Callable[[], bool]) -> None:
    """A higher room says here how it is known that everything in this database is invented: then every paper says so."""
    _asked[:] = [function]


def typeset(paper: str, facts: dict[str, Any], *, at: datetime, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """PDF/UA-1 bytes of `paper`, a path below the package ("replication/papers/agreement.typ").

    The same facts at the same instant give the same bytes. `facts` must be JSON; a sentence names what is not. `language`
    among them is the language of the paper, else it is the present one. `pictures`: name → bytes, read as "/pictures/<name>".
    """
    import fontpkg_plus_jakarta_sans
    import typst

    with _desk(paper, pictures or {}) as root:
        return typst.compile(
            str(root / paper),
            root=str(root),
            font_paths=[str(fontpkg_plus_jakarta_sans.ROOT)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(facts | {"demo": _demo_words(facts)}, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=int(at.timestamp()),
        )


@contextmanager
def _desk(paper: str, pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """The folder that a paper is set in: that of all rooms, or for a moment one with these pictures beside paper and style."""
    if not pictures:
        yield ROOT
        return
    with TemporaryDirectory(prefix="sambut-paper-") as place:
        root = Path(place)
        for file in [ROOT / paper, *(ROOT / "frame" / "papers").glob("*.typ")]:
            copy = root / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
        (root / "pictures").mkdir()
        for name, content in pictures.items():
            (root / "pictures" / name).write_bytes(content)
        yield root


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
