"""The rows that admins edit. Everybody else reads `skills.catalogue.Catalogue`, made from a release."""

from skills.models.framework import Category, Framework, Prerequisite, Release, Skill, SkillLevel
from skills.models.roles import Milestone, MilestoneProof, Requirement, Responsibility, Role, RoleLevel
from skills.models.sources import FitStatement, MarketFact, Resource, SalaryFigure, Source

__all__ = [
    "Category",
    "FitStatement",
    "Framework",
    "MarketFact",
    "Milestone",
    "MilestoneProof",
    "Prerequisite",
    "Release",
    "Requirement",
    "Resource",
    "Responsibility",
    "Role",
    "RoleLevel",
    "SalaryFigure",
    "Skill",
    "SkillLevel",
    "Source",
]
