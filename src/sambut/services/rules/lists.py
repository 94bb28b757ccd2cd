"""Reading requirements and steps: groups, order, conditions, alternatives; double numbers, run-on lists, duplicates.

A list has a heading (a group), items, and under an item smaller ones. `level` 1 stands below the last item of level 0.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sambut.services.rules import cleaning
from sambut.services.rules.reading import ItemRow, Items
from sambut.services.states import Component, Sureness

MARK = re.compile(
    r"^\s*(?:(?P<dash>[-*•])|\(?(?P<number>\d{1,2})\s*[.)](?!\d)|\(?(?P<letter>[a-z])\s*[.)](?=\s|[A-Z])|(?P<roman>[IVX]{1,4})[.)]\s)\s*"
)
CONDITION = re.compile(
    r"\((?P<inside>(?:apabila|jika|bila|kalau|khusus|untuk|bagi|kecuali|dalam\s+hal)\b[^()]*)\)?|"
    r"(?P<tail>\b(?:apabila|jika|bila(?:mana)?|kalau|dalam\s+hal)\b(?!\s+(?:tidak\s+)?(?:lengkap|benar|memenuhi)).*)$|"
    r"^(?P<head>(?:bagi|untuk|khusus)\s+[^:,]{2,60}?)\s*:\s+|(?P<said>\b(?:bagi|khusus\s+(?:untuk|bagi)?)\s+(?:yang|pemohon|anak|warga|wni|wna|pns|asn)\b[^,;]*)$",
    re.IGNORECASE,
)
_PAPERS = r"(?:ktp(?:-el)?|sim|kk|paspor|npwp|buku\s+nikah|akta|akte|kia|kitas|ijazah|kartu\s+pelajar)"
ALTERNATIVE = re.compile(rf"\b{_PAPERS}\s*/\s*{_PAPERS}\b|\batau\b|\bsalah\s+satu\b", re.IGNORECASE)
RUN_ON = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[;.,…]))(\d{1,2})\s*[.)]\s*(?=[A-Za-z…])")
LETTERED = re.compile(r"(?:(?<=\s)|(?<=^))([a-h])\s*[.)]\s+(?=\w)")
DASHED = re.compile(r"(?:^|(?<=[\s:]))-\s+(?=[A-Z])")
HEADING = re.compile(r"[:：]\s*$")
EDGES = " ,;.:-–"
INTRODUCES = re.compile(
    r"^(?:persyaratan|syarat(?:-syarat)?|prosedur|alur|mekanisme|langkah(?:-langkah)?|tata\s+cara|sistem)\b.{0,60}:?$",
    re.IGNORECASE,
)
LONGEST, MOST = 2000, 400


@dataclass(frozen=True)
class Line:
    text: str
    number: int | None = None
    letter: str = ""
    dash: bool = False
    doubled: bool = False

    @property
    def marked(self) -> bool:
        return self.number is not None or bool(self.letter) or self.dash


def read_items(text: str, component: Component) -> Items:
    """The rows of a list as it was written down, a line each or all in one."""
    written = [_line(line) for line in cleaning.unwrapped(text)]
    lines = [line for line in written if re.search(r"\w", line.text)]
    if not lines:
        return Items(sureness=Sureness.EMPTY)
    reasons = ["double_numbers"] if any(line.doubled for line in lines) else []
    reasons += ["item_empty"] if any(line.number and line not in lines for line in written) else []
    rows: list[ItemRow] = []
    group = ""
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        if _heads(line, after):
            group = "" if INTRODUCES.match(line.text) else line.text.strip(EDGES)[:200]
            if group and (after is None or _heads(after, lines[place + 2] if place + 2 < len(lines) else None)):
                rows.append(ItemRow(group, reason="group_empty"))
                reasons.append("group_empty")
            continue
        level = 1 if rows and (_below(lines, place) or _holds_letters(line)) else 0
        rows += _split(line, group, level, component, reasons)
    reasons += ["item_empty"] if any(not re.search(r"\w", row.text) for row in rows) else []
    rows, doubles = _once(rows[:MOST], component)
    if doubles:
        reasons.append("duplicates_merged")
    unsure = {"split_run_on", "split_merged", "group_empty", "item_empty"} & set(reasons)
    return Items(tuple(rows), Sureness.UNSURE if unsure else Sureness.SURE, tuple(dict.fromkeys(reasons)))


def _line(text: str) -> Line:
    """Takes the numbers off; a second one behind the first is a slip of who typed into a numbered form."""
    first = MARK.match(text)
    if not first:
        return Line(text)
    rest = text[first.end() :]
    second = MARK.match(rest)
    doubled = bool(second and (first["number"] or first["letter"]) and not second["dash"])
    if second and (doubled or first["dash"]):
        rest = rest[second.end() :]
    known = second if second and first["dash"] else first
    number = int(known["number"]) if known["number"] else None
    return Line(rest.strip(), number, known["letter"] or "", bool(first["dash"]), doubled)


def _heads(line: Line, after: Line | None) -> bool:
    """A line that names a group: it ends in a colon, or stands bare above marked ones and says what the list is."""
    if len(line.text) > 160 or line.dash:
        return False
    if HEADING.search(line.text):
        below = (
            after is not None
            and line.number is not None
            and (after.letter == "a" or (after.dash and after.number is None))
        )
        return not below and (after is None or after.marked or not line.marked)
    return bool(after and after.marked and not line.marked and INTRODUCES.match(line.text))


def _below(lines: list[Line], place: int) -> bool:
    """Letters that begin at `a` below a number, and dashes below a number or a letter, are smaller items of it."""
    line = lines[place]
    if line.letter:
        start = place
        while start and lines[start].letter and lines[start].letter != "a":
            start -= 1
        return lines[start].letter == "a" and start > 0 and lines[start - 1].number is not None
    if not line.dash or line.number is not None:
        return False
    above = [one for one in lines[:place] if not one.dash]
    return bool(above) and above[-1].marked and not HEADING.search(above[-1].text)


def _holds_letters(line: Line) -> bool:
    """`a. belum lengkap: kembali b. lengkap: proses`: what may become of the item before."""
    return line.letter == "a" and bool(re.search(r"\sb\s*[.)]\s", line.text))


def _split(line: Line, group: str, level: int, component: Component, reasons: list[str]) -> Iterator[ItemRow]:
    """One line may hold a whole list: `1. … 2. … 3. …`, `a … b …`, ` - … - …`, or two requirements in one."""
    text = f"a. {line.text}" if _holds_letters(line) else line.text
    parts = _ascending(text)
    if len(parts) > 1:
        reasons.append("split_run_on")
        head, *rest = parts
        yield from ([_row(head, group, level, component)] if head else [])
        yield from (_row(part, group, level if not head else level + 1, component) for part in rest)
        return
    for pattern in (LETTERED, DASHED):
        head, small = _small(text, pattern)
        if small:
            reasons.append("split_run_on")
            yield from ([_row(head, group, level, component)] if head else [])
            yield from (_row(part, group, min(level + bool(head), 1), component) for part in small)
            return
    if component == Component.REQUIREMENTS and len(both := re.split(r"\s*;\s+(?=[A-Z])", line.text)) > 1:
        reasons.append("split_merged")
        yield from (_row(part, group, level, component) for part in both)
        return
    yield _row(text, group, level, component)


def _ascending(text: str) -> list[str]:
    """Parts of a text whose numbers rise by one: what stands before the first, then each. Whole text when they do not."""
    found = list(RUN_ON.finditer(text))
    wanted, cuts = None, []
    for match in found:
        number = int(match[1])
        if (wanted is None and number in (1, 2)) or number == wanted:
            cuts.append((match.start(), match.end()))
            wanted = number + 1
    if len(cuts) < 2:
        return [text]
    edges = [0, *(start for start, _end in cuts)], [*(start for start, _end in cuts), len(text)]
    parts = [text[begin:end] for begin, end in zip(*edges, strict=True)]
    return [re.sub(r"^\d{1,2}\s*[.)]\s*", "", part).strip(" ;,") for part in parts]


def _small(text: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    """What stands before the first small item, and the items; nothing when there are fewer than two or letters do not rise."""
    found = list(pattern.finditer(text))
    if pattern is LETTERED and [match[1] for match in found] != list("abcdefgh"[: len(found)]):
        return "", []
    head = text[: found[0].start()].strip(EDGES) if found else ""
    if len(found) < 2 and not (
        pattern is DASHED and found and head and text[: found[0].start()].rstrip().endswith(":")
    ):
        return "", []
    ends = [*(match.start() for match in found[1:]), len(text)]
    return head, [text[match.end() : end].strip(EDGES) for match, end in zip(found, ends, strict=True)]


def _row(text: str, group: str, level: int, component: Component) -> ItemRow:
    """A step keeps its "bila …" in the sentence: there it says what is done. A requirement says when it is asked for; what an
    aside in brackets adds stays in its brackets."""
    text = text[:LONGEST].strip().rstrip(";,.").rstrip()
    condition, reason = "", ""
    match = CONDITION.search(text)
    within = match and text.count("(", 0, match.start()) > text.count(")", 0, match.start())
    if match and not within and (component == Component.REQUIREMENTS or match["inside"]):
        condition = next(part for part in match.groups() if part is not None).strip(EDGES)
        rest = " ".join((text[: match.start()] + " " + text[match.end() :]).split()).strip(" ,;-")
        if len(condition.split()) == 1:
            condition, reason = "", "condition_cut"
        elif len(rest) >= 3:
            text = rest
        else:
            condition = ""
    either = component == Component.REQUIREMENTS and bool(ALTERNATIVE.search(text))
    return ItemRow(text, group, min(level, 1), condition[:300], either, reason)


def _once(rows: list[ItemRow], component: Component) -> tuple[list[ItemRow], bool]:
    """Exact repetitions once: of requirements in one group, of steps only when they follow one another."""
    kept: list[ItemRow] = []
    seen: set[tuple[str, str, str]] = set()
    doubles = False
    for row in (row for row in rows if re.search(r"\w", row.text)):
        key = (row.group, row.text.casefold(), row.condition)
        again = bool(kept) and key == (kept[-1].group, kept[-1].text.casefold(), kept[-1].condition)
        again = again or (component == Component.REQUIREMENTS and row.level == 0 and key in seen)
        doubles = doubles or again
        seen.add(key)
        if not again:
            kept.append(row)
    return kept, doubles
