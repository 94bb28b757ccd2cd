"""What was told to whom, and how each mail fared."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.notices.states import OPEN, Channel, State, kinds


class Notice(models.Model):
    """Istilah: pemberitahuan. Kind and ids only: no text, no name, no address. Words are made when it is read or sent."""

    kind = models.CharField(max_length=40, choices=kinds)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    handle = models.UUIDField(null=True)
    subject_type = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    language = models.CharField(max_length=5, default="id")
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, handle__isnull=True) | Q(user__isnull=True, handle__isnull=False),
                name="notices_notice_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(read_at__gte=models.F("created_at")), name="notices_notice_read_later"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-id"], condition=Q(user__isnull=False), name="notices_of_user"),
            models.Index(fields=["handle", "-id"], condition=Q(handle__isnull=False), name="notices_of_handle"),
            models.Index(fields=["user"], condition=Q(read_at=None, user__isnull=False), name="notices_unread_user"),
            models.Index(
                fields=["handle"], condition=Q(read_at=None, handle__isnull=False), name="notices_unread_handle"
            ),
            models.Index(fields=["subject_type", "subject_id"], name="notices_subject"),
        ]


class Delivery(models.Model):
    """One notice by one channel. It holds neither address nor text; both are made at sending and forgotten."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.MAIL)
    mark = models.UUIDField(default=uuid.uuid4, unique=True)
    """Stands in the Message-ID of every try, so that a mail that arrives twice can be recognised."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=20, blank=True)
    """Why the last try did not do: a word of ours or the server's number, never its text."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notices_delivery_once"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, next_try_at__isnull=False, ended_at=None)
                | (~Q(state__in=OPEN) & Q(next_try_at=None, ended_at__isnull=False)),
                name="notices_delivery_open_has_next_try",
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at", "id"], condition=Q(state__in=OPEN), name="notices_delivery_due"),
            models.Index(fields=["ended_at"], condition=Q(ended_at__isnull=False), name="notices_delivery_ended"),
            models.Index(
                fields=["tried_at"], condition=Q(code__in=["unreachable", "timeout"]), name="notices_delivery_no_server"
            ),
        ]


class NoticePreference(models.Model):
    """A channel that somebody switched off (or on again). Without a row it is on. In-app notices cannot be switched off."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    wanted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "channel"], name="notices_preference_once")]
