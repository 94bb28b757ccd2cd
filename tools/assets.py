"""Makes what is not kept in the repository: the font's subset, the two stylesheets, compiled catalogues. Idempotent.

    public.css  tokens, base, layout, every component of the frame, and each room's `static/<room>/css/public/`
    desk.css    the frame's `css/desk/` and each room's `static/<room>/css/desk/`: only for people at work

Nothing is written when the sources are what they were; then it takes a tenth of a second.
"""

import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ROOT / "src" / "sambut"
FRAME = ROOMS / "frame" / "static" / "frame"
LATIN = "U+0020-007E,U+00A0-00FF,U+2010-2015,U+2018-201D,U+2020,U+2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265,U+25BE"
FEATURES = "kern,liga,calt,tnum,lnum,mark,mkmk,ccmp,locl"


def main() -> None:
    made = [*font(), *styles(), *catalogues()]
    if made:
        print(f"· made {', '.join(made)}")


def font() -> list[str]:
    """The Latin subset of Plus Jakarta Sans with its weight axis, as woff2."""
    import importlib.util

    found = importlib.util.find_spec("fontpkg_plus_jakarta_sans")
    if found is None or found.origin is None:
        sys.exit("The package fontpkg-plus-jakarta-sans is missing: run `make setup`.")
    source = Path(found.origin).parent / "files" / "PlusJakartaSans[wght].ttf"
    target = FRAME / "fonts" / "plus-jakarta-sans.woff2"
    key = f"{source.stat().st_size} {LATIN} {FEATURES}"
    if _unchanged(target, key):
        return []
    from fontTools import subset

    target.parent.mkdir(parents=True, exist_ok=True)
    subset.main(
        [
            str(source),
            f"--unicodes={LATIN}",
            f"--layout-features={FEATURES}",
            "--flavor=woff2",
            "--no-hinting",
            "--desubroutinize",
            f"--output-file={target}",
        ]
    )
    _remember(target, key)
    return [target.name]


def styles() -> list[str]:
    css = FRAME / "css"
    public = [
        css / "tokens.css",
        css / "base.css",
        css / "layout.css",
        *sorted((css / "components").glob("*.css")),
        *_of_rooms("public"),
    ]
    desk = [*sorted((css / "desk").glob("*.css")), *_of_rooms("desk")]
    return [
        name for name, parts in (("public.css", public), ("desk.css", desk)) if _bundle(FRAME / "built" / name, parts)
    ]


def _of_rooms(kind: str) -> list[Path]:
    return sorted(path for path in ROOMS.glob(f"*/static/*/css/{kind}/*.css") if "frame" not in path.parts[-4:])


def _bundle(target: Path, parts: list[Path]) -> bool:
    text = "".join(smaller(part.read_text()) for part in parts)
    if target.exists() and target.read_text() == text:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    return True


def smaller(css: str) -> str:
    """Without comments, line breaks and indentation. Nothing cleverer: the gain would be a few hundred bytes."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s*\n\s*", "\n", css).strip().replace("\n", " ")
    return re.sub(r"\s*([{};])\s*", r"\1", css).replace(";}", "}") + "\n"


def catalogues() -> list[str]:
    """Each room's django.po as django.mo."""
    stale = []
    for source in ROOMS.glob("*/locale/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or not _unchanged(target, _digest(source)):
            stale.append((source, target))
    if not stale:
        return []
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source, target in stale:
        with source.open("rb") as read:
            catalogue = read_po(read, locale=source.parts[-3])
        fresh = target.with_suffix(".mo.new")
        with fresh.open("wb") as write:
            write_mo(write, catalogue)
        fresh.replace(target)
        _remember(target, _digest(source))
    return [f"{len(stale)} catalogues"]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _stamp(target: Path) -> Path:
    """Where the key of the last making is kept: in .cache, named after the target."""
    return ROOT / ".cache" / "assets" / hashlib.sha256(str(target.relative_to(ROOT)).encode()).hexdigest()[:24]


def _unchanged(target: Path, key: str) -> bool:
    stamp = _stamp(target)
    return target.exists() and stamp.exists() and stamp.read_text() == key


def _remember(target: Path, key: str) -> None:
    stamp = _stamp(target)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)


if __name__ == "__main__":
    main()
