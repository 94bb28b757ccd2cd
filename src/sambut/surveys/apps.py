from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "sambut.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sambut.frame.navigation import register
        from sambut.surveys.around import around

        register(around)
