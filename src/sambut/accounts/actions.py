"""Verbs of accounts that are not the sign-in packages' own."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import connection, transaction

from sambut.accounts import mails, tokens
from sambut.accounts.access import require
from sambut.accounts.models import AccountEvent, CastMember, Installation, Token, User
from sambut.accounts.queries import forget_demo
from sambut.accounts.states import Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce

LONGEST_TOKEN = timedelta(days=366)


@transaction.atomic
def issue_token(owner_id: int, *, name: str, expires_at: datetime, by: int, at: datetime) -> tuple[Token, str]:
    """A new token of `owner` and its text, which is shown once and kept nowhere."""
    owner = User.objects.select_for_update().get(pk=owner_id)
    require(by, "issue_token", Token(owner=owner))
    if not at < expires_at <= at + LONGEST_TOKEN:
        raise Refused("token.issue.wrong_end", days=LONGEST_TOKEN.days)
    text = tokens.new_text()
    token = Token.objects.create(
        owner=owner, name=name, digest=tokens.digest_of(text), issued_at=at, expires_at=expires_at
    )
    _happened(Verb.ISSUE_TOKEN, user=owner.pk, token=token.pk, by=by, at=at, expires_at=expires_at.isoformat())
    return token, text


@transaction.atomic
def revoke_token(token_id: int, *, by: int, at: datetime) -> Token:
    token = Token.objects.select_for_update().get(pk=token_id)
    require(by, "revoke_token", token)
    if token.revoked_at:
        raise Refused("token.revoke.revoked")
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    _happened(Verb.REVOKE_TOKEN, user=token.owner_id, token=token.pk, by=by, at=at)
    return token


@transaction.atomic
def mark_demo(*, at: datetime) -> Installation:
    """Marks this database as a demo, for good. Only where nobody has an account yet, and never in production."""
    with connection.cursor() as cursor:
        cursor.execute("lock table accounts_user in share row exclusive mode")
    if settings.ENVIRONMENT.production:
        raise Refused("demo.mark.production")
    if User.objects.exists():
        raise Refused("demo.mark.in_use")
    installation = Installation.objects.create(kind=Installation.DEMO, made_at=at)
    _happened(Verb.MARK_DEMO, at=at)
    forget_demo()
    return installation


@transaction.atomic
def step_into(short_name: str, *, at: datetime) -> User:
    """The member of the cast as whom a visitor of a demo goes on. Refused wherever the database is not marked a demo."""
    if not Installation.objects.filter(kind=Installation.DEMO).exists():
        raise Refused("demo.step_into.not_found")
    member = CastMember.objects.select_related("user").filter(short_name=short_name).first()
    if member is None or not member.user.is_active:
        raise Refused("demo.step_into.nobody.not_found")
    _happened(Verb.STEP_INTO, user=member.user.pk, by=member.user.pk, at=at)
    return member.user


@transaction.atomic
def open_account(email: str, *, name: str, by: int, at: datetime) -> User:
    """The account of somebody who gets an office: the one that stands, or a new one with a mail to make a password.

    The address counts as confirmed: nobody can sign in before the link that goes there was opened.
    """
    email = email.strip().lower()
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [email])
    user = User.objects.filter(email__iexact=email).first()
    if user:
        return user
    user = User.objects.create_user(email, name=name, joined_at=at)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    _happened(Verb.OPEN_ACCOUNT, user=user.pk, by=by, at=at)
    mails.leave(user.pk, "invited", at=at)
    return user


@transaction.atomic
def end_session(session_id: int, *, by: int, at: datetime) -> None:
    """Ends one of one's own sessions, wherever it is open."""
    session = UserSession.objects.select_for_update().filter(pk=session_id, user_id=by).first()
    if session is None:
        raise Refused("session.end.not_found")
    session.end()
    _happened(Verb.END_SESSION, user=by, by=by, at=at)


@transaction.atomic
def end_other_sessions(kept_key: str, *, by: int, at: datetime) -> int:
    """Ends all of one's own sessions but the present one."""
    others = list(UserSession.objects.select_for_update().filter(user_id=by).exclude(session_key=kept_key))
    for session in others:
        session.end()
    _happened(Verb.END_SESSION, user=by, by=by, at=at, count=len(others))
    return len(others)


def _happened(
    verb: Verb,
    *,
    user: int | None = None,
    token: int | None = None,
    by: int | None = None,
    at: datetime,
    **facts: object,
) -> None:
    event = AccountEvent.objects.create(
        user_id=user, token_id=token, actor_id=by, verb=verb, happened_at=at, recorded_at=at, facts=facts
    )
    announce(f"accounts.{verb}", event.pk, at=at)
