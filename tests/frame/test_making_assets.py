"""tools/assets.py: what is not kept in the repository is made once, and again only when its source changed."""

import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FRAME = ROOT / "src" / "sambut" / "frame" / "static" / "frame"


def make() -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "assets.py")], check=True, capture_output=True, text=True
    )
    return done.stdout


def test_a_second_making_writes_nothing():
    make()
    before = {path: path.stat().st_mtime_ns for path in [*FRAME.glob("built/*"), *FRAME.glob("fonts/*")]}
    assert make() == ""
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_font_is_small_and_keeps_weights_letters_and_features():
    font = TTFont(FRAME / "fonts" / "plus-jakarta-sans.woff2")
    assert (FRAME / "fonts" / "plus-jakarta-sans.woff2").stat().st_size < 26_000
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [("wght", 200, 800)]
    letters = set(font.getBestCmap())
    assert [character for character in "AZaz09.,–—−“”‘’…éçñ\u00a0€×·" if ord(character) not in letters] == []
    features = {
        record.FeatureTag for table in ("GSUB", "GPOS") for record in font[table].table.FeatureList.FeatureRecord
    }
    assert {"kern", "tnum", "liga", "calt"} & features == {"kern", "tnum", "liga", "calt"}


def test_the_style_sheets_hold_every_part_and_no_comment():
    public, desk = (FRAME / "built" / "public.css").read_text(), (FRAME / "built" / "desk.css").read_text()
    assert public.startswith("@layer reset, tokens, base, layout, components, pages;")
    assert "@font-face" in public
    assert ".bulk-bar" in desk
    assert ".desk-rail li" not in public
    assert "/*" not in public + desk
    assert public.count("{") == public.count("}")


def test_day_and_night_know_the_same_colours():
    text = (FRAME / "css" / "tokens.css").read_text()
    system, chosen = text.split("@media screen and (prefers-color-scheme: dark)")[1].split(':root[data-theme="dark"]')
    names = [
        {
            name
            for name in part.replace("{", ";").replace("\n", ";").replace(" ", ";").split(";")
            if name.startswith("--")
        }
        for part in (system, chosen.split(':root[data-theme="light"]')[0])
    ]
    assert names[0] == names[1]
    assert len(names[0]) > 40
