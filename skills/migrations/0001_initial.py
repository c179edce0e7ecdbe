"""Opens the label's history: what follows here knows nothing of people."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = []
