"""Addresses of accounts. The packages look for their own names, so those stand outside the room's namespace."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from sambut.accounts import pages

own: list[URLPattern | URLResolver] = [
    path("akun/", pages.home, name="home"),
    path("akun/kunci-sistem/", pages.tokens, name="tokens"),
    path("akun/kunci-sistem/<int:token_id>/cabut/", pages.revoke_token, name="revoke_token"),
    path("peraga/", pages.demo, name="demo"),
    path("peraga/surel/", pages.demo_mails, name="demo_mails"),
    path("peraga/<slug:short_name>/", pages.step_into, name="step_into"),
]
signing_in: list[URLPattern | URLResolver] = [
    path("masuk/", pages.SignIn.as_view(), name="account_login"),
    path("masuk/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/kunci/", pages.SignInByKey.as_view(), name="mfa_login_webauthn"),
    path("keluar/", account.logout, name="account_logout"),
    path("daftar/", pages.SignUp.as_view(), name="account_signup"),
    path("masuk/lupa/", pages.ResetPassword.as_view(), name="account_reset_password"),
    path("masuk/lupa/terkirim/", pages.ResetSent.as_view(), name="account_reset_password_done"),
    path("masuk/lupa/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^masuk/lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("akun/ditutup/", account.account_inactive, name="account_inactive"),
    path("akun/surel/terkirim/", pages.ConfirmationSent.as_view(), name="account_email_verification_sent"),
    re_path(r"^akun/surel/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
]
own_account: list[URLPattern | URLResolver] = [
    path("akun/surel/", RedirectView.as_view(pattern_name="accounts:home"), name="account_email"),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    path("akun/kata-sandi/buat/", account.password_set, name="account_set_password"),
    path("akun/pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/pastikan/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("akun/pastikan/kunci/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("akun/sesi/", pages.sessions, name="usersessions_list"),
    path("akun/pengaman/", mfa.index, name="mfa_index"),
    path("akun/pengaman/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/pengaman/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/pengaman/cadangan/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("akun/pengaman/cadangan/buat/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("akun/pengaman/cadangan/unduh/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("akun/pengaman/kunci/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("akun/pengaman/kunci/tambah/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("akun/pengaman/kunci/<int:pk>/hapus/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("akun/pengaman/kunci/<int:pk>/nama/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((own, "accounts"))),
    *own_account[:1],
    *signing_in,
    *own_account[1:],
]
if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += [
        path("masuk/sso/", include("allauth.socialaccount.providers.openid_connect.urls")),
        path("masuk/sso/", include("allauth.socialaccount.urls")),
    ]
