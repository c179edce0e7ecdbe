"""People who answer at the same time: a real server on 127.0.0.1, a thread and a connection for each of them."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

from assessments.ratings.answers.seen import word_of
from assessments.ratings.queries import answers_of, skill_ids
from assessments.ratings.services import begin_sitting
from skills.models import Release
from tests.factories import UserFactory

WORKERS = 2
TOKEN = "x" * 32
START = 60
PAUSE = 0.02


@dataclass
class Answers:
    """Gives another answer to the same skill again and again, as the script of the page does."""

    post: Callable[..., Any]
    address: str
    skill: str
    seen: str = "0"
    level: int = 0

    def give(self) -> None:
        self.level = (self.level + 1) % 5
        sent = {"skill": self.skill, "level": str(self.level), "note": "", "seen": self.seen}
        response = self.post(self.address, sent)
        assert response.status_code == 200, response.status_code
        self.seen = response.json()["seen"]


@dataclass
class Person:
    """What one of them was told to be saved: for each skill the last level."""

    sitting: Any
    headers: Mapping[str, str]
    told: dict[str, str] = field(default_factory=dict)
    saved: int = 0
    failed: int = 0

    def answer_until(self, over: threading.Event, port: int) -> None:
        """What got no reply is said again as it was, since it may have arrived or not."""
        server = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        seen: dict[str, str] = {}
        skills = list(skill_ids(self.sitting.release_id))[:8]
        while not over.is_set():
            skill, level = skills[self.saved % len(skills)], str((self.saved // len(skills)) % 5)
            body = urlencode({"skill": skill, "level": level, "seen": seen.get(skill, "0")})
            try:
                server.request("POST", f"/assess/{self.sitting.pk}/answer/", body, dict(self.headers))
                response = server.getresponse()
                reply = response.read()
            except (OSError, http.client.HTTPException):
                self.failed += 1
                server.close()
                time.sleep(PAUSE)
                continue
            if response.status != 200:
                self.failed += 1
                continue
            self.saved += 1
            self.told[skill], seen[skill] = level, json.loads(reply)["seen"]

    @property
    def lost(self) -> int:
        there = {slug: word_of(given.level) for slug, given in answers_of(self.sitting).items()}
        revisions = sum(given.revision for given in answers_of(self.sitting).values())
        return sum(there.get(skill) != level for skill, level in self.told.items()) + (revisions != self.saved)


@dataclass(frozen=True)
class Given:
    saved: int
    failed: int
    lost: int

    @classmethod
    def of(cls, people: Sequence[Person]) -> "Given":
        return cls(sum(p.saved for p in people), sum(p.failed for p in people), sum(p.lost for p in people))

    @property
    def is_good(self) -> bool:
        return self.saved > 0 and self.failed == self.lost == 0


def answers_of_clients(release: Release, clients: int, seconds: float) -> Given:
    people, server = [person(release) for _ in range(clients)], serve(port := free_port())
    try:
        with answering(people, port):
            time.sleep(seconds)
    finally:
        server.terminate()
        server.wait()
    return Given.of(people)


def answers_under_kills(release: Release, clients: int, kills: int) -> Given:
    """The server is killed again and again in the middle of its work, and started anew."""
    people, server = [person(release) for _ in range(clients)], serve(port := free_port())
    try:
        with answering(people, port):
            for _ in range(kills):
                wait_for_answers(people, random.randint(1, 3 * clients))  # noqa: S311 - not a secret
                kill(server)
                server = serve(port)
            wait_for_answers(people, clients)
    finally:
        kill(server)
    return Given.of(people)


@contextmanager
def answering(people: Sequence[Person], port: int) -> Iterator[None]:
    over = threading.Event()
    threads = [threading.Thread(target=one.answer_until, args=(over, port)) for one in people]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def wait_for_answers(people: Sequence[Person], number: int) -> None:
    wanted, end = sum(one.saved for one in people) + number, time.monotonic() + START
    while sum(one.saved for one in people) < wanted:
        if time.monotonic() > end:
            raise RuntimeError("gunicorn does not answer")
        time.sleep(PAUSE)


def person(release: Release) -> Person:
    user, client = UserFactory(), Client()
    client.force_login(user)
    cookies = {settings.SESSION_COOKIE_NAME: client.session.session_key, settings.CSRF_COOKIE_NAME: TOKEN}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": TOKEN,
        "Host": "localhost",
    }
    return Person(begin_sitting(person=user, release=release.pk), headers)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def kill(server: subprocess.Popen[bytes]) -> None:
    """Its workers with it, without a chance to end what they do."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def serve(port: int) -> subprocess.Popen[bytes]:
    """gunicorn on the database of this run, with the settings of the tests."""
    command = ["-m", "gunicorn", "careerpath.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    environment = {**os.environ, "DATABASE_URL": database_url()}
    # A line of the log for each answer would stand between the rows of figures.
    command = [sys.executable, *command, "--threads", "4"]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + START
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    kill(server)
    raise RuntimeError("gunicorn did not start")


def database_url() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
