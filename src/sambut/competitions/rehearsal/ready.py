"""The first thing that another process of a rehearsal does. It imports nothing that needs Django to be set up."""


def set_up() -> None:
    import django

    django.setup()
