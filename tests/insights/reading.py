"""The words of a page, as they are read."""

import re
from html import unescape

from django.http import HttpResponse


def told(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer.status_code
    page = answer.content.decode()
    words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", "", page, flags=re.S)
    return re.sub(r"\s+", " ", unescape(words).replace("\u00a0", " "))
