"""The rule of the estimate in numbers. A change of any of them is a new version of the method."""

VERSION = "2026-1"
LEVEL = 0.95

MONTHS_BEFORE = 12
"""Least observed months before the start: a whole year, so that each season is in it."""
MONTHS_AFTER = 6
"""Least observed months from the start on."""
WINDOW = 36
"""Most months before the start that are looked at; whole years, so that no season weighs more than another."""

NEAREST = 20
"""How many comparison regions are used of those that may be used."""
FEWEST_COMPARISONS = 4
"""With fewer regions nobody can say how far regions drift apart by themselves."""
SAME_KIND_ENOUGH = 12
"""With so many regions of the same kind, other kinds are not looked at."""
LARGEST_GAP = 0.1
"""Share of months a comparison region may lack; they are filled from its own level and the month's common change."""

FEWEST_CASES = 30
"""When values are counts: so many cases in the year before the start, or it is too little to say."""

FEW = 10
"""From so many starting regions on the interval comes from drawing regions anew; below it from placebo regions."""
DRAWS = 999
MOST_PLACEBOS = 250
SEED = 20260101

MATERIAL = 0.5
"""A drift before the start that would by itself make half of the estimate leaves it in doubt."""
