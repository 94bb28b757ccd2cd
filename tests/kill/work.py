"""The work that is killed: each write is acknowledged on standard output only after its commit.

usage: python -m tests.kill.work FIRST. Writes announcements FIRST, FIRST + 1, … until it is killed.
"""

import itertools
import sys

import django


def main() -> None:
    django.setup()
    from django.db import Error, connection

    from sambut.kernel.clock import now
    from sambut.ledger.outbox import announce

    for number in itertools.count(int(sys.argv[1])):
        try:
            announce("tests.killed", number, at=now())
        except Error:
            connection.close()  # the database is away; whether this row is in is not known, so it is not acknowledged
            continue
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
