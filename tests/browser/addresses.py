"""Every page of the house: its name, who opens it, what the address is made of, and what is opened on it.

A new page is one line here; a test compares this table with the addresses that the house knows.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from tests.browser.country import SENT, WRITING

VISITOR, REPORTER = "visitor", "reporter"
"""Nobody in particular, and a browser that holds an open draft and the cases opened with number and secret."""


@dataclass(frozen=True)
class Page:
    name: str
    who: str
    args: tuple[str, ...] = ()
    query: str = ""
    states: tuple[str, ...] = ()
    sent: bool = False

    def address(self, facts: dict[str, Any], language: str) -> str:
        """Arguments are names of facts, or stand for themselves."""
        with override(language):
            return reverse(self.name, args=[facts.get(word, word) for word in self.args]) + self.query

    @property
    def draft(self) -> Any:
        return SENT if self.sent else WRITING


PAGES = (
    Page("portal:home", VISITOR, states=("menu",)),
    Page("portal:body", VISITOR, ("city",), states=("details",)),
    Page("complaints:public_list", VISITOR),
    Page("complaints:public_list", VISITOR, query="?cari=lampu"),
    Page("complaints:public_list", VISITOR, query="?cari=zzz"),
    Page("complaints:case", VISITOR, ("forwarded",), states=("clock",)),
    Page("complaints:case", VISITOR, ("accepted",)),
    Page("complaints:open", VISITOR, states=("refused",)),
    Page("complaints:submit", VISITOR, states=("refused",)),
    Page("complaints:mine", VISITOR),
    Page("organisations:bodies", VISITOR),
    Page("organisations:bodies", VISITOR, query="?q=semarang"),
    Page("regions:search", VISITOR, query="?q=banyumanik"),
    Page("calendars:present_year", VISITOR),
    Page("calendars:year", VISITOR, ("2025",), states=("details",)),
    Page("calendars:try", VISITOR),
    Page(
        "calendars:try",
        VISITOR,
        query="?mulai=2025-03-26T10:00&jumlah=5&satuan=wd&zona=Asia/Jakarta",
        states=("clock",),
    ),
    Page("frame:living", VISITOR, states=("menu", "filter", "details", "dialog")),
    Page("account_login", VISITOR, states=("refused",)),
    Page("account_signup", VISITOR, states=("refused",)),
    Page("account_reset_password", VISITOR, states=("refused",)),
    Page("account_reset_password_done", VISITOR),
    Page("account_reset_password_from_key", VISITOR, ("1", "bad-key")),
    Page("account_reset_password_from_key_done", VISITOR),
    Page("account_inactive", VISITOR),
    Page("account_email_verification_sent", VISITOR),
    Page("account_confirm_email", VISITOR, ("bad-key",)),
    Page("accounts:demo", VISITOR),
    Page("accounts:demo_mails", VISITOR),
    Page("complaints:submit", REPORTER),
    Page("complaints:submit_where", REPORTER),
    Page("complaints:submit_send", REPORTER),
    Page("complaints:receipt", REPORTER, sent=True),
    Page("complaints:mine", REPORTER),
    Page("complaints:case", REPORTER, ("received",), states=("clock",)),
    Page("complaints:case", REPORTER, ("incomplete",)),
    Page("complaints:case", REPORTER, ("answered",), states=("clock", "menu")),
    Page("complaints:case", REPORTER, ("accepted",)),
    Page("complaints:add", REPORTER, ("forwarded",), states=("refused",)),
    Page("complaints:complete", REPORTER, ("incomplete",), states=("refused",)),
    Page("complaints:reject", REPORTER, ("answered",), states=("refused",)),
    Page("complaints:withdraw", REPORTER, ("received",)),
    Page("accounts:home", "citizen"),
    Page("accounts:tokens", "citizen", states=("refused",)),
    Page("account_change_password", "citizen"),
    Page("account_logout", "citizen"),
    Page("usersessions_list", "citizen"),
    Page("mfa_index", "citizen"),
    Page("mfa_activate_totp", "citizen", states=("refused",)),
    Page("mfa_list_webauthn", "citizen"),
    Page("mfa_add_webauthn", "citizen"),
    Page("mfa_generate_recovery_codes", "citizen"),
    Page("notices:list", "citizen"),
    Page("retention:own_data", "citizen", states=("refused",)),
    Page("notices:list", "unit_officer"),
    Page("notices:mail", "unit_officer", ("notice",)),
    Page("complaints:queue", "unit_officer", ("unit_id",), states=("filter", "menu")),
    Page("complaints:queue", "unit_officer", ("unit_id",), "?keadaan=closed"),
    Page("complaints:queue", "unit_officer", ("unit_id",), "?cari=lampu"),
    Page("complaints:desk_case", "unit_officer", ("forwarded",), states=("clock",)),
    Page("complaints:answer", "unit_officer", ("forwarded",), states=("refused",)),
    Page("complaints:note", "unit_officer", ("forwarded",), states=("refused",)),
    Page("complaints:bounce", "unit_officer", ("forwarded",), states=("refused",)),
    Page("complaints:request_look", "unit_officer", ("forwarded",), states=("refused",)),
    Page("identities:list", "unit_officer"),
    Page("identities:request", "unit_officer", ("look",)),
    Page("complaints:queue", "agency_admin", ("city_id",)),
    Page("complaints:desk_case", "agency_admin", ("received",)),
    Page("complaints:forward", "agency_admin", ("received",), states=("refused",)),
    Page("complaints:ask", "agency_admin", ("received",), states=("refused",)),
    Page("complaints:archive", "agency_admin", ("received",), states=("refused",)),
    Page("organisations:desk", "agency_admin", ("unit",), states=("details",)),
    Page("mandates:people", "agency_admin", states=("details",)),
    Page("mandates:letters", "agency_admin", states=("details",)),
    Page("mandates:support", "agency_admin"),
    Page("complaints:national_queue", "national_admin"),
    Page("complaints:national_queue", "national_admin", query="?meja=nasional"),
    Page("complaints:desk_case", "ombudsman", ("forwarded",)),
    Page("complaints:queue", "inspector", ("city_id",)),
    Page("identities:list", "custodian"),
    Page("identities:request", "custodian", ("look",), states=("refused",)),
    Page("retention:list", "custodian"),
    Page("retention:request", "custodian", ("data",), states=("refused",)),
    Page("complaints:rules", "national_admin", states=("refused",)),
    Page("organisations:managed", "system_administrator"),
    Page("organisations:add_body", "system_administrator", states=("refused",)),
    Page("mandates:support", "system_administrator", states=("details",)),
    Page("calendars:desk", "system_administrator"),
    Page("calendars:propose", "system_administrator", states=("refused",)),
    Page("calendars:decree", "system_administrator", ("decree",)),
    Page("account_set_password", "system_administrator", states=("refused",)),
    Page("mfa_index", "second_administrator"),
    Page("mfa_view_recovery_codes", "second_administrator"),
    Page("mfa_deactivate_totp", "second_administrator"),
    Page("mfa_list_webauthn", "second_administrator"),
    Page("mfa_remove_webauthn", "second_administrator", ("key",)),
    Page("mfa_edit_webauthn", "second_administrator", ("key",)),
)

NO_PAGE = {
    "complaints:desk": "leads to a desk",
    "frame:home": "the front page; portal stands before it",
    "frame:manifest": "JSON",
    "mandates:arrive": "leads to the first desk",
    "portal:body_figures": "CSV",
    "calendars:year_csv": "CSV",
    "complaints:attachment": "a file",
    "notices:open": "leads to what the notice is about",
    "account_email": "leads to the account",
    "mfa_login_webauthn": "JSON",
    "mfa_download_recovery_codes": "a file",
    "mfa_authenticate": "in the middle of signing in: tests/accounts",
    "mfa_reauthenticate": "in the middle of signing in: tests/accounts",
    "mfa_reauthenticate_webauthn": "in the middle of signing in: tests/accounts",
    "account_reauthenticate": "in the middle of signing in: tests/accounts",
}
"""Addresses that answer GET with something else than a page of their own, or only in the middle of something."""
