from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from synthesis.admin import desk
from synthesis.urls import machines

# The address alone says the language: none is French, /en/ is English.
# The admin stands before the site, whose addresses may begin with any word.
urlpatterns = [
    path("", include((machines, "machines"))),
    *i18n_patterns(
        path("admin/", desk.urls),
        path("", include("synthesis.urls")),
        prefix_default_language=False,
    ),
]
