"""Small reads for what stands around pages."""

from collections.abc import Collection

from sambut.organisations.models import Organisation


def names_of(ids: Collection[int]) -> dict[int, str]:
    """Short names of organisations, for the rail: one statement."""
    rows = Organisation.objects.filter(pk__in=ids).values_list("pk", "short_name", "name")
    return {pk: short or name for pk, short, name in rows}
