"""Figures as SVG, in pure Python: each writer gives a `Figure` with two drawings, its message, its table and its CSV.

    bars(…)      what is most?                     stacked(…)    how did cases end?
    line(…)      did it work?                      multiples(…)  which one differs?
    strip(…)     where do we stand among all?      dumbbell(…)   is the promise kept?
    calendar(…)  when?                             tile_map(…)   where?
    sparkline(…) a row in a list (only a small drawing)

Rules: the title is the message, computed from the same data, with the neutral subject when there is no finding. Small
counts are suppressed before they come here: pass `None`, which is drawn hatched and called "tanpa data". Bars and lines
of counts start at 0. Never colour alone. No `style`, no `<style>`: classes only, for the strict CSP.
"""

from sambut.frame.figures.bars import Promise, bars, dumbbell, stacked
from sambut.frame.figures.days import calendar
from sambut.frame.figures.figure import Column, Figure, Words
from sambut.frame.figures.lines import Run, line
from sambut.frame.figures.maps import tile_map
from sambut.frame.figures.small import multiples, sparkline
from sambut.frame.figures.strips import strip

__all__ = [
    "Column",
    "Figure",
    "Promise",
    "Run",
    "Words",
    "bars",
    "calendar",
    "dumbbell",
    "line",
    "multiples",
    "sparkline",
    "stacked",
    "strip",
    "tile_map",
]
