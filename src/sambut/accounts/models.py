"""People and systems that sign in, what limits them, and what this installation is."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from sambut.kernel.clock import now
from sambut.ledger.models import Event


class Users(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """Somebody who signs in with an address. What they may do comes from appointments (room `mandates`), never from here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Users()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case")]

    def __str__(self) -> str:
        return self.name


class Limit(models.Model):
    """How often something was done under `key` since `starts_at`; void from `ends_at` on. Written by `limits.count` only."""

    key = models.CharField(max_length=200, primary_key=True)
    used = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)


class Token(models.Model):
    """A key with which a system signs in at the API as its owner. Only a hash is kept."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("issued_at")), name="accounts_token_ends_later"
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None) | models.Q(revoked_at__gte=models.F("issued_at")),
                name="accounts_token_revoked_later",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Mail(models.Model):
    """A mail about an account that waits to be sent. It holds neither address nor link: `mails.composed` makes both at sending."""

    kind = models.CharField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()


class Installation(models.Model):
    """What this database is. A row of kind `demo` is the only thing that opens `/peraga/`; rows are never changed or removed."""

    DEMO = "demo"

    kind = models.CharField(max_length=20, unique=True)
    made_at = models.DateTimeField()
    marker = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(kind="demo"), name="accounts_installation_kind")]


class CastMember(models.Model):
    """One of the invented people into whose role a visitor of a demo may step. Sentences are msgids of their loader's room."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="cast_member")
    short_name = models.CharField(max_length=40, unique=True)
    role_line = models.CharField(max_length=200)
    story = models.CharField(max_length=400)
    place = models.PositiveSmallIntegerField()


class AccountEvent(Event):
    """What happened to an account or a token of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    token = models.ForeignKey(Token, models.PROTECT, null=True, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "accounts_event"
