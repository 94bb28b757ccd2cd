"""Working time in plain Python: limits, due times, the time between two instants, the picture of a counting.

Nothing here reads a clock, a request or a database.
"""

from sambut.calendars.rules.due import (
    PAUSED as PAUSED,
    Due as Due,
    Pause as Pause,
    Skip as Skip,
    due_at as due_at,
    due_or_provisional as due_or_provisional,
)
from sambut.calendars.rules.limits import Limit as Limit, Unit as Unit
from sambut.calendars.rules.measuring import (
    office_time_between as office_time_between,
    working_days_between as working_days_between,
    working_days_late as working_days_late,
)
from sambut.calendars.rules.picture import CountedDay as CountedDay, Place as Place, counting as counting, weeks as weeks
from sambut.calendars.rules.working import (
    DayOff as DayOff,
    Kind as Kind,
    OfficeSpan as OfficeSpan,
    WorkingCalendar as WorkingCalendar,
    zone_of as zone_of,
)
