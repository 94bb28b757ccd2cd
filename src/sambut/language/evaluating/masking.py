"""What masking finds in a file, how fast, and what a second, cruder look still finds in the masked texts."""

import re
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sambut.language.cleaning import clean
from sambut.language.folding import fold
from sambut.language.masking import mask

_PLACEHOLDER = re.compile(r"\[[^\[\]]{2,40} disembunyikan\]")
_BETWEEN = r"[\s.\-–]{0,2}"
_DIGITS = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}\d){{14,16}}(?!{_BETWEEN}\d)")
_PHONE = re.compile(rf"(?<!\d)(?:\+?62|0){_BETWEEN}8(?:{_BETWEEN}\d){{8,11}}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]{2,}")


def measure_masking(texts: Sequence[str]) -> dict[str, Any]:
    """Counts by kind; shares of the texts that held something and in which it survived; speed in processor time."""
    cleaned = [clean(text).text for text in texts]
    mask("nama saya Budi")  # the word lists are read once, before the clock
    start = time.process_time()
    masked = [mask(text) for text in cleaned]
    seconds = time.process_time() - start
    return {
        "texts": len(texts),
        "texts_with_personal_data": sum(bool(found.spans) for found in masked),
        "share_with_personal_data": _share(sum(bool(found.spans) for found in masked), len(texts)),
        "kinds": dict(sorted(Counter(span.kind for found in masked for span in found.spans).items())),
        "characters_hidden_share": _share(
            sum(s.end - s.start for m in masked for s in m.spans), sum(map(len, cleaned))
        ),
        "surviving": {
            "long_number": _surviving(_DIGITS, cleaned, [found.text for found in masked]),
            "phone": _surviving(_PHONE, cleaned, [found.text for found in masked]),
            "email": _surviving(_MAIL, cleaned, [found.text for found in masked]),
        },
        "unstable": sum(bool(mask(found.text).spans) for found in masked if found.spans),
        "seconds": round(seconds, 3),
        "texts_per_second": round(len(texts) / seconds) if seconds else None,
    }


def _surviving(sign: re.Pattern[str], before: Sequence[str], after: Sequence[str]) -> dict[str, Any]:
    held = sum(1 for text in before if sign.search(fold(text)))
    left = sum(1 for text in after if sign.search(_PLACEHOLDER.sub("|", fold(text))))
    return {"texts_before": held, "texts_after": left, "share_of_all": _share(left, len(before))}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 6) if whole else 0.0
