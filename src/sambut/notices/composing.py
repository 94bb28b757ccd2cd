"""From a notice's kind and ids to words, in its own language. Made when it is read or sent, never stored."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from sambut.accounts.mails import Composed
from sambut.frame import dates
from sambut.notices.models import Delivery, Notice
from sambut.notices.states import Kind
from sambut.notices.subjects import Subject, name_all
from sambut.notices.words import WORDS


@dataclass(frozen=True)
class Line:
    """A notice as people read it. `path` is empty when its case cannot be read any more."""

    subject: str
    sentence: str
    step: str
    due: str
    button: str
    path: str


def line(notice: Notice, subject: Subject | None) -> Line:
    """In the language of the moment."""
    words = WORDS[Kind(notice.kind)]
    number = {"number": subject.number if subject else "—"}
    due = ""
    if subject and subject.due_at and words.due:
        due = str(words.due) % {"due": dates.last_day(subject.due_at, subject.zone)}
    path = (subject.reporter_path if notice.handle else subject.desk_path) if subject else ""
    return Line(
        str(words.subject) % number, str(words.sentence) % number, str(words.step), due, str(words.button), path
    )


def letter(notice: Notice) -> tuple[str, str, str]:
    """Subject, text and HTML of its mail, in its own language."""
    with translation.override(notice.language):
        key = (notice.subject_type, notice.subject_id)
        said = line(notice, name_all([key]).get(key))
        facts = {
            "line": said,
            "link": origin() + said.path if said.path else "",
            "home": origin(),
            "language": notice.language,
            "foot": _foot(notice),
        }
        plain = get_template("notices/mail/letter.txt", using="jinja2").render(facts)
        return said.subject, plain, get_template("notices/mail/letter.html", using="jinja2").render(facts)


def mail(delivery: Delivery, address: str) -> EmailMessage:
    """The mail: number, sentence, link. Raises ValueError when the address cannot stand in a header."""
    subject, plain, html = letter(delivery.notice)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    envelope(message, address, mark=str(delivery.mark))
    return message


def account_mail(composed: Composed, *, mark: str) -> EmailMessage:
    """A mail that `accounts` composed. Raises ValueError when the address cannot stand in a header."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = composed.subject
    message.set_content(composed.text)
    envelope(message, composed.to, mark=mark)
    return message


def envelope(message: EmailMessage, address: str, *, mark: str) -> None:
    """Who, to whom, and the marks by which a double is recognised and no machine answers."""
    name, sender = parseaddr(settings.ENVIRONMENT.mail_from)
    message["From"] = Address(name, addr_spec=sender)
    message["To"] = Address(addr_spec=address)
    message["Message-ID"] = f"<{mark}@{urlsplit(origin()).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"


def origin() -> str:
    environment = settings.ENVIRONMENT
    return environment.origin or f"http://{environment.host}:{environment.port}"


def _foot(notice: Notice) -> str:
    if notice.handle:
        return _("Surel ini dikirim karena alamat Anda diberikan saat melapor. Jangan membalasnya.")
    return _("Surel ini dikirim kepada Anda sebagai petugas. Anda dapat mematikannya di halaman Kabar.")
