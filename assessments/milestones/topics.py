"""What stories for an interview are about: the question each answers, and the skill it can be evidence for.

The skills and the milestone are those of the catalogue that comes with careerpath. A framework without them lacks the
preset and nothing else.
"""

from dataclasses import dataclass

# The milestone whose work it is to write them.
STORIES = "interview-stories"


@dataclass(frozen=True)
class Topic:
    slug: str
    name: str
    question: str
    skill: str = ""


TOPICS = (
    Topic(
        "reliability",
        "Reliability",
        "When did you make a service one that people could count on? Tell what had been promised, what you changed, "
        "and what the figures said some weeks later.",
        "reliability-engineering",
    ),
    Topic(
        "monitoring",
        "Monitoring",
        "When did something that you watched tell you of a problem before users did? Tell what you measured, which "
        "alert fired, and what you did about it.",
        "monitoring-alerting",
    ),
    Topic(
        "incident",
        "An incident",
        "When did something fail in front of users? Tell how you found the cause, how you kept the damage small, and "
        "what you changed so that it can’t come back.",
        "incident-management",
    ),
)
OTHER = Topic("other", "Something else", "Anything else that you would want to be asked about.")


def topic_of(slug: str) -> Topic:
    """
    >>> topic_of("incident").skill, topic_of("nonsense").slug
    ('incident-management', 'other')
    """
    return next((topic for topic in TOPICS if topic.slug == slug), OTHER)
