"""Survey rounds in the states that the operations want."""

from datetime import datetime, timedelta

from sambut.surveys import actions, loading
from sambut.surveys.models import Round
from tests.world.cast import Cast


def survey_rounds(cast: Cast, at: datetime) -> dict[str, str]:
    """Operation → UUID of a round that it can be carried out on; each of a unit of its own."""
    loading.load()
    admin, began = cast.agency_admin.person(at), at - timedelta(days=3)
    units = [cast.agency_admin, cast.officer_next_door, cast.innovator, cast.unit_officer]
    made: list[Round] = [
        actions.prepare_round(
            unit=player.organisation, name="Triwulan I", closes_at=at + timedelta(days=30), population=800, by=admin, at=began
        )
        for player in units
    ]  # fmt: skip
    made += [_draft(cast, at, began) for _operation in ("change", "discard", "hand out")]
    draft, open_, closed, published, changed, discarded, handed = (round_.pk for round_ in made)
    for place, pk in enumerate((open_, closed, published), start=1):
        actions.open_round(pk, by=admin, at=began + timedelta(minutes=place))
    for pk in (closed, published):
        actions.close_round(pk, by=admin, at=began + timedelta(hours=1))
    actions.publish_round(published, by=admin, at=began + timedelta(hours=2))
    actions.open_round(handed, by=admin, at=began + timedelta(hours=3))
    known = {row.pk: str(row.uuid) for row in made}
    return {
        "open_survey_round": known[draft], "close_survey_round": known[open_], "publish_survey_result": known[closed],
        "read_survey_result": known[published], "read_survey_round": known[draft],
        "change_survey_round": known[changed], "discard_survey_round": known[discarded], "hand_out_survey_tickets": known[handed],
    }  # fmt: skip


def _draft(cast: Cast, at: datetime, began: datetime) -> Round:
    """Of a unit whose other round is closed by then."""
    return actions.prepare_round(
        unit=cast.unit_officer.organisation, name="Triwulan II", closes_at=at + timedelta(days=30), population=800,
        by=cast.agency_admin.person(at), at=began,
    )  # fmt: skip
