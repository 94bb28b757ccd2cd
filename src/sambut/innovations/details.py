"""The rows of a record in words, for its page, its card and its handed-in forms."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.numbers import number
from sambut.innovations import goals, parts
from sambut.innovations.parts import Whole, money_words


@dataclass(frozen=True)
class Details:
    """What the page draws: goals by name, tables as lines of words."""

    whole: Whole
    goals: list[str]
    beneficiaries: list[tuple[str, str, str, str]]
    money: list[tuple[int, str, str, str]]
    total: str
    people: list[tuple[str, str]]


def of(innovation_id: int) -> Details:
    """One statement."""
    whole = parts.whole(innovation_id)
    return Details(
        whole, [goals.named(goal) for goal in whole.goals], [_beneficiary(row) for row in whole.beneficiaries],
        [(row["year"], money_words(row["source"]), rupiah(row["amount"]), row["note"]) for row in whole.spendings], rupiah(whole.spent),
        [(people(row), row["note"]) for row in whole.staffings],
    )  # fmt: skip


def rupiah(amount: Any) -> str:
    return f"Rp {number(int(amount))}"


def people(row: dict[str, Any]) -> str:
    return _("%(year)s: %(num)s orang") % {"year": row["year"], "num": number(row["people"])}


def spent(whole: Whole) -> str:
    """ "Rp 120.000.000 (2021–2024)"."""
    years = sorted({row["year"] for row in whole.spendings})
    if not years:
        return ""
    return f"{rupiah(whole.spent)} ({years[0] if len(years) == 1 else f'{years[0]}–{years[-1]}'})"


def counted(row: dict[str, Any]) -> str:
    """ "ibu hamil: 120 orang (12 Maret 2025, buku KIA)"."""
    if row["count"] is None:
        return str(row["who"])
    _who, much, day, source = _beneficiary(row)
    where = ", ".join(word for word in (day, source) if word)
    return f"{row['who']}: {much} ({where})"


def helped(whole: Whole) -> str:
    """ "1.200 orang, 14 sekolah"."""
    return ", ".join(f"{number(count)} {unit}" for unit, count in whole.helped.items())


def _beneficiary(row: dict[str, Any]) -> tuple[str, str, str, str]:
    day = parts.day_of(row["on"])
    much = f"{number(row['count'])} {row['unit']}" if row["count"] is not None else ""
    return row["who"], much, dates.day(day, "plain") if day else "", row["source"]
