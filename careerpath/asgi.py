"""What an ASGI server loads."""

import os

from django.core.asgi import get_asgi_application

from careerpath.lib.letters import sound_asgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerpath.settings")

application = sound_asgi(get_asgi_application())
