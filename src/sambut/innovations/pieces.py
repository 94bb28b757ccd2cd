"""What a record says, piece by piece, in the words of a form that is handed in: Indonesian, whatever the language of the page."""

from datetime import date

from django.utils import translation

from sambut.frame import dates
from sambut.frame.numbers import number
from sambut.innovations import desks, details, goals, parts, queries, showing
from sambut.innovations.fields import TEXTS
from sambut.innovations.models import Indicator, Innovation
from sambut.innovations.states import Form, Initiator, Novelty, Stage, State, Sustainability

CHOICES = {"stage": Stage, "initiator": Initiator, "form": Form, "kind": Novelty, "sustainability": Sustainability}


def of(innovation: Innovation) -> tuple[dict[str, str], dict[str, int]]:
    """Name → text, of what is written now; and name → what was counted. Of the text only what is being written, published or not."""
    with translation.override("id"):
        whole, copies = parts.whole(innovation.pk), _copies(innovation)
        found = {name: text for name, text in desks.manuscript(innovation).content.items() if name in TEXTS}
        found |= {
            name: str(choices(getattr(innovation, name)).label)
            for name, choices in CHOICES.items()
            if getattr(innovation, name)
        }
        if innovation.sustainability == Sustainability.UNCONFIRMED:
            del found["sustainability"]
        found |= {row["block"]: row["text"] for row in whole.blocks} | {
            "goals": "\n".join(f"{goal}. {goals.official()[goal]}" for goal in whole.goals),
            "beneficiaries": "\n".join(details.counted(row) for row in whole.beneficiaries),
            "spendings": "\n".join(
                f"{row['year']}, {parts.money_words(row['source'])}: {details.rupiah(row['amount'])}" for row in whole.spendings
            ),
            "staffings": "\n".join(details.people(row) + (f" ({row['note']})" if row["note"] else "") for row in whole.staffings),
            "indicators": "\n".join(_indicator(one) for one in showing.indicators(innovation)),
            "owner": innovation.unit.name if innovation.unit_id == innovation.body_id else f"{innovation.unit.name}, {innovation.body.name}",
            "awards": "\n".join(one.words for one in showing.awards(innovation)),
            "team": "\n".join(", ".join(word for word in (one.name, one.part) if word) for one in showing.members(innovation, public=True)),
            "files": "\n".join(one.title for one in showing.files(innovation)), "copies": "\n".join(copies),
            "trial_on": _day(innovation.trial_on, innovation), "started_on": _day(innovation.started_on, innovation),
        }  # fmt: skip
        counts = {"copies": len(copies)}
        if whole.people is not None:
            counts["people"] = whole.people
        if "orang" in whole.helped:
            counts["helped"] = whole.helped["orang"]
        if (months := _months(innovation)) is not None:
            counts["months"] = months
            found["speed"] = f"{number(months)} bulan dari ide sampai berjalan"
    return {name: text.strip() for name, text in found.items() if text and text.strip()}, counts


def _copies(innovation: Innovation) -> list[str]:
    """Who took it over, from here or from a copy of it; only what everybody reads."""
    family = queries.family(innovation.root_id or innovation.pk)
    rows = [row for row in family if row.pk != innovation.pk and row.parent_id and row.state == State.PUBLIC]
    return [f"{row.body.name}: {row.name}" for row in rows]


def _indicator(one: Indicator) -> str:
    said = []
    if one.baseline is not None and one.baseline_on:
        said.append(f"sebelum {number(one.baseline)} ({dates.day(one.baseline_on, 'plain')})")
    if values := list(one.values.all()):
        said.append(f"terakhir {number(values[-1].value)} ({dates.day(values[-1].on, 'plain')}, {values[-1].source})")
    return f"{one.name} ({one.unit}): {', '.join(said) or 'belum diukur'}"


def _day(on: date | None, innovation: Innovation) -> str:
    if on is None:
        return ""
    return str(on.year) if innovation.year_only else dates.day(on, "plain")


def _months(innovation: Innovation) -> int | None:
    """From the idea until it ran; unknown where only years are."""
    began, ran = innovation.idea_on, innovation.started_on
    if innovation.year_only or began is None or ran is None or ran <= began:
        return None
    return max((ran.year - began.year) * 12 + ran.month - began.month, 1)
