"""Where files lie, from the setting `SAMBUT_FILES_URL`. Read by the settings, so it imports nothing of Django."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def storage(url: str, home: Path) -> dict[str, Any]:
    """Django's storage setting: a folder of the home, or `s3://key:secret@bucket?endpoint=…&region=…&prefix=…`.

    Without key and secret in the address the usual places of S3 clients are asked (environment, instance role).
    """
    if not url:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {
                "location": home / "files",
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        }
    parts = urlsplit(url)
    more = dict(parse_qsl(parts.query))
    options = {
        "bucket_name": parts.hostname,
        "endpoint_url": more.get("endpoint"),
        "region_name": more.get("region"),
        "location": more.get("prefix", ""),
        "access_key": unquote(parts.username) if parts.username else None,
        "secret_key": unquote(parts.password) if parts.password else None,
        "default_acl": None,
        "querystring_auth": True,
        "file_overwrite": True,
    }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {key: value for key, value in options.items() if value is not None},
    }
