"""From answers to a result. Called once, in the transaction that closes the round."""

from datetime import datetime

from sambut.surveys.models import Answer, ElementResult, Result, Round, RoundElement
from sambut.surveys.rules import METHOD, Tally, may_detail, satisfaction_index
from sambut.surveys.states import Outcome


def count(round_: Round, *, at: datetime) -> Result:
    """The kept result. Sums of elements are kept only where their means may be shown."""
    elements = list(RoundElement.objects.filter(round=round_).order_by("code"))
    respondents, tallies = _tallied(round_)
    kept = Result(round=round_, respondents=respondents, method=METHOD, counted_at=at, outcome=Outcome.FIGURE)
    if respondents < round_.fewest:
        kept.outcome = Outcome.TOO_FEW
    elif set(tallies) != {element.code for element in elements}:
        kept.outcome = Outcome.UNANSWERED
    else:
        index = satisfaction_index(tallies, {element.code: element.weight for element in elements})
        kept.index, kept.grade = index.value, index.grade
        kept.detailed = may_detail(tallies, round_.fewest)
    kept.save(force_insert=True)
    if kept.detailed:
        ElementResult.objects.bulk_create(_detail(kept, element, tallies[element.code]) for element in elements)
    return kept


def _tallied(round_: Round) -> tuple[int, dict[str, Tally]]:
    respondents = 0
    sums: dict[str, tuple[int, int]] = {}
    for scores in Answer.objects.filter(round=round_).values_list("scores", flat=True).iterator():
        respondents += 1
        for code, score in scores.items():
            total, given = sums.get(code, (0, 0))
            sums[code] = (total + score, given + 1)
    return respondents, {code: Tally(*sum_) for code, sum_ in sums.items()}


def _detail(result: Result, element: RoundElement, tally: Tally) -> ElementResult:
    return ElementResult(
        result=result, code=element.code, name=element.name, total=tally.total, respondents=tally.respondents,
        weight_top=element.weight_top, weight_bottom=element.weight_bottom,
    )  # fmt: skip
