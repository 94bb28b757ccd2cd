"""Pictures of the demo country, drawn when it is loaded: plain scenes that nobody can take for a real place.

They come with the traces that phones leave (where, when, which device), so that cleaning has something to remove.
"""

import io
from collections.abc import Callable
from datetime import datetime
from functools import cache
from random import Random
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from sambut.files.actions import clean_file, take_upload
from sambut.files.models import File
from sambut.files.states import Privacy

SIZE = (960, 720)
DUSK, DAY, NIGHT = ("#E8B98A", "#C9D8DC"), ("#DCEBF0", "#BFD9E0"), ("#1B2740", "#2A3A57")
ROAD, EARTH, GREEN, PAPER, INK = "#6F7276", "#A58B6B", "#7E9B6A", "#FBFAF6", "#1E2725"
Pen = ImageDraw.ImageDraw


def stored(name: str, *, at: datetime, handle: UUID | None = None) -> File:
    """A drawing taken in and cleaned like any upload: a reporter's is sealed under the handle, an office's is not."""
    upload = SimpleUploadedFile(name, drawn(name), "application/octet-stream")
    file = take_upload(upload, at=at, privacy=Privacy.SEALED if handle else Privacy.CASE, sealed_for=handle)
    return clean_file(file.pk, at=at)


@cache
def drawn(name: str) -> bytes:
    """The bytes of a drawing, always the same. `surat` is a page of paper as PDF."""
    value = io.BytesIO()
    if name == "surat":
        _paper().save(
            value, "PDF", resolution=72, title="Berita acara peraga", author="Budi Pengarang", producer="Sambut"
        )
        return value.getvalue()
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    SCENES[name](pen, Random(name))
    pen.rectangle((0, 684, 960, 720), fill=PAPER)
    pen.text((16, 690), "Gambar buatan untuk negara peraga", fill=INK, font=_font(20))
    picture.save(value, "JPEG", quality=82, exif=_traces())
    return value.getvalue()


def _traces() -> Image.Exif:
    """What a phone would have left: maker, owner and where it was."""
    traces = Image.Exif()
    traces[0x010F], traces[0x0110], traces[0x013B] = "Ponsel Peraga", "P-1", "Budi Pengarang"
    traces[0x0132] = "2026:01:02 03:04:05"
    place = traces.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "S", (6.0, 59.0, 24.0), "E", (110.0, 25.0, 12.0)
    return traces


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _sky(pen: Pen, colours: tuple[str, str], horizon: int = 380) -> None:
    pen.rectangle((0, 0, 960, horizon), fill=colours[0])
    pen.rectangle((0, horizon - 90, 960, horizon), fill=colours[1])


def _street(pen: Pen, horizon: int = 380, colour: str = ROAD) -> None:
    pen.rectangle((0, horizon, 960, 720), fill=EARTH)
    pen.polygon([(380, horizon), (560, horizon), (900, 720), (40, 720)], fill=colour)
    for near in range(5):
        top = horizon + 24 + near * 62
        pen.polygon([(466, top), (474, top), (478, top + 30), (462, top + 30)], fill="#E9E4D6")


def _houses(pen: Pen, dice: Random, horizon: int, colour: str) -> None:
    for left in (*range(0, 330, 110), *range(620, 960, 110)):
        height = dice.randint(70, 130)
        pen.rectangle((left, horizon - height, left + 92, horizon), fill=colour)
        pen.polygon(
            [(left - 8, horizon - height), (left + 46, horizon - height - 44), (left + 100, horizon - height)],
            fill="#8E4A33",
        )


def _lamp(pen: Pen, left: int, lit: bool) -> None:
    pen.rectangle((left, 130, left + 12, 560), fill="#2F3B40")
    pen.polygon([(left + 12, 134), (left + 120, 118), (left + 120, 134), (left + 12, 150)], fill="#2F3B40")
    if lit:
        pen.polygon([(left + 84, 136), (left + 124, 136), (left + 240, 560), (left - 40, 560)], fill="#56607A")
    pen.ellipse((left + 84, 124, left + 128, 150), fill="#FFE9A8" if lit else "#59636B")


def _night_street(pen: Pen, dice: Random, lit: bool) -> None:
    _sky(pen, NIGHT)
    _houses(pen, dice, 380, "#27344E")
    _street(pen, colour="#3B424E")
    _lamp(pen, 250, lit)
    _lamp(pen, 650, lit)


