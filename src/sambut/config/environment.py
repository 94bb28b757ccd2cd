"""Settings by environment: one table, read and checked once at start. `docs/settings.md` is written from it."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


class WrongSetting(Exception):
    """A setting that cannot be used; the message says which, why, and what would do."""


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    meaning: str
    secret: bool = False


SETTINGS = (
    Setting(
        "SAMBUT_HOME", "var", "Folder of this installation: database, files, keys. Two homes can run side by side."
    ),
    Setting("SAMBUT_MODE", "demo", "`demo` or `production`. Production checks more and refuses unsafe settings."),
    Setting("SAMBUT_ADDRESS", "127.0.0.1:8000", "Where the web process listens, `host:port`."),
    Setting("SAMBUT_ORIGIN", "", "The address people type, as `https://host`. Obligatory in production."),
    Setting("SAMBUT_PROXY_HOPS", "0", "Number of trusted proxies in front; addresses beyond them are not believed."),
    Setting("SAMBUT_WEB_WORKERS", "2", "Web worker processes, about one a core."),
    Setting("SAMBUT_WEB_THREADS", "4", "Threads of each web worker; also the size of its database pool."),
    Setting("SAMBUT_JOB_CONCURRENCY", "2", "Jobs that one worker process runs at once."),
    Setting(
        "SAMBUT_WORKER_PULSE",
        "10",
        "Seconds between two signs of life of a worker; after three that did not come, another takes over its jobs.",
    ),
    Setting("SAMBUT_SECRET_KEY", "", "Signing key of sessions and forms. Empty: made once and kept in the home.", True),
    Setting("SAMBUT_KEYS", "", "Folder of the master keys that wrap identities. Empty: `keys` in the home."),
    Setting("SAMBUT_NUMBER_PREFIX", "SB", "Two characters that name this installation in public numbers."),
    Setting("DATABASE_URL", "", "PostgreSQL 15 or later, as the *app* role. Empty: the embedded server.", True),
    Setting(
        "DATABASE_OWNER_URL", "", "The same database as the *owner* role: only for migrate, backup and restore.", True
    ),
    Setting(
        "SAMBUT_POSTGRES_BIN",
        "",
        "Folder with PostgreSQL's programs for the embedded server, instead of the package's.",
    ),
    Setting(
        "SAMBUT_MAIL_URL",
        "",
        "`smtp://user:password@host:port` or `smtps://…`. Empty: mails stay as rows and are not sent.",
        True,
    ),
    Setting("SAMBUT_MAIL_FROM", "Sambut <sambut@localhost>", "The sender of mails."),
    Setting("SAMBUT_FILES_URL", "", "`s3://bucket?endpoint=…&region=…`. Empty: files lie in the home.", True),
    Setting(
        "SAMBUT_CLAMD",
        "",
        "Virus scanner clamd, `host:port` or the path of its socket. Empty: uploads are not scanned.",
    ),
    Setting(
        "SAMBUT_SECOND_FACTOR", "", "`required` or `optional` for people with an office. Empty: required in production."
    ),
    Setting(
        "SAMBUT_PROVIDER_URL", "", "OpenID Connect: `https://client:secret@issuer/path#Name`. Empty: no provider.", True
    ),
    Setting(
        "SAMBUT_ARCHIVE",
        "",
        "Folder for the continuous archive of the embedded database's changes; another disk is best.",
    ),
    Setting(
        "SAMBUT_SIGNING_KEY",
        "",
        "File (PKCS #12) with the key that signs certificates of contests. Empty: they are issued unsigned and say so.",
    ),
    Setting("SAMBUT_SIGNING_SECRET", "", "The password of that file.", True),
    Setting("SAMBUT_LOG", "text", "`text` or `json`, to standard error; without personal data."),
    Setting(
        "SAMBUT_METRICS_TOKEN",
        "",
        "Bearer token for `/metrics` from other machines. Empty: only from this machine.",
        True,
    ),
)


@dataclass(frozen=True)
class Environment:
    """What the settings say, checked. Made by `read`."""

    home: Path
    production: bool
    host: str
    port: int
    origin: str
    proxy_hops: int
    web_workers: int
    web_threads: int
    job_concurrency: int
    worker_pulse: int
    secret_key: str
    keys: Path
    number_prefix: str
    database_url: str
    database_owner_url: str
    postgres_bin: str
    mail_url: str
    mail_from: str
    files_url: str
    clamd: str
    second_factor_required: bool
    provider_url: str
    archive: Path | None
    signing_key: Path | None
    signing_secret: str = field(repr=False)
    log: str
    metrics_token: str


def read(values: dict[str, str] | None = None) -> Environment:
    """Reads and checks the settings; raises `WrongSetting` with one sentence per fault."""
    given = dict(os.environ) if values is None else values
    value = {setting.name: given.get(setting.name, "") or setting.default for setting in SETTINGS}
    faults: list[str] = []

    def whole(name: str, low: int, high: int) -> int:
        try:
            number = int(value[name])
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            faults.append(f"{name}={value[name]!r}: a whole number from {low} to {high} is needed.")
            return low
        return number

    def one_of(name: str, *words: str) -> str:
        if value[name] not in words:
            faults.append(f"{name}={value[name]!r}: one of {', '.join(repr(w) for w in words)} is needed.")
        return value[name]

    home = Path(value["SAMBUT_HOME"]).expanduser().resolve()
    production = one_of("SAMBUT_MODE", "demo", "production") == "production"
    host, _, port = value["SAMBUT_ADDRESS"].rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        faults.append(f"SAMBUT_ADDRESS={value['SAMBUT_ADDRESS']!r}: needed is host:port, for example 127.0.0.1:8000.")
        host, port = "127.0.0.1", "8000"
    origin = value["SAMBUT_ORIGIN"].rstrip("/")
    if production and not origin:
        faults.append("SAMBUT_ORIGIN is empty: in production the address people type is needed, as https://host.")
    if origin and (urlsplit(origin).scheme not in ("http", "https") or not urlsplit(origin).netloc):
        faults.append(f"SAMBUT_ORIGIN={origin!r}: needed is https://host or http://host.")
    if production and origin and urlsplit(origin).scheme != "https":
        faults.append(f"SAMBUT_ORIGIN={origin!r}: production needs https.")
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        if value[name] and urlsplit(value[name]).scheme not in ("postgres", "postgresql"):
            faults.append(f"{name}: needed is postgresql://user:password@host:port/database.")
    if value["SAMBUT_MAIL_URL"] and urlsplit(value["SAMBUT_MAIL_URL"]).scheme not in ("smtp", "smtps"):
        faults.append("SAMBUT_MAIL_URL: needed is smtp://user:password@host:port or smtps://….")
    if value["SAMBUT_SIGNING_KEY"] and not Path(value["SAMBUT_SIGNING_KEY"]).expanduser().is_file():
        faults.append("SAMBUT_SIGNING_KEY: there is no such file.")
    if value["SAMBUT_FILES_URL"] and urlsplit(value["SAMBUT_FILES_URL"]).scheme != "s3":
        faults.append("SAMBUT_FILES_URL: needed is s3://bucket?endpoint=…&region=….")
    prefix = value["SAMBUT_NUMBER_PREFIX"].upper()
    if len(prefix) != 2 or any(c not in "23456789ABCDEFGHJKMNPQRSTUVWXYZ" for c in prefix):
        faults.append(f"SAMBUT_NUMBER_PREFIX={prefix!r}: two of 2-9 and A-Z without I, L and O are needed.")
    second = value["SAMBUT_SECOND_FACTOR"] or ("required" if production else "optional")
    if second not in ("required", "optional"):
        faults.append(f"SAMBUT_SECOND_FACTOR={second!r}: 'required' or 'optional' is needed.")
    provider = urlsplit(value["SAMBUT_PROVIDER_URL"])
    if value["SAMBUT_PROVIDER_URL"] and (provider.scheme != "https" or not provider.username or not provider.password):
        faults.append("SAMBUT_PROVIDER_URL: needed is https://client:secret@issuer/path#Name.")
    if production and second == "optional":
        faults.append("SAMBUT_SECOND_FACTOR=optional: in production people with an office need a second factor.")

    read_ = Environment(
        home=home,
        production=production,
        host=host,
        port=int(port),
        origin=origin,
        proxy_hops=whole("SAMBUT_PROXY_HOPS", 0, 5),
        web_workers=whole("SAMBUT_WEB_WORKERS", 1, 64),
        web_threads=whole("SAMBUT_WEB_THREADS", 1, 32),
        job_concurrency=whole("SAMBUT_JOB_CONCURRENCY", 1, 32),
        worker_pulse=whole("SAMBUT_WORKER_PULSE", 1, 60),
        secret_key=value["SAMBUT_SECRET_KEY"],
        keys=Path(value["SAMBUT_KEYS"]).expanduser().resolve() if value["SAMBUT_KEYS"] else home / "keys",
        number_prefix=prefix,
        database_url=value["DATABASE_URL"],
        database_owner_url=value["DATABASE_OWNER_URL"],
        postgres_bin=value["SAMBUT_POSTGRES_BIN"],
        mail_url=value["SAMBUT_MAIL_URL"],
        mail_from=value["SAMBUT_MAIL_FROM"],
        files_url=value["SAMBUT_FILES_URL"],
        clamd=value["SAMBUT_CLAMD"],
        second_factor_required=second == "required",
        provider_url=value["SAMBUT_PROVIDER_URL"],
        archive=Path(value["SAMBUT_ARCHIVE"]).expanduser().resolve() if value["SAMBUT_ARCHIVE"] else None,
        signing_key=Path(value["SAMBUT_SIGNING_KEY"]).expanduser().resolve() if value["SAMBUT_SIGNING_KEY"] else None,
        signing_secret=value["SAMBUT_SIGNING_SECRET"],
        log=one_of("SAMBUT_LOG", "text", "json"),
        metrics_token=value["SAMBUT_METRICS_TOKEN"],
    )
    if production and not value["DATABASE_URL"] and os.geteuid() == 0:
        faults.append(
            "The embedded database does not serve production as root: its server would run as an account whose other "
            "programs could read it. Start Sambut as an account of its own, or set DATABASE_URL."
        )
    if faults:
        raise WrongSetting("\n".join(faults))
    return read_


def hosts(environment: Environment) -> list[str]:
    """The host names the web process answers to. Only a demo that listens everywhere answers to every name."""
    if environment.origin:
        return [urlsplit(environment.origin).hostname or ""]
    if environment.host in ("0.0.0.0", "[::]") and not environment.production:
        return ["*"]
    return sorted({"localhost", "127.0.0.1", "[::1]", environment.host})
