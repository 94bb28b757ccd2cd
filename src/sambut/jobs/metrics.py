"""Counters of this process. `config` gathers those of all processes and serves them."""

from prometheus_client import Counter, Histogram

RELAYED = Counter("sambut_outbox_relayed_total", "Outbox rows handed to their reactions.")
REACTED = Counter(
    "sambut_reactions_total", "Reactions by how they ended: done, already, again or given_up.", ["reaction", "end"]
)
TOOK = Histogram(
    "sambut_reaction_seconds", "Time a reaction took.", ["reaction"], buckets=(0.01, 0.05, 0.2, 1, 5, 20, 60, 300)
)
TICKS = Counter("sambut_ticks_total", "Turns of the schedule that were announced.", ["period"])
RESCUED = Counter("sambut_jobs_rescued_total", "Jobs taken back from workers that fell silent.")
