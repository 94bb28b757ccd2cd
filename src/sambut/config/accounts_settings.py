"""Settings of the sign-in packages: allauth and its second factors, axes, altcha."""

from urllib.parse import unquote, urlsplit

from sambut.config.environment import read

_ENVIRONMENT = read()

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mandates:arrive"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "sambut.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "sambut.accounts.forms.SignInForm",
    "signup": "sambut.accounts.forms.SignUpForm",
    "reset_password": "sambut.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "sambut.accounts.forms.NewPasswordForm",
    "change_password": "sambut.accounts.forms.ChangePasswordForm",
    "set_password": "sambut.accounts.forms.SetPasswordForm",
    "reauthenticate": "sambut.accounts.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
"""With it, signing up with a known address is answered exactly like with an unknown one."""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = None
"""Citizens are asked; people with an office are never remembered (room `mandates`)."""
ACCOUNT_RATE_LIMITS = False
"""The package counts in the cache, which drops entries when it is full. `accounts.limits` counts in rows instead."""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _ENVIRONMENT.origin.startswith("https://") else "http"

MFA_ADAPTER = "sambut.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Sambut"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _ENVIRONMENT.origin.startswith("https://")
MFA_FORMS = {
    "authenticate": "sambut.accounts.forms.CodeForm",
    "reauthenticate": "sambut.accounts.forms.CodeAgainForm",
    "activate_totp": "sambut.accounts.forms.ActivateCodesForm",
    "add_webauthn": "sambut.accounts.forms.AddKeyForm",
    "edit_webauthn": "sambut.accounts.forms.RenameKeyForm",
}

USERSESSIONS_ADAPTER = "allauth.usersessions.adapter.DefaultUserSessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False

AXES_HANDLER = "sambut.accounts.lockout.RowsHandler"
AXES_LOCKOUT_CALLABLE = "sambut.accounts.lockout.answer"
AXES_CLIENT_IP_CALLABLE = "sambut.accounts.lockout.no_address"
AXES_USERNAME_CALLABLE = "sambut.accounts.lockout.no_name"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

SOCIALACCOUNT_ADAPTER = "sambut.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {}


def _provider(address: str) -> dict[str, object]:
    """`https://client:secret@issuer/path#Name` as the one OpenID Connect provider of this installation."""
    parts = urlsplit(address)
    issuer = f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}{parts.path}"
    app = {
        "provider_id": "sso",
        "name": unquote(parts.fragment) or "SSO",
        "client_id": unquote(parts.username or ""),
        "secret": unquote(parts.password or ""),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


if _ENVIRONMENT.provider_url:
    SOCIALACCOUNT_PROVIDERS.update(_provider(_ENVIRONMENT.provider_url))  # type: ignore[arg-type]
