"""Every address of the house. Indonesian first; English pages live under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("sambut.api.urls")),
    *i18n_patterns(
        path("", include("sambut.portal.urls")),
        path("", include("sambut.insights.urls")),
        path("", include("sambut.replication.urls")),
        path("", include("sambut.competitions.urls")),
        path("", include("sambut.events.urls")),
        path("", include("sambut.innovations.urls")),
        path("", include("sambut.complaints.urls")),
        path("", include("sambut.surveys.urls")),
        path("", include("sambut.services.urls")),
        path("", include("sambut.notices.urls")),
        path("", include("sambut.identities.urls")),
        path("", include("sambut.retention.urls")),
        path("", include("sambut.files.urls")),
        path("", include("sambut.calendars.urls")),
        path("", include("sambut.organisations.urls")),
        path("", include("sambut.regions.urls")),
        path("", include("sambut.accounts.urls")),
        path("", include("sambut.mandates.urls")),
        path("", include("sambut.frame.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "sambut.frame.errors.bad_request"
handler403 = "sambut.frame.errors.not_allowed"
handler404 = "sambut.frame.errors.not_found"
handler500 = "sambut.frame.errors.broken"
