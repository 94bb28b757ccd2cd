from django.urls import URLPattern, URLResolver

app_name = "identities"
urlpatterns: list[URLPattern | URLResolver] = []
