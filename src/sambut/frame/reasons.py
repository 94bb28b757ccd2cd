"""Refusals that belong to no single room, and those of the kernel, which has no sentences of its own."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "number.wrong": _(
        "Nomor ini belum tepat. Periksa hurufnya satu per satu; angka 0 dan 1 serta huruf O, I, dan L tidak pernah dipakai."
    ),
    "form.again": _(
        "Halaman ini terbuka terlalu lama, jadi kami minta Anda mengirim sekali lagi. Tulisan Anda masih ada."
    ),
}
