"""The method in numbers. A change of any of them is a new version, which result packs name."""

VERSION = "2026-1"
SEED = 20260101
DRAWS = 2_000
RESAMPLES = 1_000
PERMUTATIONS = 1_000

INTERVAL = 0.90
"""Of ranks, and of agreement."""
BAND = (0.05, 0.95)
"""An entry whose chance to be among the best K lies between is in the grey band."""

MOST_AGAIN = 8
"""So many more readings of one entry at most, in a second reading: few entries thoroughly find more than many a little."""

TIES = (
    "Equal scores to the ninth decimal are told apart by the plain mean, then by the higher lowest score, then by more readings; what is "
    "still equal shares its rank and stands in the order of its name, which says nothing."
)
