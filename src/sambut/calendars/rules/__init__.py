"""Working time in plain Python: limits, due times, the time between two instants, the picture of a counting.

Nothing here reads a clock, a request or a database.
"""

from sambut.calendars.rules.due import (
    PAUSED as PAUSED,
)
from sambut.calendars.rules.due import (
    Due as Due,
)
from sambut.calendars.rules.due import (
    Pause as Pause,
)
from sambut.calendars.rules.due import (
    Skip as Skip,
)
from sambut.calendars.rules.due import (
    due_at as due_at,
)
from sambut.calendars.rules.due import (
    due_or_provisional as due_or_provisional,
)
from sambut.calendars.rules.limits import Limit as Limit
from sambut.calendars.rules.limits import Unit as Unit
from sambut.calendars.rules.measuring import (
    office_time_between as office_time_between,
)
from sambut.calendars.rules.measuring import (
    working_days_between as working_days_between,
)
from sambut.calendars.rules.measuring import (
    working_days_late as working_days_late,
)
from sambut.calendars.rules.picture import (
    CountedDay as CountedDay,
)
from sambut.calendars.rules.picture import (
    Place as Place,
)
from sambut.calendars.rules.picture import (
    counting as counting,
)
from sambut.calendars.rules.picture import (
    weeks as weeks,
)
from sambut.calendars.rules.working import (
    DayOff as DayOff,
)
from sambut.calendars.rules.working import (
    Kind as Kind,
)
from sambut.calendars.rules.working import (
    OfficeSpan as OfficeSpan,
)
from sambut.calendars.rules.working import (
    WorkingCalendar as WorkingCalendar,
)
from sambut.calendars.rules.working import (
    zone_of as zone_of,
)
