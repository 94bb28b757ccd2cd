"""One drawing of one width: marks and words as SVG, with the room that each word takes, so that a test can see overlaps."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

NARROW, WIDE = 296, 680
"""Units of the two forms: a phone of 320 px and a column of 720 px. The page shows one of them."""

Anchor = Literal["start", "middle", "end"]
Points = Sequence[tuple[float, float]]
Scale = Callable[[float], float]

# Advance widths of Plus Jakarta Sans in 1/1000 em for the characters 32…126, at weights 400 and 700; measured once.
# The space has the .07em of `.drawing` in it.
_PLAIN = [
    240, 282, 395, 790, 646, 974, 734, 245, 295, 295, 479, 606, 270, 498, 286, 429, 732, 371, 600, 609, 630, 616, 597, 543, 628, 597, 286, 306,
    606, 606, 606, 499, 929, 652, 693, 781, 742, 612, 581, 821, 736, 256, 383, 654, 531, 836, 736, 878, 643, 878, 641, 646, 512, 700, 652, 984,
    597, 623, 584, 315, 429, 315, 606, 598, 352, 572, 667, 600, 667, 615, 393, 662, 573, 229, 229, 548, 229, 908, 573, 655, 667, 667, 338, 509,
    388, 573, 517, 797, 487, 536, 449, 317, 300, 317, 606,
]  # fmt: skip
_BOLD = [
    248, 371, 498, 915, 647, 1046, 793, 311, 379, 379, 540, 660, 357, 600, 378, 506, 708, 403, 597, 611, 654, 615, 602, 559, 632, 602, 378, 398,
    660, 660, 660, 583, 927, 712, 691, 774, 740, 595, 586, 808, 733, 279, 393, 679, 543, 893, 741, 878, 648, 878, 661, 647, 542, 718, 697, 1020,
    661, 660, 571, 416, 506, 416, 660, 663, 381, 580, 672, 608, 672, 612, 406, 652, 593, 252, 252, 577, 252, 924, 593, 652, 672, 672, 374, 514,
    413, 593, 566, 883, 558, 586, 481, 398, 395, 398, 660,
]  # fmt: skip
_DIGIT = 632
_OTHER = 600
SIZES = {"small": 11.0, "tiny": 9.4, "axis": 12.0, "number": 12.0, "large": 17.0}
BODY = 12.5


def width(words: str, size: float = BODY, bold: bool = False) -> float:
    """How wide words are, in units of the drawing."""
    table = _BOLD if bold else _PLAIN
    return sum(_advance(character, table) for character in words) * size / 1000


def _advance(character: str, table: Sequence[int]) -> int:
    if character.isdigit():
        return _DIGIT
    return table[ord(character) - 32] if 32 <= ord(character) < 127 else (table[0] if character == "\u00a0" else _OTHER)


def wrap(words: str, room: float, size: float = BODY, bold: bool = False) -> list[str]:
    """Words in lines of at most `room`; a word that is wider stands alone."""
    lines: list[str] = []
    present = ""
    for word in words.split(" "):
        longer = f"{present} {word}".strip()
        if present and width(longer, size, bold) > room:
            lines.append(present)
            present = word
        else:
            present = longer
    return [*lines, present] if present else lines


def fitted(words: str, room: float, size: float = BODY, bold: bool = False) -> str:
    """Words cut to the room with an ellipsis; the whole stands in the table and the mark's tip."""
    if width(words, size, bold) <= room:
        return words
    cut = words
    while cut and width(cut + "…", size, bold) > room:
        cut = cut[:-1].rstrip()
    return cut + "…"


def linear(low: float, high: float, start: float, end: float) -> Scale:
    """A straight scale from values to units; a span of nothing goes to the start."""
    span = high - low
    return lambda value: start + (value - low) / span * (end - start) if span else start


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Moves labels apart, in their order: the least that stops them touching."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [places[index] for index in order]
    for step in range(1, len(moved)):
        moved[step] = max(moved[step], moved[step - 1] + gap)
    if moved and moved[-1] > high:
        moved[-1] = high
        for step in range(len(moved) - 2, -1, -1):
            moved[step] = min(moved[step], moved[step + 1] - gap)
    result = [0.0] * len(places)
    for step, index in enumerate(order):
        result[index] = max(moved[step], low)
    return result


