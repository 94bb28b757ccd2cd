"""What accounts add around every page: who is signed in, or the way in; and whether this database is a demo."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.accounts.queries import is_demo
from sambut.frame.navigation import Around, Entry, plain_url


def around(request: HttpRequest) -> Around:
    user = getattr(request, "user", None)
    demo = is_demo()
    roles = [Entry(_("Masuki peran lain"), plain_url("accounts:demo"))] if demo else []
    if user is None or not user.is_authenticated:
        return Around(person=Entry(_("Masuk"), plain_url("account_login")), menu=roles, is_demo=demo)
    menu = [Entry(_("Akun saya"), plain_url("accounts:home")), *roles, Entry(_("Keluar"), plain_url("account_logout"))]
    return Around(person=Entry(user.name, plain_url("accounts:home")), menu=menu, is_demo=demo)
