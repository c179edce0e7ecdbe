from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Assessments, plans and cohorts"

    def ready(self) -> None:
        from assessments.gaps.impact import count_people_moved
        from skills.releases import impact_counters

        impact_counters.append(count_people_moved)