def unit(value: float) -> str:
    """A coordinate with one decimal and no idle zero."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def poly(points: Points) -> str:
    return "M" + "L".join(f"{unit(x)} {unit(y)}" for x, y in points)


@dataclass(frozen=True)
class Box:
    """The room that a word takes."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass
class Drawing:
    """Marks in the order in which they are drawn. `key` makes the ids of one page different."""

    key: str
    width: float
    height: float = 0
    marks: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    defs: str = ""

    @property
    def narrow(self) -> bool:
        return self.width < 400

    @property
    def uid(self) -> str:
        return f"{self.key}-{'s' if self.narrow else 'l'}"

    def text(self, x: float, y: float, words: object, kind: str = "", anchor: Anchor = "start") -> None:
        """Words with their baseline at `y`. `kind` are classes: axis, small, tiny, bold, medium, accent, clay, second …"""
        said = str(words)
        kinds = kind.split()
        size = next((SIZES[name] for name in kinds if name in SIZES), BODY)
        wide = width(said, size, "bold" in kinds or "medium" in kinds)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        self.boxes.append(Box(said, left, y - size * 0.74, left + wide, y + size * 0.2))
        turned = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.marks.append(f'<text x="{unit(x)}" y="{unit(y)}"{_class(kind)}{turned}>{escape(said)}</text>')

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str = "grid") -> None:
        self.marks.append(f'<line x1="{unit(x1)}" y1="{unit(y1)}" x2="{unit(x2)}" y2="{unit(y2)}"{_class(kind)}/>')

    def rect(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        kind: str,
        *,
        corner: float = 0,
        tip: str = "",
        fill: str = "",
    ) -> None:
        shape = f'<rect x="{unit(x)}" y="{unit(y)}" width="{unit(max(wide, 0))}" height="{unit(high)}"'
        rounded = f' rx="{unit(corner)}"' if corner else ""
        filled = f' fill="{fill}"' if fill else ""
        self.marks.append(f"{shape}{rounded}{_class(kind)}{filled}{_end(tip, 'rect')}")

    def dot(self, x: float, y: float, radius: float, kind: str, tip: str = "") -> None:
        self.marks.append(
            f'<circle cx="{unit(x)}" cy="{unit(y)}" r="{unit(radius)}"{_class(kind)}{_end(tip, "circle")}'
        )

    def path(self, way: str, kind: str, tip: str = "") -> None:
        self.marks.append(f'<path d="{way}"{_class(kind)}{_end(tip, "path")}')

    def diamond(self, x: float, y: float, radius: float, kind: str, tip: str = "") -> None:
        r = unit(radius)
        self.path(f"M{unit(x)} {unit(y - radius)}l{r} {r}l-{r} {r}l-{r} -{r}z", kind, tip)

    def hatch(self) -> str:
        """The fill for "no data" and for what no person did: lines, so that it also reads in grey."""
        self.defs = (
            f'<pattern id="{self.uid}-h" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<rect width="5" height="5" class="hollow"/><line x1="0" y1="0" x2="0" y2="5" class="hatch"/></pattern>'
        )
        return f"url(#{self.uid}-h)"

    def svg(self, title: str, description: str) -> Markup:
        """The drawing as inline SVG, named and described for those who do not see it."""
        size = "narrow" if self.narrow else "wide"
        defs = f"<defs>{self.defs}</defs>" if self.defs else ""
        return Markup(
            f'<svg class="drawing" data-form="{size}" viewBox="0 0 {unit(self.width)} {unit(self.height)}" role="img" '
            f'aria-labelledby="{self.uid}-t {self.uid}-d"><title id="{self.uid}-t">{escape(title)}</title>'
            f'<desc id="{self.uid}-d">{escape(description)}</desc>{defs}{"".join(self.marks)}</svg>'
        )

    def key_of(self, entries: Iterable[tuple[str, str, str]], x: float, y: float) -> float:
        """A key of (class, fill, words) squares, wrapped to the width; gives the y below it."""
        place, row = x, y
        for kind, fill, words in entries:
            taken = width(words, SIZES["axis"]) + 34
            if place + taken - 14 > self.width and place > x:
                place, row = x, row + 20
            self.rect(place, row, 13, 13, kind, corner=2, fill=fill)
            self.text(place + 18, row + 11, words, "axis")
            place += taken
        return row + 20


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _end(tip: str, tag: str) -> str:
    return f"><title>{escape(tip)}</title></{tag}>" if tip else "/>"
