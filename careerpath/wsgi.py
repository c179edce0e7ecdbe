"""What a WSGI server, such as gunicorn, loads."""

import os

from django.core.wsgi import get_wsgi_application

from careerpath.lib.letters import sound_wsgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerpath.settings")

application = sound_wsgi(get_wsgi_application())
