"""Every table with a person in it."""

from assessments.models.rating import Rating
from assessments.models.sitting import Answer, Sitting

__all__ = ["Answer", "Rating", "Sitting"]
