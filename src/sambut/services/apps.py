from importlib import import_module

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "sambut.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation, waiting

        navigation.register(import_module("sambut.services.around").around)
        waiting.register(import_module("sambut.services.waiting").waiting)
