"""Counters of this process."""

from prometheus_client import Counter

MAILS = Counter("sambut_mails_total", "Mails by how they ended: sent, refused, failed or unsent.", ["end"])
