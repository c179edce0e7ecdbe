"""Where the commonest learners of MLOps begin: what each of them would honestly rate, statement by statement.

What isn't named is new to them.
"""

from collections.abc import Mapping

STARTS: Mapping[str, Mapping[str, int]] = {
    # Uses a computer every day, has followed a shell tutorial and held a job.
    "beginner": {
        "shell-scripting": 1, "communication": 1, "organisation": 1,
    },
    # Four years of web services in Python, tested, reviewed and released by a pipeline that others set up.
    "software engineer": {
        "python": 3, "sql": 2, "shell-scripting": 2, "git": 2, "linux": 1, "software-engineering": 3,
        "software-testing": 2, "dependency-management": 2, "api-design": 3, "databases": 2,
        "cloud-platforms": 1, "networking": 1, "containers": 2, "kubernetes": 1, "ci-cd": 2, "release-management": 1,
        "monitoring-alerting": 1, "incident-management": 1, "troubleshooting": 2, "security-fundamentals": 1,
        "access-control": 1, "encryption-secrets": 1, "data-ingestion": 1, "communication": 1, "collaboration": 1,
        "documentation": 2, "organisation": 2, "agile": 2, "technical-leadership": 1, "systems-thinking": 1,
    },
    # Three years of models in notebooks, some of which others have put into production.
    "data scientist": {
        "python": 2, "sql": 2, "shell-scripting": 1, "git": 2, "linux": 1, "software-engineering": 1,
        "software-testing": 1, "dependency-management": 1, "api-design": 1, "cloud-platforms": 1,
        "managed-ml-services": 1, "gpu-infrastructure": 1, "containers": 1, "databases": 1, "data-ingestion": 1,
        "etl-elt": 1, "data-validation": 1, "large-scale-processing": 1, "ml-fundamentals": 3, "statistics": 3,
        "data-preprocessing": 2, "feature-engineering": 2, "model-evaluation": 2, "deep-learning": 2,
        "hyperparameter-tuning": 2, "application-areas": 2, "experiment-tracking": 2, "reproducibility": 1,
        "model-registry": 1, "ml-pipelines": 1, "model-packaging": 1, "model-serving": 1, "model-monitoring": 1,
        "drift-detection": 1, "troubleshooting": 1, "data-privacy": 1, "communication": 2, "collaboration": 1,
        "documentation": 1, "organisation": 1, "agile": 1, "systems-thinking": 1, "continuous-learning": 2,
    },
    # Five years of pipelines, clusters and on-call for ordinary software; no model so far.
    "devops engineer": {
        "python": 2, "sql": 1, "shell-scripting": 3, "git": 3, "linux": 3, "software-engineering": 1,
        "software-testing": 1, "dependency-management": 1, "api-design": 1, "databases": 1, "cloud-platforms": 3,
        "networking": 2, "containers": 3, "kubernetes": 3, "infrastructure-as-code": 3, "configuration-management": 3,
        "serverless": 2, "autoscaling": 2, "platform-engineering": 1, "ci-cd": 3, "release-management": 2,
        "monitoring-alerting": 3, "incident-management": 3, "troubleshooting": 3, "reliability-engineering": 2,
        "cost-management": 2, "security-fundamentals": 2, "access-control": 2, "encryption-secrets": 2,
        "communication": 2, "collaboration": 1, "documentation": 2, "organisation": 2, "agile": 2,
        "technical-leadership": 1, "systems-thinking": 2, "continuous-learning": 2,
    },
}  # fmt: skip
