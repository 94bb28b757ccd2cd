from importlib import import_module

from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "sambut.replication"
    label = "replication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import navigation, waiting

        import_module("sambut.replication.naming")
        import_module("sambut.replication.linking")
        navigation.register(import_module("sambut.replication.around").around)
        waiting.register(import_module("sambut.replication.waiting").waiting)
        waiting.register(import_module("sambut.replication.waiting").waiting)
