"""`sambut import complaints` as a process of its own, on the database of the test module: `python -m tests.complaints.import_process FILE …`."""

import os
import sys

import django

if __name__ == "__main__":
    django.setup()

    from django.db import connections

    facts = connections["default"].settings_dict
    facts["NAME"] = os.environ["SAMBUT_TEST_DATABASE"]
    facts["OPTIONS"].pop("pool", None)

    from sambut.complaints.commands import import_complaints

    import_complaints.main(sys.argv[1:])
