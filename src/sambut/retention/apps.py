from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "sambut.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame import waiting
        from sambut.frame.navigation import register
        from sambut.retention import own  # noqa: F401  (registers what this room knows)
        from sambut.retention.around import around
        from sambut.retention.waiting import waiting as ours

        register(around)
        waiting.register(ours)
