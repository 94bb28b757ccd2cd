"""Shapes of input, shared by pages and API."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sambut.accounts.humans import ProofField
from sambut.complaints import choices
from sambut.complaints.messages import LONGEST
from sambut.complaints.states import ARCHIVE_REASONS, Ending, Grade, Step

TEXT = forms.Textarea(attrs={"rows": 7})


class ServiceField(forms.ModelChoiceField):
    """The public service it is about, from an address. One that is not offered any more says nothing about the report."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices.services(), to_field_name="uuid", required=False, label=_("Layanan"), **options)

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class WhatForm(forms.Form):
    """First screen: what happened."""

    text = forms.CharField(
        label=_("Apa yang terjadi?"), max_length=LONGEST, widget=TEXT,
        help_text=_("Tulis dengan kata Anda sendiri: apa, sejak kapan, dan apa akibatnya."),
        error_messages={"required": _("Tulis dahulu apa yang terjadi, walau hanya satu kalimat."), "max_length": _("Teksnya terlalu panjang. Ringkaskan, atau lampirkan sisanya sebagai berkas.")},
    )  # fmt: skip
    picture = forms.FileField(
        label=_("Foto"),
        required=False,
        help_text=_("Data letak dan pemilik di dalam foto dihapus sebelum dilihat orang lain."),
    )
    happened_on = forms.DateField(
        label=_("Tanggal kejadian"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Tulis tanggal sebagai 2025-03-26.")},
    )  # fmt: skip
    service = ServiceField(widget=forms.HiddenInput)


class WhereForm(forms.Form):
    """Second screen: where, and who should answer."""

    region = forms.ModelChoiceField(
        choices.regions(),
        to_field_name="code",
        required=False,
        label=_("Wilayah"),
        error_messages={
            "invalid_choice": _("Wilayah itu tidak kami kenal. Cari lagi dengan nama kecamatan atau kotanya.")
        },
    )
    place_note = forms.CharField(
        label=_("Patokan tempat"), required=False, max_length=300,
        help_text=_("Misalnya: di depan SD, dekat pasar. Jangan tulis alamat rumah Anda."),
    )  # fmt: skip
    body = forms.ModelChoiceField(
        choices.organisations(),
        to_field_name="uuid",
        required=False,
        label=_("Instansi yang dituju"),
        error_messages={
            "invalid_choice": _("Instansi itu tidak kami kenal. Pilih dari daftar, atau pilih belum tahu.")
        },
    )


class SendForm(forms.Form):
    """Third screen: what others may see, and how to be reached."""

    NAME_CHOICES = (("ya", _("Sembunyikan nama saya (anonim)")), ("tidak", _("Petugas boleh melihat nama saya")))
    READ_CHOICES = (
        ("tidak", _("Boleh dibaca umum, setelah data pribadi disamarkan")),
        ("ya", _("Rahasiakan seluruh laporan")),
    )

    anonymous = forms.ChoiceField(label=_("Nama Anda"), choices=NAME_CHOICES, widget=forms.RadioSelect, initial="ya")
    secret = forms.ChoiceField(label=_("Isi laporan"), choices=READ_CHOICES, widget=forms.RadioSelect, initial="tidak")
    name = forms.CharField(label=_("Nama"), required=False, max_length=120)
    email = forms.EmailField(
        label=_("Surel"),
        required=False,
        error_messages={"invalid": _("Alamat surel itu tampaknya salah ketik. Contoh: nama@contoh.id.")},
    )
    phone = forms.CharField(label=_("Nomor telepon"), required=False, max_length=24)
    nik = forms.CharField(label=_("NIK"), required=False, max_length=20)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["anonymous"] = cleaned.get("anonymous") == "ya"
        cleaned["secret"] = cleaned.get("secret") == "ya"
        if not cleaned["anonymous"] and not cleaned.get("name"):
            self.add_error("name", _("Tulis nama Anda, atau pilih sembunyikan nama saya."))
        return cleaned


class SendScreen(SendForm):
    """The third screen as a page shows it: with the small riddle that keeps machines away."""

    bukti = ProofField()


SCREENS: dict[str, type[forms.Form]] = {
    "complaints:submit": WhatForm,
    "complaints:submit_where": WhereForm,
    "complaints:submit_send": SendScreen,
}


class SubmitForm(WhatForm, WhereForm, SendForm):
    """All three screens at once: what the API takes."""

    NAME_CHOICES = SendForm.NAME_CHOICES
    field_order = [
        "text",
        "happened_on",
        "service",
        "region",
        "place_note",
        "body",
        "anonymous",
        "secret",
        "name",
        "email",
        "phone",
        "nik",
    ]


class KeyForm(forms.Form):
    """Number and secret of the receipt."""

    number = forms.CharField(label=_("Nomor laporan"), max_length=20, help_text=_("Seperti SB7K-29QX-3."))
    secret = forms.CharField(
        label=_("Kata kunci"),
        max_length=40,
        widget=forms.PasswordInput(render_value=False),
        help_text=_("Dari tanda terima. Huruf besar dan kecil sama saja."),
    )


class SecretForm(forms.Form):
    """The secret alone, where the number stands in the address: for the API."""

    secret = forms.CharField(label=_("Kata kunci"), max_length=40)


class TextForm(forms.Form):
    """A text that goes with a verb."""

    text = forms.CharField(
        label=_("Tulisan Anda"), max_length=LONGEST, widget=TEXT, error_messages={"required": _("Tulis dahulu isinya.")}
    )


class EvidenceForm(TextForm):
    """A text with a file."""

    picture = forms.FileField(label=_("Foto atau dokumen"), required=False, help_text=_("JPEG, PNG, WebP, atau PDF."))


class AnswerForm(EvidenceForm):
    text = forms.CharField(
        label=_("Jawaban"), max_length=LONGEST, widget=TEXT,
        help_text=_("Tulis apa yang sudah dikerjakan dan kapan. Meneruskan laporan bukan jawaban."),
        error_messages={"required": _("Tulis dahulu jawabannya.")},
    )  # fmt: skip


class NoteForm(TextForm):
    text = forms.CharField(
        label=_("Kabar sementara"),
        max_length=LONGEST,
        widget=TEXT,
        help_text=_("Pelapor membacanya. Batas waktu tetap berjalan."),
    )


class BounceForm(TextForm):
    text = forms.CharField(
        label=_("Mengapa bukan wewenang Anda?"),
        max_length=LONGEST,
        widget=TEXT,
        help_text=_("Sebutkan siapa yang seharusnya menangani bila Anda tahu."),
    )


class AskForm(TextForm):
    text = forms.CharField(
        label=_("Apa yang perlu dilengkapi?"),
        max_length=LONGEST,
        widget=TEXT,
        help_text=_("Satu pertanyaan yang bisa dijawab warga dari ponsel."),
    )


class AddForm(EvidenceForm):
    text = forms.CharField(label=_("Pesan untuk petugas"), max_length=LONGEST, widget=TEXT)


class CompleteForm(EvidenceForm):
    text = forms.CharField(label=_("Kelengkapan"), max_length=LONGEST, widget=TEXT)


class RejectForm(EvidenceForm):
    text = forms.CharField(label=_("Mengapa jawaban itu belum menyelesaikan?"), max_length=LONGEST, widget=TEXT)


class ForwardForm(forms.Form):
    """To whom, and what the case is in law."""

    to = forms.ModelChoiceField(
        choices.organisations(),
        to_field_name="uuid",
        label=_("Teruskan kepada"),
        error_messages={
            "required": _("Pilih siapa yang harus menjawab."),
            "invalid_choice": _("Unit itu tidak kami kenal. Pilih dari daftar."),
        },
    )
    grade = forms.ChoiceField(
        label=_("Golongan laporan"),
        choices=[choice for choice in Grade.choices if choice[0]],
        widget=forms.RadioSelect,
        help_text=_("Golongan menentukan batas waktunya."),
        error_messages={"required": _("Pilih dahulu golongan laporan: batas waktunya mengikuti golongan itu.")},
    )
    category = forms.ModelChoiceField(
        choices.categories(), to_field_name="pk", required=False, label=_("Topik"), empty_label=_("Belum tahu")
    )
    subject = forms.ModelChoiceField(
        choices.organisations(),
        to_field_name="uuid",
        required=False,
        label=_("Unit yang dilaporkan"),
        help_text=_(
            "Bila laporan ini tentang perilaku suatu unit: unit itu tidak akan menangani dan tidak melihatnya."
        ),
    )
    title = forms.CharField(label=_("Judul di daftar"), required=False, max_length=160)
    service = ServiceField()

    def clean_grade(self) -> Grade:
        return Grade(self.cleaned_data["grade"])

    def clean(self) -> dict[str, Any]:
        """A form without the entry leaves the service as it is; an empty entry says that it is about none."""
        cleaned = super().clean() or {}
        if "service" not in self.data:
            cleaned.pop("service", None)
        return cleaned


class ArchiveForm(forms.Form):
    """One reason, and why it holds for this very report."""

    reason = forms.ChoiceField(
        label=_("Alasan"),
        choices=[(reason.value, reason.label) for reason in ARCHIVE_REASONS],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih satu alasan yang berlaku untuk laporan ini, lalu tuliskan penjelasannya.")
        },
    )
    text = forms.CharField(label=_("Penjelasan untuk pelapor"), max_length=LONGEST, widget=TEXT)

    def clean_reason(self) -> Ending:
        return Ending(self.cleaned_data["reason"])


