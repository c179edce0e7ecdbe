"""What the five documents say that the catalogue was born from: it must hold each of these, with its citation."""


def names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(","))


SOURCES = {
    "good-career": ("Is MLOps a good career?", "2023-01-12", None),
    "becoming": (
        "Becoming an MLOps Engineer: Role Overview, Essential Skills, and Earning Potential",
        None,
        None,
    ),
    "career-guide": ("MLOps Engineer Career Guide", None, None),
    "worth-pursuing": ("What Is MLOps and Is It a Career Path Worth Pursuing?", None, None),
    "roles-skills-path": ("MLOps Engineer: Roles, Skills, and Career Path", None, "2024-10-30"),
}

OFTEN_MISSING = names("""
    Monitoring and Alerting, Model Performance Drift Detection, Data Quality Management, CI/CD for Machine Learning,
    Cost Management, Security and Access Control, Release Management, Incident Management, Documentation Discipline
""")
SKILLS = {
    "becoming": names("""
        Python, shell scripting, SQL, Scala, Java, clean maintainable code, testing, dependency management,
        environment configuration, random seeds, reproducibility, AWS, Amazon Web Services, Google Cloud Platform, GCP,
        Microsoft Azure, serverless computing, auto-scaling, SageMaker, Vertex AI, Azure Machine Learning,
        managed services, Docker, containerization, Kubernetes, orchestration, Terraform, Ansible,
        infrastructure as code, GPU compute, supervised learning, unsupervised learning, reinforcement learning,
        data preprocessing, feature engineering, evaluation metrics, deep learning, TensorFlow, PyTorch, JAX,
        model serialization, hyperparameter tuning, natural language processing, computer vision,
        recommendation systems, MLflow, Kubeflow, feature stores, Feast, Tecton, Hopsworks, DVC, data versioning,
        Evidently, Arize, model monitoring, Jenkins, GitHub Actions, CircleCI, data ingestion, data validation,
        feature transformation, model training, model evaluation, model registry, model registration,
        model versioning, deployment to serving, monitoring, observability, automation, data drift, concept drift,
        prediction drift, alert thresholds, retraining pipelines, working with data scientists, technical empathy,
        working with platform teams, translating ML requirements, advocating for infrastructure, access control,
        encryption, data governance, data leakage, adversarial attacks, GDPR, HIPAA, AI regulation, compliance,
        LLM serving at scale, prompt management, retrieval-augmented generation,
        evaluation of probabilistic outputs, continuous learning
    """),
    "career-guide": names("""
        Python, Software Engineering Fundamentals, Cloud Platforms, Containerization, Kubernetes, CI/CD,
        Infrastructure as Code, Model Deployment, Model Monitoring, Data Validation, Feature Store Concepts,
        Experiment Tracking, Linux, Security Fundamentals, Stakeholder Communication
    """) + OFTEN_MISSING,
    "worth-pursuing": names("""
        Python, scripting, clean code organization, testing, software engineering habits, AWS, Azure, Google Cloud,
        provisioning resources, managing permissions, Git, CI/CD, Docker, Kubernetes, infrastructure as code,
        model evaluation, feature engineering, train-test splits, tree-based models, linear models, neural networks,
        SQL, ETL, ELT, large datasets, APIs, Linux, version control, systems thinking, collaboration,
        operational awareness, communication, troubleshooting, MLflow, Weights & Biases, Airflow, Kubeflow, Prefect,
        Dagster, serverless, GitHub Actions, observability platforms, managed cloud services, data ingestion,
        training, validation, deployment, monitoring, retraining, packaging, latency monitoring, prediction quality,
        drift detection, alerting, rollback support, artifact management, audit trails, model documentation,
        governance
    """),
    "roles-skills-path": names("""
        machine learning algorithms, DevOps, data science, automating workflows, CI/CD, software development,
        Agile methodologies, Python, C++, Java, software testing, statistical modeling, databases, SQL,
        collaboration, communication, organization
    """),
    "good-career": names("""
        machine learning, programming, deployment, scaling, monitoring, working across teams
    """),
}  # fmt: skip

