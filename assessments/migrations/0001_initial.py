"""Opens the label's history, after the tables that its own will point to."""

from django.conf import settings
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [("skills", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = []
