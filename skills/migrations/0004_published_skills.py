from django.db import migrations, models


def mark_published(apps, schema_editor):
    """Of a framework that has a release, every skill may be in one."""
    apps.get_model("skills", "Skill").objects.filter(framework__releases__isnull=False).update(published=True)


class Migration(migrations.Migration):
    dependencies = [("skills", "0003_half_life_of_ratings")]

    operations = [
        migrations.AddField(
            model_name="skill", name="published", field=models.BooleanField(default=False, editable=False)
        ),
        migrations.RunPython(mark_published, migrations.RunPython.noop),
    ]