# By responsibility: words that its text must have.
RESPONSIBILITIES = {
    "career-guide": {
        "automated-pipelines": names("train, test, package, deploy"),
        "versioning": names("code, data, model, version"),
        "production-monitoring": names("model quality, data quality, uptime, cost"),
        "safe-rollout": names("stages, go back"),
        "prototypes-to-production": names("prototypes, data scientists, services"),
        "application-integration": names("software engineers, applications, APIs"),
        "training-and-serving-infrastructure": names("trained, served, cloud, own machines"),
        "faster-delivery": names("templates, repeated"),
        "incident-response": names("incidents, root cause"),
        "documentation": names("deployments, model changes, playbooks"),
    },
    "roles-skills-path": {
        "pipeline-oversight": names("whole path of a model"),
        "change-review": names("reviews, features, approves"),
        "test-outcomes": names("tests"),
        "artefact-handling": names("trained models, stored"),
        "model-training-and-testing": names("trains, tests"),
        "continuous-delivery": names("continuous integration and delivery"),
        "container-deployment": names("containers, cluster"),
        "data-reports": names("data, reports"),
        "automated-retraining": names("automates retraining"),
        "service-signals": names("error rates, response times, resources"),
    },
}
# By level of the MLOps engineer: words in what it owns, and the years that go with it.
OWNS = {
    "junior": (names("scripts, tests, pipeline"), (1, 3)),
    "mid": (names("end to end, monitoring, faults"), (3, 7)),
    "senior": (names("architecture, governance, scaling, several teams"), None),
    "lead": (names("strategy, standards, technical direction"), None),
}

# Source, role, seniority, low, high, average, whose figure, year.
PAY = {
    ("good-career", "mlops-engineer", None, None, None, 120000, "Glassdoor", 2023),
    ("becoming", "mlops-engineer", "junior", 90000, 120000, None, None, None),
    ("becoming", "mlops-engineer", "mid", 120000, 170000, None, None, None),
    ("becoming", "mlops-engineer", "senior", 200000, None, None, None, None),
    ("career-guide", "mlops-engineer", "junior", 105000, 140000, None, None, None),
    ("career-guide", "mlops-engineer", "mid", 140000, 190000, None, None, None),
    ("career-guide", "mlops-engineer", "senior", 190000, 260000, None, None, None),
    ("roles-skills-path", "mlops-engineer", None, None, 136500, 87220, "ZipRecruiter", 2024),
    ("roles-skills-path", "machine-learning-engineer", None, None, None, 121250, "Glassdoor", 2024),
    ("roles-skills-path", "devops-engineer", None, None, None, 107829, "Glassdoor", 2024),
    ("roles-skills-path", "site-reliability-engineer", None, None, None, 123354, "Glassdoor", 2024),
    ("roles-skills-path", "data-scientist", None, None, None, 115545, "Glassdoor", 2024),
}
# What a row can't hold in its figures stands in its note.
PAY_NOTES = {
    ("becoming", "senior"): names("Total compensation"),
    ("roles-skills-path", None): ("121,339", "107,910"),
}

