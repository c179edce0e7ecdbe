"""Every table with a person in it."""

from assessments.models.along import CalendarFeed, Reminder
from assessments.models.announcement import Announcement, Delivery
from assessments.models.class_list import ClassList
from assessments.models.cohort import Cohort, JoinLink, Membership
from assessments.models.evidence import Evidence, Interest
from assessments.models.exemption import Exemption
from assessments.models.invitation import Invitation
from assessments.models.looking_back import LookingBack
from assessments.models.milestone import Progress, Tick
from assessments.models.plan import Plan, PlanChange, Step
from assessments.models.rating import Rating, RatingChange
from assessments.models.reflection import Reflection
from assessments.models.review import OpinionMail, Review, Taken
from assessments.models.sitting import Answer, Sitting
from assessments.models.story import Story

__all__ = [
    "Announcement",
    "Answer",
    "CalendarFeed",
    "ClassList",
    "Cohort",
    "Delivery",
    "Evidence",
    "Exemption",
    "Interest",
    "Invitation",
    "JoinLink",
    "LookingBack",
    "Membership",
    "OpinionMail",
    "Plan",
    "PlanChange",
    "Progress",
    "Rating",
    "RatingChange",
    "Reflection",
    "Reminder",
    "Review",
    "Sitting",
    "Step",
    "Story",
    "Taken",
    "Tick",
]
