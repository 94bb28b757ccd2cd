from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "sambut.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation

        navigation.register(import_module("sambut.portal.around").around)
