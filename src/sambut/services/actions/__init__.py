"""One function per verb."""

from sambut.services.actions.deciding import (
    check_service,
    place_service,
    publish_service,
    return_service,
    withdraw_service,
)
from sambut.services.actions.drafting import (
    discard_edition,
    draft_edition,
    draft_service,
    keep_edition,
    submit_service,
)

__all__ = [
    "check_service", "discard_edition", "draft_edition", "draft_service", "keep_edition", "place_service", "publish_service",
    "return_service", "submit_service", "withdraw_service",
]  # fmt: skip
