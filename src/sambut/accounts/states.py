"""What can happen to an account."""

from django.db import models


class Verb(models.TextChoices):
    ISSUE_TOKEN = "issue_token"
    REVOKE_TOKEN = "revoke_token"
    MARK_DEMO = "mark_demo"
    STEP_INTO = "step_into"
    OPEN_ACCOUNT = "open_account"
    END_SESSION = "end_session"
