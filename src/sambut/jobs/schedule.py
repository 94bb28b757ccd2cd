"""The one list of what happens by the clock. A new period is one line here and one function in its room's `jobs.py`."""

from datetime import time, timedelta

from sambut.jobs.shapes import HEAVY, MAIL, Period

PERIODS: list[Period] = [
    Period("sweep_clocks", "sambut.complaints.jobs:sweep_clocks", every=timedelta(minutes=1)),
    Period("count_figures", "sambut.complaints.jobs:count_figures", every=timedelta(minutes=15)),
    Period("count_words", "sambut.complaints.jobs:count_words", every=timedelta(hours=1)),
    Period("count_recent", "sambut.insights.jobs:count_recent", every=timedelta(hours=1), lane=HEAVY),
    Period("count_monthly", "sambut.insights.jobs:count_monthly", daily=time(2, 40), lane=HEAVY),
    Period("match_topics", "sambut.insights.jobs:match_topics", daily=time(3, 0), lane=HEAVY),
    Period("estimate_effects", "sambut.insights.jobs:estimate_effects", daily=time(3, 20), lane=HEAVY),
    Period("close_due_rounds", "sambut.surveys.jobs:close_due_rounds", every=timedelta(minutes=5)),
    Period("mix_answers", "sambut.surveys.jobs:mix_answers", daily=time(2, 5)),
    Period("offer_needs", "sambut.replication.jobs:offer_needs", daily=time(3, 40), lane=HEAVY),
    Period("remind_judges", "sambut.competitions.judging.jobs:remind_judges", daily=time(6, 25)),
    Period("count_contests", "sambut.competitions.public.jobs:count_running", every=timedelta(minutes=5)),
    Period("gather_honours", "sambut.competitions.public.jobs:gather_honours", every=timedelta(minutes=15)),
    Period("count_every_contest", "sambut.competitions.public.jobs:count_every", daily=time(2, 15)),
    Period("keep_measures", "sambut.competitions.measures.jobs:keep_measures", daily=time(2, 35), lane=HEAVY),
    Period("close_contests", "sambut.competitions.jobs:close", every=timedelta(minutes=5)),
    Period("urge_local_admins", "sambut.competitions.jobs:urge", daily=time(6, 20)),
    Period("remind_of_forums", "sambut.events.jobs:remind", daily=time(6, 10)),
    Period("count_forums", "sambut.events.jobs:count", daily=time(2, 35)),
    Period("watch_agreements", "sambut.replication.jobs:watch", daily=time(6, 0)),
    Period("count_innovation_words", "sambut.innovations.jobs:count_words", every=timedelta(hours=1)),
    Period("remind_owners", "sambut.innovations.jobs:remind_owners", daily=time(5, 30)),
    Period("apply_schedule", "sambut.retention.jobs:apply_schedule", daily=time(2, 10)),
    Period("sweep_files", "sambut.files.jobs:sweep_files", daily=time(2, 20)),
    Period("sweep_limits", "sambut.accounts.jobs:sweep_limits", daily=time(2, 25)),
    Period("clear_finished", "sambut.jobs.clearing:clear_finished", daily=time(2, 30)),
    Period("send_due_mail", "sambut.notices.jobs:send_due_mail", every=timedelta(minutes=1), lane=MAIL),
]
