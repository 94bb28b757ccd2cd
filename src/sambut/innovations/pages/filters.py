"""The filters of the public list: in the address, and as words that open."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.templating import with_query
from sambut.innovations import goals, queries
from sambut.innovations.lists import Filter
from sambut.innovations.states import Grade, Stage, Sustainability
from sambut.mandates.people import VISITOR, Person
from sambut.regions.queries import children, region

Option = tuple[str, str, bool]
PROVINCE = 2
"""Letters of a province's code."""


def wanted(request: HttpRequest) -> Filter:
    """What the address asks for; what it cannot mean is left out."""
    topic, grade, goal = (request.GET.get(name, "") for name in ("topik", "bukti", "tpb"))
    place = region(request.GET.get("wilayah", "")[:13])
    chosen = next((one for one in queries.topics() if one.code == topic), None) if topic else None
    return Filter(
        category_id=chosen.pk if chosen else None,
        region_code=place.code if place else "",
        stage=_known(request.GET.get("tahap", ""), Stage.values),
        sustainability=_known(request.GET.get("keberlanjutan", ""), Sustainability.values),
        awarded=request.GET.get("penghargaan") == "ada",
        evidence=int(grade) if grade in ("1", "2", "3", "4") else 0,
        goal=int(goal) if goal in {str(number) for number in goals.names()} else 0,
        lacking_at=own_body(request) if request.GET.get("punya") == "belum" else None,
    )


def own_body(request: HttpRequest) -> int | None:
    """The body for which "what we do not have yet" is asked: where this person's first office is."""
    person: Person = getattr(request, "person", VISITOR)
    return next((mandate.body_id for mandate in person.mandates if not mandate.support), None)


def words(request: HttpRequest, wanted: Filter) -> dict[str, Any]:
    topics = queries.topics()
    chosen = next((one for one in topics if one.pk == wanted.category_id), None)
    place = region(wanted.region_code) if wanted.region_code else None
    stages = [("", _("tahap apa pun")), *((stage, str(Stage(stage).label)) for stage in Stage)]
    lives = [("", _("keberlanjutan apa pun")), *((one, str(one.label)) for one in Sustainability)]
    grades = [("", _("bukti apa pun")), *((str(grade), str(Grade(grade).label)) for grade in Grade if grade)]
    served = [("", _("TPB apa pun")), *((str(goal), goals.named(goal)) for goal in goals.names())]
    prizes = [("", _("berpenghargaan atau tidak")), ("ada", _("berpenghargaan"))]
    facts = {
        "topics": topics, "topic": chosen, "place": place, "provinces": list(children()),
        "filtered": wanted != Filter(),
        **_filter(request, "stage", "tahap", stages, wanted.stage),
        **_filter(request, "life", "keberlanjutan", lives, wanted.sustainability),
        **_filter(request, "grade", "bukti", grades, str(wanted.evidence or "")),
        **_filter(request, "goal", "tpb", served, str(wanted.goal or "")),
        **_filter(request, "prize", "penghargaan", prizes, "ada" if wanted.awarded else ""),
    }  # fmt: skip
    if own_body(request):
        lacks = [("", _("semua daerah")), ("belum", _("yang belum kami punya"))]
        facts |= _filter(request, "lack", "punya", lacks, "belum" if wanted.lacking_at else "")
    return facts


def _filter(request: HttpRequest, name: str, key: str, choices: list[tuple[str, str]], chosen: str) -> dict[str, Any]:
    options: list[Option] = [
        (label, with_query(request, **{key: value or None, "setelah": None}), value == chosen)
        for value, label in choices
    ]
    return {f"{name}_words": dict(choices)[chosen], f"{name}_options": options}


def certainty(request: HttpRequest, all_: bool) -> dict[str, Any]:
    choices = [("", _("yang dinyatakan sumbernya")), ("semua", _("semuanya, juga yang belum dipastikan"))]
    return _filter(request, "sure", "pasti", choices, "semua" if all_ else "")


def _known(value: str, values: list[str]) -> str:
    return value if value in values else ""
