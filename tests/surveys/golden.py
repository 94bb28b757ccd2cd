"""The golden case: 29 respondents of a public local application, answers made again from its distribution."""

from sambut.surveys.rules import Tally

DISTRIBUTION = {
    "U1": {4: 18, 3: 11}, "U2": {4: 14, 3: 15}, "U3": {4: 15, 3: 12, 2: 2}, "U4": {4: 29}, "U5": {4: 15, 3: 14},
    "U6": {4: 18, 3: 11}, "U7": {4: 19, 3: 10}, "U8": {4: 18, 3: 11}, "U9": {4: 28, 3: 1},
}  # fmt: skip
TOTALS = {"U1": 105, "U2": 101, "U3": 100, "U4": 116, "U5": 102, "U6": 105, "U7": 106, "U8": 105, "U9": 115}
TALLIES = {code: Tally(total, 29) for code, total in TOTALS.items()}


def _column(shares: dict[int, int]) -> list[int]:
    return [score for score, times in shares.items() for _ in range(times)]


ANSWERS = [dict(zip(DISTRIBUTION, row, strict=True)) for row in zip(*map(_column, DISTRIBUTION.values()), strict=True)]
"""One answer a person, by the key of the element."""
