"""Speaking SMTP. Every fault becomes a short code; the server's own words may hold addresses and are dropped."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

TIMEOUT = 15
"""Seconds for each step of the talk: a server that hangs costs a place in the lane no longer."""


@dataclass(frozen=True)
class Fault(Exception):
    """`for_good`: the server does not want this mail, now or later. `no_server`: the next mail would fare no better."""

    code: str
    for_good: bool = False

    @property
    def no_server(self) -> bool:
        return self.code in ("unreachable", "timeout")


def send(message: EmailMessage, mail_url: str) -> None:
    """Hands the mail over; returns when the server has taken it, raises `Fault` when not or not surely."""
    try:
        server = _connected(mail_url)
        try:
            server.send_message(message)
            _take_leave(server)
        finally:
            server.close()
    except (smtplib.SMTPException, OSError) as fault:
        raise fault_of(fault) from None


def fault_of(fault: Exception) -> Fault:
    match fault:
        case smtplib.SMTPRecipientsRefused():
            return _answered(max(code for code, _ in fault.recipients.values()))
        case smtplib.SMTPSenderRefused():
            return Fault(f"sender_{fault.smtp_code}")
        case smtplib.SMTPAuthenticationError():
            return Fault(f"login_{fault.smtp_code}")
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            return Fault("unreachable")
        case smtplib.SMTPResponseException():
            return _answered(fault.smtp_code)
        case smtplib.SMTPNotSupportedError():
            return Fault("unsupported", for_good=True)
        case smtplib.SMTPServerDisconnected():  # also what smtplib makes of a silence that took too long
            return Fault("timeout" if isinstance(fault.__context__, TimeoutError) else "dropped")
        case TimeoutError():
            return Fault("timeout")
        case ssl.SSLError():
            return Fault("tls")
        case ConnectionResetError() | BrokenPipeError():
            return Fault("dropped")
    return Fault("unreachable")


def _take_leave(server: smtplib.SMTP) -> None:
    """The mail is taken already: an odd answer to the farewell must not send it again."""
    with suppress(smtplib.SMTPException, OSError):
        server.quit()


def _answered(code: int) -> Fault:
    """4xx asks to come again; 5xx is no for good. Dasar: RFC 5321 section 4.2.1."""
    return Fault(f"smtp_{code}", for_good=500 <= code < 600)


def _connected(mail_url: str) -> smtplib.SMTP:
    """`smtps://` speaks TLS from the first byte; `smtp://` turns to TLS when the server offers it, and must before a password."""
    parts = urlsplit(mail_url)
    host, secure = parts.hostname or "localhost", ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT, context=secure)
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT)
        server.ehlo()
        if server.has_extn("starttls") and (parts.username or host not in ("localhost", "127.0.0.1", "::1")):
            server.starttls(context=secure)
            server.ehlo()
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server
