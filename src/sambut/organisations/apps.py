from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "sambut.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame.navigation import register
        from sambut.organisations.around import around

        register(around)
