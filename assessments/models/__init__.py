"""Every table with a person in it."""

from assessments.models.evidence import Evidence, Interest
from assessments.models.exemption import Exemption
from assessments.models.plan import Plan, PlanChange, Step
from assessments.models.rating import Rating, RatingChange
from assessments.models.reflection import Reflection
from assessments.models.sitting import Answer, Sitting

__all__ = [
    "Answer",
    "Evidence",
    "Exemption",
    "Interest",
    "Plan",
    "PlanChange",
    "Rating",
    "RatingChange",
    "Reflection",
    "Sitting",
    "Step",
]
