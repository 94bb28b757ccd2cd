"""Shapes of input for signing in, signing up and second factors: the packages' forms with our words and our limits."""

from datetime import timedelta
from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.accounts import limits
from sambut.accounts.humans import ProofField
from sambut.accounts.sentences import TOO_OFTEN
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

PASSWORD_HELP = _("Paling sedikit 12 huruf. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.")
WRONG_CODES = 5
CODE_WINDOW = timedelta(minutes=10)


class WithWords:
    """Our labels; the packages' placeholders and their own looks go."""

    words: dict[str, Any] = {}
    helps: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label = self.words[name]
                field.help_text = self.helps.get(name, "")


class SignInForm(WithWords, account_forms.LoginForm):
    words = {"login": _("Alamat surel"), "password": _("Kata sandi"), "remember": _("Ingat saya di peramban ini")}
    helps = {"remember": _("Dua minggu. Jangan dipilih di gawai milik bersama; petugas tidak diingat.")}


class SignUpForm(WithWords, account_forms.SignupForm):
    words = {"name": _("Nama panggilan"), "email": _("Alamat surel"), "password1": _("Kata sandi")}
    helps = {"name": _("Boleh kosong. Hanya Anda yang melihatnya."), "password1": PASSWORD_HELP}
    field_order = ["name", "email", "password1", "bukti"]

    name = forms.CharField(max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "nickname"}))
    bukti = ProofField()


class ResetPasswordForm(WithWords, account_forms.ResetPasswordForm):
    words = {"email": _("Alamat surel")}


class NewPasswordForm(WithWords, account_forms.ResetPasswordKeyForm):
    words = {"password1": _("Kata sandi baru"), "password2": _("Kata sandi baru, sekali lagi")}
    helps = {"password1": PASSWORD_HELP}


class ChangePasswordForm(WithWords, account_forms.ChangePasswordForm):
    words = {
        "oldpassword": _("Kata sandi yang sekarang"),
        "password1": _("Kata sandi baru"),
        "password2": _("Kata sandi baru, sekali lagi"),
    }
    helps = {"password1": PASSWORD_HELP}


class SetPasswordForm(WithWords, account_forms.SetPasswordForm):
    words = {"password1": _("Kata sandi"), "password2": _("Kata sandi, sekali lagi")}
    helps = {"password1": PASSWORD_HELP}


class ReauthenticateForm(WithWords, account_forms.ReauthenticateForm):
    words = {"password": _("Kata sandi")}


class CountedCode(WithWords):
    """A code of six figures is guessed in no time unless tries are counted: per person, whatever the address."""

    words = {"code": _("Kode enam angka, atau satu kode cadangan")}
    user: Any

    def clean_code(self) -> str:
        key = f"accounts.code:{self.user.pk}"
        try:
            limits.count(key, limit=WRONG_CODES, window=CODE_WINDOW, at=now())
        except Refused:
            raise forms.ValidationError(TOO_OFTEN, code="too_often") from None
        code: str = super().clean_code()  # type: ignore[misc]
        limits.forget(key)
        return code


class CodeForm(CountedCode, mfa_forms.AuthenticateForm):
    pass


class CodeAgainForm(CountedCode, mfa_forms.ReauthenticateForm):
    pass


class ActivateCodesForm(WithWords, totp_forms.ActivateTOTPForm):
    words = {"code": _("Kode enam angka dari aplikasi")}


class AddKeyForm(WithWords, webauthn_forms.AddWebAuthnForm):
    words = {"name": _("Nama kunci"), "passwordless": _("Pakai kunci ini untuk masuk tanpa kata sandi")}
    helps = {
        "name": _("Misalnya: ponsel saya."),
        "passwordless": _("Kunci lalu meminta sidik jari, wajah, atau PIN setiap kali."),
    }


class RenameKeyForm(WithWords, webauthn_forms.EditWebAuthnForm):
    words = {"name": _("Nama kunci")}
    name = forms.CharField(max_length=100)


class TokenForm(forms.Form):
    name = forms.CharField(label=_("Untuk sistem apa?"), max_length=120)
    days = forms.TypedChoiceField(
        label=_("Berlaku berapa lama?"),
        coerce=int,
        initial=90,
        choices=[(30, _("30 hari")), (90, _("90 hari")), (365, _("Satu tahun"))],
    )
