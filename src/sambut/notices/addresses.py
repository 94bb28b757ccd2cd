"""Where a notice goes: found in memory, for this one sending."""

from django.core.exceptions import ObjectDoesNotExist

from sambut.accounts.models import User
from sambut.identities.queries import contact_of
from sambut.notices.models import Notice


def address_of(notice: Notice) -> str:
    """The mail address, or nothing: an account that was closed, a reporter who gave none or was erased."""
    if notice.user_id is not None:
        return User.objects.filter(pk=notice.user_id, is_active=True).values_list("email", flat=True).first() or ""
    assert notice.handle is not None
    try:
        contact = contact_of(notice.handle)
    except ObjectDoesNotExist:
        return ""
    return contact.email if contact else ""
