"""Before a house is killed: its law is loaded and two people get keys for the API. Prints what the citizens need, as JSON."""

import json
import sys
from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from sambut.accounts.actions import issue_token
    from sambut.complaints.loading import load
    from sambut.kernel.clock import now
    from tests.world.cast import Cast

    load()
    cast, at = Cast(), now()
    keys = {}
    for player in (cast.agency_admin, cast.unit_officer):
        user = player.user.pk
        _, keys[player.member.short_name] = issue_token(
            user, name="uji", expires_at=at + timedelta(days=1), by=user, at=at
        )
    city, unit = cast.agency_admin.organisation, cast.unit_officer.organisation
    json.dump({"keys": keys, "city": str(city.uuid), "unit": str(unit.uuid)}, sys.stdout)


if __name__ == "__main__":
    main()
