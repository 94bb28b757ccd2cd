"""A table for machines."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from sambut.frame.figures import Figure


def figure(drawn: Figure, name: str) -> HttpResponse:
    return _file(drawn.csv, name)


def rows(head: Sequence[str], given: Iterable[Sequence[object]], name: str) -> HttpResponse:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([["" if value is None else value for value in row] for row in given])
    return _file(text.getvalue(), name)


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
