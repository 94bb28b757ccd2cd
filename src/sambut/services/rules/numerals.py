"""Numbers as people write them in Indonesian: `10 (sepuluh)`, `Satu`, `1,5`, `setengah`, `dua puluh lima`."""

import re
from decimal import Decimal

ONES = {
    "nol": 0, "satu": 1, "se": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
WORD = r"(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|seratus|ratus|seribu|ribu)"
WORDS = rf"{WORD}(?:\s+{WORD}){{0,6}}"
FIGURES = r"\d{1,5}(?:[.,]\d{1,2})?(?:\s?[½¼¾])?"
HALF = r"setengah"
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


def number(text: str) -> Decimal | None:
    """Figures or words; None for what is neither."""
    text = text.strip().casefold()
    if text == HALF:
        return Decimal("0.5")
    if text and text[0].isdigit():
        part = _PARTS.get(text[-1], Decimal(0))
        bare = text.rstrip("½¼¾").strip().replace(",", ".")
        return Decimal(bare) + part if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None
    return in_words(text)


def in_words(text: str) -> Decimal | None:
    """`dua puluh lima` → 25. None when the words make no number."""
    words = text.split()
    if not words:
        return None
    whole, part = 0, 0
    for word in words:
        if word in WHOLE:
            part += WHOLE[word]
        elif word in ONES:
            part += ONES[word]
        elif word == "belas":
            part += 10
        elif word in ("puluh", "ratus"):
            times = 10 if word == "puluh" else 100
            kept, last = (part // 10 * 10, part % 10) if word == "puluh" else (0, part)
            part = kept + (last or 1) * times
        elif word == "ribu":
            whole, part = whole + (part or 1) * 1000, 0
        else:
            return None
    return Decimal(whole + part)
