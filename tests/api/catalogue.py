"""Services in the states that the operations want."""

from datetime import datetime, timedelta

from sambut.services import actions
from sambut.services.models import Service
from tests.services.conftest import TEXTS
from tests.world.cast import Cast

SUBMITTED = ("return_service", "publish_service")
PUBLISHED = (
    "read_service", "read_service_at_desk", "check_service", "withdraw_service", "discard_service_edition", "write_service",
)  # fmt: skip


def services(cast: Cast, at: datetime) -> dict[str, str]:
    """Operation → UUID of a service that it can be carried out on."""
    made = {operation: _service(operation, cast, at) for operation in (*SUBMITTED, *PUBLISHED, "submit_service")}
    return made | {"place_service": _nowhere(cast, at)}


def _nowhere(cast: Cast, at: datetime) -> str:
    """A draft that an import could not place."""
    uuid = _service("place_service", cast, at)
    Service.objects.filter(uuid=uuid).update(unit=None, body=None)
    return uuid


def _service(operation: str, cast: Cast, at: datetime) -> str:
    admin, began = cast.agency_admin.person(at), at - timedelta(days=1)
    service = actions.draft_service(cast.unit_officer.organisation, name=f"Layanan {operation}", by=admin, at=began)
    edition = actions.draft_edition(service.pk, by=admin, at=began)
    actions.keep_edition(edition.pk, TEXTS, revision=None, by=admin, at=began)
    if operation in (*SUBMITTED, *PUBLISHED):
        actions.submit_service(service.pk, by=admin, at=began)
    if operation in PUBLISHED:
        actions.publish_service(service.pk, by=admin, at=began)
    if operation == "discard_service_edition":
        actions.draft_edition(service.pk, by=admin, at=began)
    return str(service.uuid)
