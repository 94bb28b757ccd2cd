"""One page of a list at constant cost: keyset paging with a cursor in the address.

A cursor is the sort key of the row at the edge and the direction, nothing secret and not signed. A cursor that cannot
be read, or does not fit the list, gives the first page.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db.models import BooleanField, F, Field, Func, Q, QuerySet, Value
from django.db.models.constants import LOOKUP_SEP

LONGEST = 2000
"""Letters of a cursor that are read at all."""


@dataclass(frozen=True)
class Slice:
    """Rows of one page; `next` and `previous` are cursors for the address, `None` where the list ends."""

    rows: list[Any]
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class _Column:
    name: str
    descending: bool
    field: "Field[Any, Any]"

    @property
    def nullable(self) -> bool:
        return bool(getattr(self.field, "null", False))


def slice_of(queryset: QuerySet[Any, Any], *, order: Sequence[str], after: str | None, size: int) -> Slice:
    """The page of `queryset` (models or `.values()`) behind the cursor `after`, in one query.

    `order` names columns, with `-` for falling ones, and must end with a unique one, or rows with equal keys are lost.
    In a column that may be empty, empty ones come last when rising and first when falling, as in PostgreSQL.
    """
    columns = [_column(queryset, name) for name in order]
    read = _read(after, columns)
    back, key = read if read else (False, None)
    asked = queryset.order_by(*(_term(column, back) for column in columns))
    if key is not None:
        asked = asked.filter(_behind(columns, key, back) if _plain(columns) else _beyond(columns, key, back))
    found = list(asked[: size + 1])
    more, rows = len(found) > size, found[:size]
    if back:
        rows.reverse()
    if not rows:
        return Slice([], None, None)
    forward, backward = (True, more) if back else (more, key is not None)
    return Slice(
        rows,
        next=_write(rows[-1], columns, back=False) if forward else None,
        previous=_write(rows[0], columns, back=True) if backward else None,
    )


def _column(queryset: QuerySet[Any, Any], name: str) -> _Column:
    bare = name.removeprefix("-")
    expression = F(bare).resolve_expression(queryset.query, allow_joins=True)
    return _Column(bare, name.startswith("-"), expression.output_field)


def _term(column: _Column, back: bool) -> Any:
    falling = column.descending != back
    return F(column.name).desc() if falling else F(column.name).asc()


def _plain(columns: Sequence[_Column]) -> bool:
    """All in one direction and none ever empty: then PostgreSQL compares whole rows, and an index finds the place at once."""
    return len({column.descending for column in columns}) == 1 and not any(column.nullable for column in columns)


def _behind(columns: Sequence[_Column], key: Sequence[Any], back: bool) -> Func:
    """`(next_at, id) > (…, …)`. However many rows share the first column, none of them is read in vain."""
    row = Func(*(F(column.name) for column in columns), template="(%(expressions)s)")
    edge = Func(
        *(Value(value, column.field) for column, value in zip(columns, key, strict=True)), template="(%(expressions)s)"
    )
    falling = columns[0].descending != back
    return Func(
        row, edge, template="%(expressions)s", arg_joiner=" < " if falling else " > ", output_field=BooleanField()
    )


def _beyond(columns: Sequence[_Column], key: Sequence[Any], back: bool) -> Q:
    """Rows behind the key: greater in the first column, or equal there and greater in the next, and so on."""
    alternatives, equal = Q(pk__in=[]), Q()
    for column, value in zip(columns, key, strict=True):
        further = _further(column, value, back)
        if further is not None:
            alternatives |= equal & further
        equal &= Q(**{f"{column.name}__isnull": True}) if value is None else Q(**{column.name: value})
    return alternatives & _at_least(columns[0], key[0], back)


def _further(column: _Column, value: Any, back: bool) -> Q | None:
    """Rows strictly behind `value` in one column; PostgreSQL puts empty ones above all others."""
    falling = column.descending != back
    if value is None:
        return Q(**{f"{column.name}__isnull": False}) if falling else None
    behind = Q(**{f"{column.name}{LOOKUP_SEP}{'lt' if falling else 'gt'}": value})
    return behind | Q(**{f"{column.name}__isnull": True}) if column.nullable and not falling else behind


def _at_least(column: _Column, value: Any, back: bool) -> Q:
    """Says the same once more in the form in which an index is used for the first column."""
    falling = column.descending != back
    if value is None or (column.nullable and not falling):
        return Q()
    return Q(**{f"{column.name}{LOOKUP_SEP}{'lte' if falling else 'gte'}": value})


def _write(row: Any, columns: Sequence[_Column], *, back: bool) -> str:
    values = [_text(_value(row, column.name)) for column in columns]
    packed = json.dumps([int(back), *values], ensure_ascii=False, separators=(",", ":")).encode()
    return urlsafe_b64encode(packed).decode().rstrip("=")


def _value(row: Any, name: str) -> Any:
    if isinstance(row, dict):
        return row[name]
    for part in name.split(LOOKUP_SEP):
        row = getattr(row, part)
    return row


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _read(cursor: str | None, columns: Sequence[_Column]) -> tuple[bool, list[Any]] | None:
    """Direction and key of a cursor; `None` for anything that does not fit these columns."""
    if not cursor or len(cursor) > LONGEST:
        return None
    try:
        back, *texts = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if back not in (0, 1) or len(texts) != len(columns):
            return None
        return bool(back), [_clean(column, text) for column, text in zip(columns, texts, strict=True)]
    except (ValueError, TypeError, ArithmeticError, ValidationError, FieldError, RecursionError):
        return None


def _clean(column: _Column, text: Any) -> Any:
    if text is None:
        if not column.nullable:
            raise ValueError("an empty key in a column that is never empty")
        return None
    if not isinstance(text, str) or "\x00" in text:
        raise ValueError("a key is text")
    value = column.field.to_python(text)
    column.field.run_validators(value)
    if value is None or (isinstance(value, datetime) and value.tzinfo is None):
        raise ValueError("a key that says nothing")
    return value
