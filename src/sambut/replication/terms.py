"""Numbers of this room as they hold on a day."""

from datetime import date

from sambut.replication.models import Term


def number(code: str, *, on: date) -> int:
    """The number of the newest row that has begun."""
    found = Term.objects.filter(code=code, starts_on__lte=on).order_by("-starts_on").values_list("number", flat=True)
    value = found.first()
    if value is None:
        raise LookupError(f"there is no term {code!r} on {on}")
    return value


def dormant_after(*, on: date) -> int:
    return number("dormant_after_days", on=on)


def checks(*, on: date) -> tuple[int, int]:
    """After how many months of running a copy is checked."""
    return number("first_check_months", on=on), number("second_check_months", on=on)


def most_copiers(*, on: date) -> int:
    return number("most_copiers", on=on)
