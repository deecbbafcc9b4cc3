import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convergences.settings")

application = get_wsgi_application()

# What was loaded stays: to look through it for what nobody holds, request after request, costs each
# reader a tenth of a page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
