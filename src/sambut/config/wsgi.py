"""What the web workers call."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from sambut.config.lifeline import watch_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sambut.config.settings")
watch_parent()
application = get_wsgi_application()
reverse("portal:home")  # the addresses of all rooms are read now, not while the first visitor waits
