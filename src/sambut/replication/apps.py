from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "sambut.replication"
    label = "replication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation

        navigation.register(import_module("sambut.replication.around").around)
        for module in ("naming", "retaining"):
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
