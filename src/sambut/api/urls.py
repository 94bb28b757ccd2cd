"""The API stands beside the pages, without a language in its address."""

from django.urls import path

from sambut.api.shell import api

app_name = "api"
urlpatterns = [path("api/v1/", api.urls)]
