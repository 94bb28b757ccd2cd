"""What accounts add around every page: who is signed in, or the way in."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.accounts.queries import is_demo
from sambut.frame.navigation import Around, Entry


def around(request: HttpRequest) -> Around:
    user = getattr(request, "user", None)
    roles = [Entry(_("Masuki peran lain"), reverse("accounts:demo"))] if is_demo() else []
    if user is None or not user.is_authenticated:
        return Around(person=Entry(_("Masuk"), reverse("account_login")), menu=roles)
    menu = [Entry(_("Akun saya"), reverse("accounts:home")), *roles, Entry(_("Keluar"), reverse("account_logout"))]
    return Around(person=Entry(user.name, reverse("accounts:home")), menu=menu)