class RuleForm(forms.Form):
    """A limit that is proposed: for which step and grade, for whom, how long, by which law, from when."""

    step = forms.ChoiceField(label=_("Langkah"), choices=Step.choices)
    grade = forms.ChoiceField(label=_("Golongan laporan"), choices=Grade.choices, required=False)
    organisation = forms.ModelChoiceField(
        choices.organisations(),
        to_field_name="uuid",
        required=False,
        label=_("Berlaku untuk"),
        empty_label=_("seluruh Indonesia"),
        error_messages={"invalid_choice": _("Instansi itu tidak kami kenal.")},
    )
    limit = forms.RegexField(
        r"^\d{1,3}(wd|d|h|wh)$",
        label=_("Batas"),
        help_text=_("5wd berarti lima hari kerja; d hari kalender, h jam, wh jam kerja."),
        error_messages={"invalid": _("Tulis angka dan satuannya, seperti 5wd.")},
    )
    law = forms.CharField(label=_("Dasar hukum"), max_length=200, help_text=_("Nomor dan nama peraturannya."))
    starts_on = forms.DateField(
        label=_("Berlaku mulai"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_step(self) -> Step:
        return Step(self.cleaned_data["step"])

    def clean_grade(self) -> Grade:
        return Grade(self.cleaned_data["grade"])
