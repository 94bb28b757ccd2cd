"""The cast by short name, and somebody's browser. `cast.unit_officer.user`, `cast.unit_officer.person(at)`, `signed_in(cast.citizen)`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection
from django.test import Client

from sambut.accounts.models import User
from sambut.mandates.cast import CAST, Member
from sambut.mandates.casting import organisation_at
from sambut.mandates.people import VISITOR, Person
from sambut.mandates.queries import person_of
from sambut.organisations.models import Organisation


@dataclass(frozen=True)
class Player:
    member: Member

    @property
    def user(self) -> User:
        return User.objects.get(email=self.member.email)

    def person(self, at: datetime) -> Person:
        return person_of(_number(self.member.email, str(connection.settings_dict["NAME"])), at=at)

    @property
    def organisation(self) -> Organisation:
        """Where the first office of this member is."""
        return organisation_at(self.member.offices[0][1])


@cache
def _number(email: str, _database: str) -> int:
    """The cast stands in the template of every database and keeps its numbers; each step of a walk asks for them."""
    return User.objects.values_list("pk", flat=True).get(email=email)


class Cast:
    """Every member by short name; `visitor` is the citizen without an account."""

    visitor = VISITOR

    def __getattr__(self, short_name: str) -> Player:
        for member in CAST:
            if member.short_name == short_name:
                return Player(member)
        raise AttributeError(
            f"Nobody in the cast is called {short_name!r}; there are {', '.join(m.short_name for m in CAST)}."
        )

    def __iter__(self) -> Iterator[Player]:
        return (Player(member) for member in CAST)


def signed_in(player: Player, **headers: str) -> Client:
    client = Client(**headers)  # type: ignore[arg-type]
    client.force_login(player.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
