from importlib import import_module

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "sambut.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import waiting

        waiting.register(import_module("sambut.complaints.waiting").waiting)
        import_module("sambut.complaints.naming")
        import_module("sambut.complaints.retaining")
