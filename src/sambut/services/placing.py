"""Which unit may be meant: for the national desk, from the words of the file and from what it searches."""

from sambut.organisations.models import Organisation
from sambut.organisations.queries import public_bodies, units_called
from sambut.services.models import Service

MOST = 12


def candidates(service: Service, asked: str) -> list[Organisation]:
    """Bodies by the words that were searched or that the file said, with units of theirs that the file may mean."""
    words = asked or service.source_place.partition(" · ")[0]
    if not words:
        return []
    bodies = list(public_bodies(asked=words).order_by("name", "id")[:MOST])
    unit = service.source_place.split(" · ")[1] if service.source_place.count(" · ") else ""
    units = [found for body in bodies[:3] for found in units_called(unit, below=body.pk)[:4]] if unit else []
    return [*units, *bodies]
