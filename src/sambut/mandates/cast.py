"""The named cast: invented people with the offices of all stories so far. The demo and the tests stand on the same one.

Bodies and regions are real, the people are not. A citizen without an account belongs to the cast too, but has no row.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from sambut.mandates.states import Role

DOMAIN = "peraga.sambut.example"


@dataclass(frozen=True)
class Place:
    """An organisation by the names of its body and, for a unit, of the unit."""

    body: str
    unit: str = ""


@dataclass(frozen=True)
class Member:
    short_name: str
    name: str
    role_line: str
    story: str
    offices: tuple[tuple[Role, Place], ...] = ()

    @property
    def email(self) -> str:
        return f"{self.short_name.replace('_', '.')}@{DOMAIN}"


SEMARANG = "Pemerintah Kota Semarang"
JENEPONTO = "Pemerintah Kabupaten Jeneponto"
PANRB = "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
OMBUDSMAN = "Ombudsman Republik Indonesia"
PRESIDENTIAL_OFFICE = "Kantor Staf Presiden"
GIZ = "Deutsche Gesellschaft für Internationale Zusammenarbeit"

TRANSPORT = Place(SEMARANG, "Dinas Perhubungan")
WORKS = Place(SEMARANG, "Dinas Pekerjaan Umum")
REGISTRY = Place(SEMARANG, "Dinas Kependudukan dan Pencatatan Sipil")
INSPECTORATE = Place(SEMARANG, "Inspektorat")
HEALTH = Place(SEMARANG, "Dinas Kesehatan")
CLINIC = Place(SEMARANG, "Puskesmas Karangdoro")
JENEPONTO_WORKS = Place(JENEPONTO, "Dinas Pekerjaan Umum dan Penataan Ruang")

PLACES = (
    TRANSPORT,
    WORKS,
    REGISTRY,
    INSPECTORATE,
    HEALTH,
    CLINIC,
    JENEPONTO_WORKS,
    Place(PANRB),
    Place(OMBUDSMAN),
    Place(PRESIDENTIAL_OFFICE),
    Place(GIZ),
)

CAST = (
    Member(
        "citizen", "Sekar Wulandari", _("Warga"),
        _("Punya akun. Melaporkan lampu jalan yang padam dan mengikuti jawabannya dari ponsel."),
    ),
    Member(
        "unit_officer", "Bagas Pranowo", _("Pejabat penghubung Dinas Perhubungan Kota Semarang"),
        _("Menjawab pengaduan yang menjadi wewenang dinasnya sebelum tenggatnya lewat."),
        ((Role.UNIT_OFFICER, TRANSPORT),),
    ),
    Member(
        "officer_next_door", "Ratna Kusumastuti", _("Pejabat penghubung Dinas Pekerjaan Umum Kota Semarang"),
        _("Duduk di dinas sebelah. Tidak melihat pengaduan yang bukan untuk dinasnya."),
        ((Role.UNIT_OFFICER, WORKS),),
    ),
    Member(
        "officer_far_away", "Daeng Mappasessu", _("Pejabat penghubung Dinas PUPR Kabupaten Jeneponto"),
        _("Bekerja di kabupaten lain, dalam zona waktu lain."),
        ((Role.UNIT_OFFICER, JENEPONTO_WORKS),),
    ),
    Member(
        "agency_admin", "Nuraini Hidayat", _("Admin instansi Pemerintah Kota Semarang"),
        _("Memeriksa pengaduan yang masuk, meneruskannya ke dinas, dan mengatur petugas kotanya."),
        ((Role.AGENCY_ADMIN, Place(SEMARANG)),),
    ),
    Member(
        "agency_admin_far_away", "Andi Tenri Sanna", _("Admin instansi Pemerintah Kabupaten Jeneponto"),
        _("Mengatur petugas dan pengaduan kabupatennya sendiri."),
        ((Role.AGENCY_ADMIN, Place(JENEPONTO)),),
    ),
    Member(
        "agency_admin_ministry", "Yohana Silalahi", _("Admin instansi Kementerian PANRB"),
        _("Mengatur pengaduan dan petugas kementeriannya sendiri, bukan seluruh Indonesia."),
        ((Role.AGENCY_ADMIN, Place(PANRB)),),
    ),
    Member(
        "national_admin", "Made Wiratama", _("Admin nasional, Kementerian PANRB"),
        _("Melihat seluruh instansi dan menyalurkan pengaduan yang belum jelas alamatnya."),
        ((Role.NATIONAL_ADMIN, Place(PANRB)),),
    ),
    Member(
        "inspector", "Teguh Santosa", _("Inspektorat Kota Semarang"),
        _("Mengawasi bagaimana pengaduan di kotanya ditangani."),
        ((Role.INSPECTORATE, Place(SEMARANG)),),
    ),
    Member(
        "ombudsman", "Clara Manuputty", _("Ombudsman Republik Indonesia"),
        _("Mengawasi lintas instansi dan mengambil alih bila jawaban tidak kunjung datang."),
        ((Role.OMBUDSMAN, Place(OMBUDSMAN)),),
    ),
    Member(
        "presidential_office", "Fajar Nugroho", _("Kantor Staf Presiden"),
        _("Memantau pengaduan yang menyentuh program nasional."),
        ((Role.PRESIDENTIAL_OFFICE, Place(PRESIDENTIAL_OFFICE)),),
    ),
    Member(
        "custodian", "Endang Lestari", _("Pemegang amanat identitas Kota Semarang"),
        _("Memutuskan apakah identitas seorang pelapor boleh dibuka, dan mencatat alasannya."),
        ((Role.CUSTODIAN, Place(SEMARANG)),),
    ),
    Member(
        "custodian_far_away", "Hasnah Dg. Ngai", _("Pemegang amanat identitas Kabupaten Jeneponto"),
        _("Menjaga identitas pelapor kabupatennya."),
        ((Role.CUSTODIAN, Place(JENEPONTO)),),
    ),
    Member(
        "innovator", "Siti Nurjanah", _("Inovator, Puskesmas Karangdoro, Kota Semarang"),
        _("Bidan di puskesmas. Menuliskan apa yang dikerjakannya, dan ditanya daerah lain."),
        ((Role.INNOVATOR, CLINIC),),
    ),
    Member(
        "local_admin", "Haryo Wicaksono", _("Admin lokal inovasi Kota Semarang"),
        _("Bagian organisasi. Membantu unit merapikan catatan inovasinya dan mengirimkannya."),
        ((Role.LOCAL_ADMIN, Place(SEMARANG)),),
    ),
    Member(
        "mayor", "Ratu Ayuningtyas", _("Wali Kota Semarang (peraga)"),
        _("Membagikan inovasi kotanya dan menandatangani kesepakatan sebagai pemilik."),
        ((Role.HEAD, Place(SEMARANG)),),
    ),
    Member(
        "regent", "Karaeng Sila Baso", _("Bupati Jeneponto (peraga)"),
        _("Punya dua menit: melihat apa yang menyakitkan warganya, siapa yang sudah memecahkannya, lalu menandatangani."),
        ((Role.HEAD, Place(JENEPONTO)),),
    ),
    Member(
        "secretariat", "Dian Paramastuti", _("Sekretariat forum, Kementerian PANRB"),
        _("Menyiapkan forum replikasi: undangan, gerai, klinik, dan tindak lanjutnya."),
        ((Role.SECRETARIAT, Place(PANRB)),),
    ),
    Member(
        "facilitator", "Yosua Rumbekwan", _("Fasilitator replikasi"),
        _("Mendampingi daerah yang meniru, dari klinik sampai tonggak terakhir."),
        ((Role.FACILITATOR, Place(PANRB)),),
    ),
    Member(
        "partner", "Hanna Weidmann", _("Mitra pembangunan"),
        _("Ikut mendukung forum dan membaca laporannya; tidak menandatangani atas nama siapa pun."),
        ((Role.PARTNER, Place(GIZ)),),
    ),
    Member(
        "contest_secretary", "Widya Anggraini", _("Sekretariat lomba inovasi Kota Semarang"),
        _("Menjalankan lomba kotanya bersama admin instansi, dan mencatat putusan pleno."),
        ((Role.SECRETARIAT, Place(SEMARANG)),),
    ),
    Member(
        "judge", "Agus Salim Harahap", _("Juri, Kementerian PANRB"),
        _("Membaca entri, memberi nilai dan alasan, dan menandatanganinya sebelum melihat nilai juri lain."),
        ((Role.JUDGE, Place(PANRB)),),
    ),
    Member(
        "judge_ombudsman", "Theresia Wanggai", _("Juri, Ombudsman Republik Indonesia"),
        _("Menilai dari sisi warga yang dilayani."),
        ((Role.JUDGE, Place(OMBUDSMAN)),),
    ),
    Member(
        "judge_palace", "Gusti Ngurah Adnyana", _("Evaluator, Kantor Staf Presiden"),
        _("Menilai apakah hasilnya terukur dan dapat ditiru."),
        ((Role.EVALUATOR, Place(PRESIDENTIAL_OFFICE)),),
    ),
    Member(
        "judge_partner", "Lukas Brandt", _("Juri, mitra pembangunan"),
        _("Juri cadangan: menggantikan juri yang berhalangan."),
        ((Role.JUDGE, Place(GIZ)),),
    ),
    Member(
        "system_administrator", "Rizal Effendi", _("Pengelola sistem"),
        _("Menjalankan pemasangan ini. Mengangkat orang, tetapi tidak membaca pengaduan."),
        ((Role.SYSTEM_ADMINISTRATOR, Place(PANRB)),),
    ),
    Member(
        "second_administrator", "Maria Goretti Lamak", _("Pengelola sistem kedua"),
        _("Menyetujui akses dukungan yang diminta rekannya; seorang diri tidak bisa."),
        ((Role.SYSTEM_ADMINISTRATOR, Place(PANRB)),),
    ),
)  # fmt: skip
