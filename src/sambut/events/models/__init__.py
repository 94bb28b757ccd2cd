"""Tables of the room, by subject."""

from sambut.events.models.after import Report, ReportPaper, Task
from sambut.events.models.clinics import Booking, ClinicSlot, DeskRequest
from sambut.events.models.delegations import CheckIn, Delegate, Delegation
from sambut.events.models.event import Event, Happening, Partner, Session, Speaker
from sambut.events.models.figures import Counts
from sambut.events.models.past import PastFigure, PastForum
from sambut.events.models.pledges import Pledge, Signing
from sambut.events.models.stands import Stand, StandInterest

__all__ = [
    "Booking", "CheckIn", "ClinicSlot", "Counts", "Delegate", "Delegation", "DeskRequest", "Event", "Happening", "Partner",
    "PastFigure", "PastForum", "Pledge", "Report", "ReportPaper", "Session", "Signing", "Speaker", "Stand", "StandInterest",
    "Task",
]  # fmt: skip
