from django.apps import AppConfig


class IdentitiesConfig(AppConfig):
    name = "sambut.identities"
    label = "identities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.files import seals
        from sambut.frame import waiting
        from sambut.frame.navigation import register
        from sambut.identities import retaining, sealing  # noqa: F401  (`retaining` registers)
        from sambut.identities.around import around
        from sambut.identities.waiting import waiting as ours

        register(around)
        waiting.register(ours)
        seals.provide(
            seal=lambda handle, value: sealing.seal_bytes(handle, value, sealing.FILE),
            unseal=lambda handle, value: sealing.open_bytes(handle, value, sealing.FILE),
        )
