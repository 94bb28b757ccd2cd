"""The one list of what happens by the clock. A new period is one line here and one function in its room's `jobs.py`."""

from datetime import time, timedelta

from sambut.jobs.shapes import MAIL, Period

PERIODS: list[Period] = [
    Period("sweep_clocks", "sambut.complaints.jobs:sweep_clocks", every=timedelta(minutes=1)),
    Period("count_figures", "sambut.complaints.jobs:count_figures", every=timedelta(minutes=15)),
    Period("count_words", "sambut.complaints.jobs:count_words", every=timedelta(hours=1)),
    Period("apply_schedule", "sambut.retention.jobs:apply_schedule", daily=time(2, 10)),
    Period("sweep_files", "sambut.files.jobs:sweep_files", daily=time(2, 20)),
    Period("sweep_limits", "sambut.accounts.jobs:sweep_limits", daily=time(2, 25)),
    Period("clear_finished", "sambut.jobs.clearing:clear_finished", daily=time(2, 30)),
    Period("send_due_mail", "sambut.notices.jobs:send_due_mail", every=timedelta(minutes=1), lane=MAIL),
]
