from django.apps import AppConfig


class InnovationsConfig(AppConfig):
    name = "sambut.innovations"
    label = "innovations"
    default_auto_field = "django.db.models.BigAutoField"
