"""Reading a promise of time. Istilah: jangka waktu penyelesaian.

A text may hold one duration, a table of them, stages that add up, a condition, opening hours, or nothing that can be read.
The kind says which; rows hold only what stands there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sambut.services.rules import cleaning
from sambut.services.rules.durations import Duration, durations, tidy
from sambut.services.rules.reading import TimeRow, Times
from sambut.services.rules.time_words import (
    ALL_DAY,
    BY_CHANNEL,
    CONDITION,
    EATEN,
    EDGES,
    EVERYBODY,
    EXTENDABLE,
    NUMBERING,
    OPENING,
    OR_MORE,
    PART,
    SPLIT,
    STARTS,
    STEP_WORD,
    TENTATIVE,
    TIME_TITLE,
    TOTAL,
    UNITLESS,
)
from sambut.services.states import Sureness, TimeKind

MOST = 200
"""Durations of one text that are kept; its words are kept whole."""


@dataclass(frozen=True)
class Found:
    """A duration with the words around it in its line."""

    duration: Duration
    before: str
    after: str
    line: int


def read_times(text: str) -> Times:
    """What a text promises about time."""
    lines = [tidy(line) for line in cleaning.unwrapped(text)]
    whole = " ".join(lines)
    bare = NUMBERING.sub("", whole).strip(" .:-")
    if not whole.strip():
        return Times(TimeKind.UNKNOWN, sureness=Sureness.EMPTY)
    if not bare or not re.search(r"\w", bare):
        return Times(TimeKind.UNKNOWN, sureness=Sureness.UNREAD, reasons=("dash",))
    segments = [part for line in lines for part in SPLIT.split(line) if part.strip()]
    found = _found(segments)
    if not found or ALL_DAY.search(whole):
        return _without(segments, whole)
    if EATEN.search(whole):
        return Times(TimeKind.BROKEN, (*_rows(found, segments), *_eaten(segments)), Sureness.UNREAD, ("unit_eaten",))
    return _one(found[0], whole) if len(found) == 1 else _several(found, segments, whole)


def _found(segments: Sequence[str]) -> list[Found]:
    found = []
    for place, segment in enumerate(segments):
        last = 0
        here = durations(segment)
        for index, one in enumerate(here):
            until = here[index + 1].start if index + 1 < len(here) else len(segment)
            found.append(Found(one, segment[last : one.start], segment[one.end : until], place))
            last = one.end
    return found[:MOST]


# -- nothing that lasts -----------------------------------------------------------------------------------------------


def _without(segments: Sequence[str], whole: str) -> Times:
    """No duration: what stands there instead, and no number made up for it."""
    kind, reason = TimeKind.UNKNOWN, "no_duration"
    numbered = sum(1 for segment in segments if NUMBERING.match(segment))
    if EATEN.search(whole):
        kind, reason = TimeKind.BROKEN, "unit_eaten"
    elif ALL_DAY.search(whole) or OPENING.search(whole):
        kind = TimeKind.OPENING_HOURS
    elif TENTATIVE.search(whole):
        kind = TimeKind.TENTATIVE
    elif STARTS.match(whole.strip()):
        kind = TimeKind.START_ONLY
    elif numbered >= 2:
        kind = TimeKind.STAGES_ONLY
    elif CONDITION.search(whole) or STARTS.search(whole):
        kind = TimeKind.CONDITION_ONLY
    elif re.fullmatch(r"[\d\s,.s/d–-]+", whole):
        reason = "no_unit"
    rows = _eaten(segments) if kind == TimeKind.BROKEN else ()
    return Times(kind, rows, Sureness.UNREAD, (reason,))


def _eaten(segments: Sequence[str]) -> tuple[TimeRow, ...]:
    """A number that stands there without its unit: kept as it is, as an upper end of nobody knows what."""
    found = [(segment[: match.start()], match) for segment in segments if (match := EATEN.search(segment))]
    return tuple(
        TimeRow(_subject(before)[0], longest=Decimal(match[1] or match[2]), reason="unit_eaten")
        for before, match in found
    )


# -- one duration ------------------------------------------------------------------------------------------------------


def _one(found: Found, whole: str) -> Times:
    one = found.duration
    row = _row(found)
    kind = TimeKind.RANGE if one.shortest is not None and one.longest not in (None, one.shortest) else TimeKind.SINGLE
    reasons = [one.reason] if one.reason else []
    if EXTENDABLE.search(whole):
        kind, row = TimeKind.EXTENDABLE, replace(row, shortest=one.longest if one.upper else one.shortest, longest=None)
    elif one.lower or OR_MORE.search(found.after):
        kind = TimeKind.OPEN_ENDED
        row = replace(row, shortest=one.shortest if not one.upper else None, longest=None)
        if one.upper:
            row, reasons = replace(row, shortest=one.longest), [*reasons, "upper_and_open"]
    elif PART.search(whole):
        kind = TimeKind.PART
    elif one.upper:
        kind = TimeKind.AT_MOST
    elif TENTATIVE.search(whole):
        kind, reasons = TimeKind.TENTATIVE, [*reasons, "tentative"]
    elif CONDITION.match(row.condition) and not row.starts:
        kind = TimeKind.CONDITIONAL
    if BY_CHANNEL.search(row.condition or row.subject) and len(BY_CHANNEL.findall(whole)) > 1:
        kind = TimeKind.PER_CHANNEL
    unsure = bool(reasons) or kind in (TimeKind.TENTATIVE, TimeKind.PER_CHANNEL, TimeKind.PART)
    return Times(kind, (row,), Sureness.UNSURE if unsure else Sureness.SURE, tuple(reasons))


# -- several -----------------------------------------------------------------------------------------------------------


def _several(found: list[Found], segments: Sequence[str], whole: str) -> Times:
    rows = _rows(found, segments)
    reasons = [row.reason for row in rows if row.reason]
    if EXTENDABLE.search(found[1].before) or EXTENDABLE.search(found[0].after):
        first = found[0].duration
        least = first.longest if first.upper else first.shortest
        return _told(TimeKind.EXTENDABLE, [replace(rows[0], shortest=least, longest=None)], reasons)
    rows = _columns(rows, found, segments)
    reasons = [row.reason for row in rows if row.reason]
    if _has_total(found, whole):
        total, *stages = rows
        stages = [replace(row, stage=True) for row in stages]
        if (added := sum_of(stages)) is not None and total.longest is not None and added != (total.longest, total.unit):
            reasons.append("sum_differs")
        return _told(TimeKind.TOTAL, [replace(total, subject=""), *stages], reasons)
    if _same_twice(found):
        return _told(_single_kind(rows[0]), rows[:1], [*reasons, "said_twice"])
    if len(
        {BY_CHANNEL.search(f"{row.condition} {row.subject}") is not None for row in rows}
    ) == 1 and BY_CHANNEL.search(f"{rows[0].condition} {rows[0].subject}"):
        return _told(TimeKind.PER_CHANNEL, rows, reasons)
    if _are_stages(rows):
        return _told(TimeKind.STAGES, [replace(row, stage=True) for row in rows], [*reasons, "stages_added"])
    return _told(TimeKind.VARIANTS, rows, reasons)


def _columns(rows: list[TimeRow], found: list[Found], segments: Sequence[str]) -> list[TimeRow]:
    """Cells of a flattened table: each takes the name of its row, and of its column where the first line names them."""
    if not any("|" in segment for segment in segments) or len(rows) != len(found):
        return rows
    head = [cell.strip() for cell in segments[0].split("|")] if found[0].line > 0 and "|" in segments[0] else []
    told: list[TimeRow] = []
    for row, one in zip(rows, found, strict=True):
        cells = segments[one.line].split("|")
        place = segments[one.line][: one.duration.start].count("|")
        if place == 0:
            told.append(row)
            continue
        column = head[place] if place < len(head) else ""
        name = NUMBERING.sub("", cells[0].strip()).strip(EDGES)
        told.append(
            replace(row, subject=" · ".join(filter(None, (name, column))), reason="" if column else "column_unnamed")
        )
    return told


def _told(kind: TimeKind, rows: list[TimeRow], reasons: list[str]) -> Times:
    reasons = list(dict.fromkeys(reasons))
    unsure = bool(reasons) or any(not row.subject and not row.condition for row in rows if kind == TimeKind.VARIANTS)
    return Times(kind, tuple(rows), Sureness.UNSURE if unsure else Sureness.SURE, tuple(reasons))


def _single_kind(row: TimeRow) -> TimeKind:
    return TimeKind.AT_MOST if row.shortest is None else TimeKind.SINGLE


def _has_total(found: list[Found], whole: str) -> bool:
    """The first duration is of the whole, and what follows tells how it is made up."""
    first = found[0]
    head = f"{first.before} {first.after}"
    if not TOTAL.search(head):
        return False
    subject = NUMBERING.sub("", first.before).strip(" :-")
    return not subject or bool(TOTAL.search(first.before)) or bool(TIME_TITLE.sub("", subject).strip() == "" or TOTAL.search(first.after))  # fmt: skip


def _same_twice(found: list[Found]) -> bool:
    """`3 hari kerja / 3 hari kerja`: the same again."""
    first, *others = [(one.duration.longest, one.duration.unit, one.duration.working) for one in found]
    between = found[1].before.strip(" .").casefold()
    return len(found) == 2 and others == [first] and between in ("/", "(", "=", "atau", "yaitu", "|")


def _are_stages(rows: list[TimeRow]) -> bool:
    """Steps of one way rather than kinds of one thing."""
    subjects = [row.subject for row in rows]
    if not any(subjects):
        return True
    steps = sum(1 for subject in subjects if STEP_WORD.match(subject))
    return steps * 2 >= len(subjects) and not any(
        re.match(r"(?:untuk|bagi|jenis|kategori|tipe)\b", s, re.IGNORECASE) for s in subjects
    )


def sum_of(rows: Sequence[TimeRow]) -> tuple[Decimal, object] | None:
    """The longest times added up, where all have one unit; None where they cannot be added."""
    units = {(row.unit, row.working) for row in rows}
    if len(units) != 1 or any(row.longest is None for row in rows):
        return None
    return sum((row.longest or Decimal(0) for row in rows), Decimal(0)), rows[0].unit


def _rows(found: list[Found], segments: Sequence[str]) -> list[TimeRow]:
    """A row for each duration, and for each line that gives a bare number where all others give a unit."""
    rows: list[tuple[int, TimeRow]] = [(one.line, _row(one, several=len(found) > 1)) for one in found]
    taken = {one.line for one in found}
    if len(found) >= 2:
        for place, segment in enumerate(segments):
            match = UNITLESS.match(NUMBERING.sub("", segment).strip())
            if match and place not in taken and (near := _nearest(rows, place)):
                amount = Decimal(match["number"])
                rows.append((place, TimeRow(match["subject"].strip(), amount, amount, near.unit, near.working, reason="unit_of_neighbour")))  # fmt: skip
    return [row for _place, row in sorted(rows, key=lambda one: one[0])]


def _nearest(rows: list[tuple[int, TimeRow]], place: int) -> TimeRow | None:
    """The line before gives the unit; the lines around must agree that this is a list of one kind."""
    before = [row for line, row in rows if line < place]
    return before[-1] if before else None


def _row(found: Found, *, several: bool = False) -> TimeRow:
    one = found.duration
    subject, condition = _subject(found.before)
    starts, more = _tail(found.after)
    words = found.after.strip(" ,;|.)")
    if not (subject or condition or starts or more) and words and not OR_MORE.match(words):
        if several or re.match(r"/|per\b", words):
            subject = _subject(words)[0]
        else:
            more = words
    return TimeRow(
        subject[:300], one.shortest, one.longest, one.unit, one.working, one.about,
        starts=starts[:300], condition=(condition or more)[:300], reason=one.reason,
    )  # fmt: skip


def _subject(before: str) -> tuple[str, str]:
    """Who or what it is for, and under which condition, from the words in front."""
    words = NUMBERING.sub("", before.rpartition("…")[2].strip(EDGES))
    if (total := TOTAL.search(words)) and ":" in words[total.end() :]:
        words = words[total.end() :].partition(":")[2]
    words = TIME_TITLE.sub("", words).strip(EDGES)
    if words.count("(") != words.count(")"):
        words = words.strip("() ")
    if CONDITION.match(words):
        return "", words
    words = re.sub(
        r"^(?:dan|serta|lalu|kemudian|selama|dalam(?:\s+waktu)?|akan|adalah|yaitu)\b\s*", "", words, flags=re.IGNORECASE
    )
    words = re.sub(
        r"\s+(?:selama|dalam\s+waktu|adalah|yaitu|membutuhkan\s+waktu|akan\s+dilayani|dilayani)$",
        "",
        words,
        flags=re.IGNORECASE,
    )
    words = "" if EVERYBODY.fullmatch(words.strip(EDGES)) else words
    return words.strip(EDGES), ""


def _tail(after: str) -> tuple[str, str]:
    """From when it counts and under which condition, from the words behind."""
    words = after.strip(" ,;|.")
    bare = words.strip("()[] ")
    if match := STARTS.match(bare):
        tail = CONDITION.split(bare[match.start() :], maxsplit=1)
        return tail[0].strip(" ,.;)"), bare[len(tail[0]) + match.start() :].strip(" ,.;)") if len(tail) > 1 else ""
    if CONDITION.match(bare) or PART.match(bare) or words.startswith("("):
        return "", bare.strip(" ,.;)")
    if match := STARTS.search(bare):
        return bare[match.start() :].strip(" ,.;)"), ""
    return "", ""
