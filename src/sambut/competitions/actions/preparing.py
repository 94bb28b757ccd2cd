"""An edition is drafted from another one or a template, opened, and its deadlines are moved by letter."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sambut.competitions.access import require, why_not_draft
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.actions.cancelling import hold_calendar, maintenance_at
from sambut.competitions.editions import blueprint, checking
from sambut.competitions.final.laying import final_findings, lay_final
from sambut.competitions.models import Change, Edition, Period
from sambut.competitions.rules import YEARS_APART
from sambut.competitions.states import Scheme, Stage, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

LONGEST_LETTER, LONGEST_REASON = 120, 500


@dataclass(frozen=True)
class EditionText:
    """What a new edition does not take from what it is copied from."""

    name: str
    year: int
    opens_on: date
    """The first day of registration; the calendar is counted from it."""


@transaction.atomic
def draft_edition(
    text: EditionText, *, host: Organisation, by: Person, at: datetime, template: str = "", source: Edition | None = None
) -> Edition:  # fmt: skip
    """A contest that only its host sees, with everything that the other one had. Istilah: menyusun edisi."""
    plan = blueprint.of_edition(source) if source else _template(template)
    if code := why_not_draft(by, plan.settings["scheme"], host.path):
        raise Refused(code)
    if abs(text.opens_on.year - text.year) > YEARS_APART:
        raise Refused("edition.draft.year_elsewhere", year=str(text.year), opens_on=text.opens_on)
    edition = Edition(
        name=text.name.strip(), year=text.year, host=host, zone=host.zone, copied_from=source,
        template="" if source else template, **plan.settings,
    )  # fmt: skip
    if edition.scheme == Scheme.COMPLAINTS:
        edition.figures_from, edition.figures_until = blueprint.year_before(text.opens_on)
    edition.begin(by=by.user_id, at=at)
    blueprint.lay(edition, plan, opens_on=text.opens_on)
    lay_final(edition, source=source)
    return edition


def _template(code: str) -> blueprint.Blueprint:
    try:
        return blueprint.of_template(code)
    except KeyError:
        raise Refused("edition.draft.no_template") from None


@transaction.atomic
def open_edition(edition_id: int, *, by: Person, at: datetime) -> Edition:
    """From now on everybody reads it, and its rules stand. Refused while it contradicts itself. Istilah: membuka edisi."""
    edition = locked_edition(edition_id)
    require(by, Verb.OPEN, edition)
    edition.after(Verb.OPEN)
    hold_calendar()
    found = [*checking.findings(checking.laid(edition), at=at), *final_findings(edition)]
    serious = [one for one in found if one.serious]
    if serious:
        raise Refused("edition.open.contradicts", count=len(serious))
    edition.opened_at = at
    edition.move(Verb.OPEN, by=by.user_id, at=at)
    return edition


@transaction.atomic
def move_deadline(
    edition_id: int, stage: Stage, *, to: datetime, letter: str, reason: str, by: Person, at: datetime
) -> Change:  # fmt: skip
    """A later end of a period, with letter and reason; everybody with an unsent entry is told. Istilah: perpanjangan waktu.

    Only later: people rely on the day that was told. What would push into the next stage is refused: move that one first.
    """
    edition = locked_edition(edition_id)
    require(by, Verb.MOVE_DEADLINE, edition)
    edition.after(Verb.MOVE_DEADLINE)
    hold_calendar()
    period = Period.objects.select_for_update().filter(edition=edition, stage=stage).first()
    if period is None:
        raise Refused("edition.move_deadline.no_period")
    letter, reason = letter.strip()[:LONGEST_LETTER], reason.strip()[:LONGEST_REASON]
    if not letter or not reason:
        raise Refused("edition.move_deadline.without_letter")
    if to <= period.ends_at:
        raise Refused("edition.move_deadline.not_later")
    if to <= at:
        raise Refused("edition.move_deadline.past")
    if shut := maintenance_at(to):
        raise Refused("edition.move_deadline.in_maintenance", starts=shut.starts_at, ends=shut.ends_at)
    old, period.ends_at = period.ends_at, to
    period.save(update_fields=["ends_at"])
    if any(True for _finding in checking.clashes(checking.in_order(edition))):
        raise Refused("edition.move_deadline.pushes")
    event = edition.move(
        Verb.MOVE_DEADLINE, by=by.user_id, at=at, stage=stage.value, old=old.isoformat(), new=to.isoformat()
    )
    return Change.objects.create(
        period=period, old=old, new=to, letter=letter, reason=reason, moved_at=at, event=event
    )  # fmt: skip