def _road(pen: Pen, dice: Random, broken: bool) -> None:
    _sky(pen, DAY, 300)
    _houses(pen, dice, 300, "#D8CDB8")
    _street(pen, 300)
    if broken:
        for left, top, wide in ((400, 520, 190), (560, 430, 100), (300, 620, 150)):
            pen.ellipse((left, top, left + wide, top + wide // 3), fill="#4A4B4D")
            pen.ellipse((left + 14, top + 10, left + wide - 20, top + wide // 3 - 8), fill="#8FA2AB")
    else:
        pen.polygon([(400, 500), (640, 500), (690, 600), (350, 600)], fill="#4E5154")


def _water(pen: Pen, dice: Random, flooded: bool) -> None:
    _sky(pen, ("#B9C4CB", "#A6B3BB"), 330)
    _houses(pen, dice, 330, "#CFC3AC")
    pen.rectangle((0, 330, 960, 720), fill="#8C9B9E" if flooded else EARTH)
    if flooded:
        for _ in range(60):
            left, top = dice.randint(0, 900), dice.randint(340, 670)
            pen.line((left, top, left + dice.randint(20, 80), top), fill="#B5C3C6", width=3)
    else:
        pen.polygon([(420, 330), (520, 330), (700, 720), (240, 720)], fill="#7A7F7C")
        pen.polygon([(440, 330), (500, 330), (630, 720), (310, 720)], fill="#6FA0B4")


def _waste(pen: Pen, dice: Random, heaped: bool) -> None:
    _sky(pen, DUSK, 340)
    pen.rectangle((0, 340, 960, 720), fill=GREEN)
    pen.rectangle((120, 250, 840, 520), fill="#C6BDAA")
    if not heaped:
        pen.rectangle((380, 400, 580, 520), fill="#3E6B57")
        return
    for _ in range(140):
        left, top, wide = dice.randint(140, 760), dice.randint(420, 640), dice.randint(26, 84)
        pen.ellipse(
            (left, top, left + wide, top + wide * 2 // 3),
            fill=dice.choice(["#2F3B40", "#A7553F", "#E7E2D4", "#4C6E81", "#C9A24B"]),
        )


def _pipe(pen: Pen, dice: Random, leaking: bool) -> None:
    pen.rectangle((0, 0, 960, 420), fill="#CBBFA6")
    pen.rectangle((0, 420, 960, 720), fill="#9C8263")
    pen.rectangle((0, 330, 960, 390), fill="#5F7C88")
    pen.rectangle((430, 312, 530, 408), fill="#44606B")
    for _ in range(70 if leaking else 0):
        left = dice.randint(430, 530)
        pen.line((left, 400, left + dice.randint(-120, 120), dice.randint(470, 690)), fill="#A9CEDB", width=5)


def _sign(pen: Pen, dice: Random, fresh: bool) -> None:
    _road(pen, dice, broken=False)
    pen.rectangle((700, 180, 716, 560), fill="#57616A")
    pen.ellipse((640, 90, 776, 226), fill="#B6382F" if fresh else "#A98B84")
    pen.rectangle((662, 144, 754, 172), fill=PAPER)
    if not fresh:
        for _ in range(40):
            left, top = dice.randint(600, 780), dice.randint(60, 240)
            pen.ellipse((left, top, left + 46, top + 26), fill=GREEN)


def _paper() -> Image.Image:
    picture = Image.new("RGB", (595, 842), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((60, 70), "BERITA ACARA (PERAGA)", fill=INK, font=_font(22))
    for line, words in enumerate(
        (
            "Surat ini dibuat untuk negara peraga.",
            "Pekerjaan telah diperiksa dan dinyatakan selesai.",
            "Tidak ada orang atau peristiwa nyata di dalamnya.",
        )
    ):
        pen.text((60, 140 + 30 * line), words, fill=INK, font=_font(15))
    return picture


SCENES: dict[str, Callable[[Pen, Random], None]] = {
    "lampu": lambda pen, dice: _night_street(pen, dice, lit=False),
    "lampu-menyala": lambda pen, dice: _night_street(pen, dice, lit=True),
    "lubang": lambda pen, dice: _road(pen, dice, broken=True),
    "jalan-rata": lambda pen, dice: _road(pen, dice, broken=False),
    "genangan": lambda pen, dice: _water(pen, dice, flooded=True),
    "saluran-bersih": lambda pen, dice: _water(pen, dice, flooded=False),
    "sampah": lambda pen, dice: _waste(pen, dice, heaped=True),
    "bersih": lambda pen, dice: _waste(pen, dice, heaped=False),
    "pipa": lambda pen, dice: _pipe(pen, dice, leaking=True),
    "air-mengalir": lambda pen, dice: _pipe(pen, dice, leaking=False),
    "rambu": lambda pen, dice: _sign(pen, dice, fresh=False),
    "rambu-baru": lambda pen, dice: _sign(pen, dice, fresh=True),
}