MARKET = {
    ("employer", "career-guide"): names("""
        Google, Amazon, Microsoft, Meta, Apple, NVIDIA, Databricks, Snowflake, OpenAI, Anthropic, Stripe, Uber, Airbnb,
        Capital One, JPMorgan Chase
    """),
    ("sector", "career-guide"): names("""
        Technology, Financial services, Ecommerce, Healthcare, Retail, Media and entertainment, Manufacturing,
        Automotive, Telecommunications, Energy
    """),
    ("sector", "good-career"): names("Healthcare, Financial services, Manufacturing, Retail"),
    ("sector", "roles-skills-path"): names("Banking, Healthcare, Manufacturing, Marketing and sales, Retail"),
    ("place", "becoming"): names("""
        San Francisco Bay Area, Seattle, New York, Boston, Austin, Remote, United Kingdom, Germany, Canada, Australia,
        Singapore
    """),
    ("leads-to", "career-guide"): names("""
        Senior MLOps engineer, Staff MLOps engineer, Machine learning platform engineer, Machine learning engineer,
        Engineering manager for an ML platform
    """),
    ("leads-to", "good-career"): names("Team lead, Manager"),
    ("leads-to", "worth-pursuing"): names("Technical lead, Architect"),
    ("transition", "career-guide"): names("""
        Site reliability engineer, DevOps engineer, Data engineer, Cloud engineer, AI platform product manager
    """),
    ("transition", "roles-skills-path"): names("""
        Machine learning engineer, DevOps engineer, Site reliability engineer, Data scientist
    """),
    ("comes-from", "becoming"): names("""
        Software engineering, DevOps, Data science, Machine learning research, Graduate programmes
    """),
    ("comes-from", "worth-pursuing"): names("Data science, Data engineering, Software engineering, DevOps"),
    ("title", "worth-pursuing"): names("Machine learning engineer, Platform engineer, Applied scientist"),
}
# By fact: words that its text must have. All of them are from one document.
OUTLOOK = {
    "outlook-hard-to-hire": names("One in three, machine learning, qualified"),
    "outlook-specialist-demand": names("World Economic Forum, 40 percent, 2027"),
    "outlook-market-size": names("13 billion dollars, 2030, about 1 billion dollars in 2023"),
    "outlook-software-jobs": ("17 percent", "2033", "2023", "140,100 openings", "BLS"),
    "outlook-data-scientist-jobs": names("36 percent, decade, BLS"),
}

FIT = {
    ("upside", "good-career"): names("""
        High demand, High earning potential, Exciting and dynamic work, Work that has an effect,
        Variety of roles and industries, Room for a career to grow, Continual learning
    """),
    ("downside", "good-career"): names("""
        High level of responsibility, Complexity, High stress, Lack of standardisation,
        Difficulty in finding the right team, Limited career mobility
    """),
    ("trade-off", "worth-pursuing"): names("""
        Speed against reliability, Security against convenience, Compliance against agility,
        Flexibility against standardisation, Breadth against a narrow specialty,
        Own stack against managed cloud service
    """),
    ("suits", "worth-pursuing"): names("""
        You like to think in systems, You like infrastructure, You like to automate, You like to find faults,
        You like breadth, You like to own what runs
    """),
    ("suits-less", "worth-pursuing"): names("""
        You want pure research, You want only analytics, You want only application logic, You want a narrow specialty
    """),
}

# By milestone: words in what it says of itself and in its checklist.
NEXT_STEPS = {
    "career-guide": {
        "portfolio-project": names("trained, released, watched, rollback"),
        "one-cloud-in-depth": names("cloud provider, endpoint"),
        "automated-delivery": names("tests, builds, deploys"),
        "versioned-data-and-models": names("data and models, already exists, written down"),
        "dashboards-and-alerts": names("latency, error rate, model quality"),
        "open-source-contribution": names("internal platform, open source tool"),
        "interview-stories": names("reliability, monitoring, incident"),
        "production-habits": names("tests, clear logs, deployment steps"),
        "failure-safeguards": names("changed data, slow answers, silent loss of accuracy, safeguard"),
    },
    "worth-pursuing": {
        "the-basics": names("Python, SQL, Git, model"),
        "containerised-model-api": names("container, HTTP"),
        "automated-delivery": names("CI/CD"),
        "small-cloud-project": names("AWS, Azure, Google Cloud"),
        "tracked-experiments": names("metrics, version"),
        "portfolio-readme": names("data flow, retrained, monitored, deployment fails"),
    },
    "becoming": {
        "portfolio-project": names("raw data, pipeline"),
        "open-source-contribution": names("open source tool"),
        "certification": names("AWS, Google, Azure, MLflow, Kubeflow"),
        "structured-course": names("Coursera, DataCamp, Udemy"),
    },
}
