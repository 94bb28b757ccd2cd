"""Makes the country of the bench, as *owner*. usage: making.py CASES COUNTED APP_ROLE"""

import sys
from importlib import import_module

import django

django.setup()

import juries  # noqa: E402
from django.conf import settings  # noqa: E402
from filling import fill  # noqa: E402
from tests.world.filling import fill_world  # noqa: E402

from sambut.config.migration import migrate  # noqa: E402
from sambut.kernel.clock import now  # noqa: E402

settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
migrate(sys.argv[3])
fill_world()
for room in ("complaints", "surveys", "replication"):
    import_module(f"sambut.{room}.loading").load()
fill(int(sys.argv[1]), int(sys.argv[2]), at=now())
juries.fill(at=now())
