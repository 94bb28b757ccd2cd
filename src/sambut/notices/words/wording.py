"""The shape of what a notice says."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

OPEN_REPORT = _("Buka laporan")


@dataclass(frozen=True)
class Words:
    """`%(number)s` is the number of the case. `due` introduces its date, where the case has one now."""

    subject: Text
    sentence: Text
    step: Text = ""
    due: Text = ""
    button: Text = OPEN_REPORT
