"""From what a page or a file held to plain lines. A sign of "less than" survives: only real tags are taken out."""

import html
import re
import unicodedata

TAGS = (
    "a", "abbr", "b", "blockquote", "br", "center", "code", "div", "em", "font", "h[1-6]", "hr", "i", "img", "label", "li", "o:p",
    "ol", "p", "pre", "s", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul",
)  # fmt: skip
_NAMES = "|".join(TAGS)
_DROPPED = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"</t[dh]\s*>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(
    r"<(?:br|hr)\b[^<>]*>|</(?:p|div|li|tr|h[1-6]|table|ul|ol|section|blockquote)\s*>|<(?:p|div|tr|ul|ol|table)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BULLET = re.compile(r"^[ \t]*(?:[•·◦▪●■□►➢➤✓✔❖\uf000-\uf0ff]|Ø(?=\s)|[–—](?=\s)|o(?=\s{2,}))[ \t]*", re.MULTILINE)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]+")
_LINES = re.compile(r"\n{2,}")


def plain(text: str) -> str:
    """Lines without tags, one kind of bullet, single blanks. Words stay as they are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _DROPPED.sub(" ", text)
    text = _CELL.sub(" | ", text)
    text = _ITEM.sub("\n- ", text)
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", text)
    text = unicodedata.normalize("NFC", html.unescape(html.unescape(text)))
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    text = _BULLET.sub("- ", text)
    text = _SPACES.sub(" ", text)
    return _LINES.sub("\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


_GOES_ON = re.compile(r"^(?![a-z][.)](?:\s|$))[a-zà-ÿ(]")
_ENDS_WHOLE = (".", ";", ":", "!", "?")


def unwrapped(text: str) -> list[str]:
    """Lines, with one that was broken in the middle of a sentence put together again."""
    lines: list[list[str]] = []
    for line in filter(None, plain(text).split("\n")):
        if lines and _GOES_ON.match(line) and not lines[-1][-1].endswith(_ENDS_WHOLE):
            lines[-1].append(line)
        else:
            lines.append([line])
    return [" ".join(parts) for parts in lines]


def title(name: str) -> str:
    """The name of a service without what stands around it on a page: "Standar Pelayanan …", a trailing dot."""
    name = one_line(name).strip(" .:;-–")
    shorter = re.sub(r"^(?:standar(?:t)? pelayanan(?: publik)?|sp)\s*:?\s+(?=\S)", "", name, flags=re.IGNORECASE)
    return shorter[:1].upper() + shorter[1:] if shorter else name
