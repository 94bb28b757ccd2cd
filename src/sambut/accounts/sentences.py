"""Our sentences for what the sign-in packages say."""

from django.utils.translation import gettext_lazy as _

NOT_RIGHT = _("Surel atau kata sandi belum tepat. Periksa keduanya, atau buat kata sandi baru.")
TOO_OFTEN = _("Terlalu sering dicoba. Tunggu beberapa menit, lalu coba lagi.")

ERRORS = {
    "account_inactive": _("Akun ini sedang ditutup. Hubungi pengelola sistem."),
    "email_password_mismatch": NOT_RIGHT,
    "invalid_login": NOT_RIGHT,
    "incorrect_password": _("Kata sandi belum tepat."),
    "enter_current_password": _("Kata sandi yang sekarang belum tepat."),
    "incorrect_code": _("Kode ini belum tepat atau sudah lewat waktunya. Masukkan kode yang baru muncul."),
    "too_many_login_attempts": TOO_OFTEN,
    "rate_limited": TOO_OFTEN,
    "invalid_password_reset": _("Tautan ini sudah dipakai atau terlalu lama. Minta tautan baru."),
    "invalid_or_expired_key": _("Tautan ini sudah dipakai atau terlalu lama. Minta tautan baru."),
    "unverified_email": _("Pastikan dulu alamat surel Anda, baru pengaman kedua dapat dipasang."),
    "cannot_delete_authenticator": _("Pengaman ini belum dapat dilepas."),
    "cannot_generate_recovery_codes": _("Pasang dulu aplikasi kode atau kunci, baru kode cadangan dapat dibuat."),
    "same_as_current": _("Isi dengan yang baru, bukan yang sekarang."),
}

MESSAGES = {
    "account/messages/logged_out.txt": _("Anda sudah keluar."),
    "account/messages/email_confirmed.txt": _("Alamat surel Anda sudah dipastikan."),
    "account/messages/email_confirmation_failed.txt": _("Alamat surel ini belum dapat dipastikan. Minta tautan baru."),
    "account/messages/password_changed.txt": _("Kata sandi Anda sudah diganti."),
    "account/messages/password_set.txt": _("Kata sandi Anda sudah dibuat."),
    "mfa/messages/totp_activated.txt": _("Aplikasi kode sudah dipasang."),
    "mfa/messages/totp_deactivated.txt": _("Aplikasi kode sudah dilepas."),
    "mfa/messages/recovery_codes_generated.txt": _("Kode cadangan baru sudah dibuat; yang lama tidak berlaku lagi."),
    "mfa/messages/webauthn_added.txt": _("Kunci sudah ditambahkan."),
    "mfa/messages/webauthn_removed.txt": _("Kunci sudah dihapus."),
}
