"""What an operator should do about mails. Called by `sambut check`."""

from datetime import datetime

from sambut.notices.queries import mail_health
from sambut.notices.states import State


def check(at: datetime) -> list[str]:
    found = mail_health(at=at)
    said = []
    if found["overdue"]:
        said.append(f"{found['overdue']} mails should have been tried by now: does `sambut worker` run?")
    if found["to_retry"]:
        said.append(f"{found['to_retry']} mails are tried again: does the mail server of SAMBUT_MAIL_URL answer?")
    if lost := found[str(State.FAILED)] + found[str(State.REFUSED)]:
        said.append(f"{lost} mails of the last day reached nobody: addresses that are none, or a server that refuses")
    return said
