"""What is written for people who open it in a spreadsheet: cells that run nothing, and the report beside an import."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sambut.kernel.refusals import Refused

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell may not begin with, also in the wide letters of eastern keyboards."""
Line = tuple[int, str, str, str]
"""Line of the file that was read, id of the row, outcome, why."""
T = TypeVar("T")


def harmless(value: T) -> T | str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; anything else stays as it is."""
    runs = isinstance(value, str) and (value.startswith(FORMULAS) or value.lstrip().startswith(FORMULAS))
    return f"'{value}" if runs else value


@contextmanager
def report_file(path: Path | None, *, not_written: str) -> Iterator[Callable[[Line], None]]:
    """Writes what became of each row beside the work; without a path nothing is written.

    When the disk is full or the folder closed, the import stops with the refusal `not_written`; what is stored is stored whole.
    """
    if path is None:
        yield lambda line: None
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["line", "id", "outcome", "why"])
            yield lambda line: writer.writerow([line[0], harmless(line[1]), *line[2:]])
    except OSError as error:
        raise Refused(not_written, file=path.name, why=error.strerror or type(error).__name__) from error
