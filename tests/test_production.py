"""The site as it runs for real: gunicorn, production settings, an SQLite file of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.arrows import ROOT

HOST = "careerpath.example"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def manage(environment: dict[str, str], *words: str) -> None:
    subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *words], cwd=ROOT, env=environment, check=True, capture_output=True
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Site"]:
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {
        "SECRET_KEY": "only-for-this-test-and-long-enough-to-be-taken-for-a-real-one",
        "ALLOWED_HOSTS": HOST,
        "DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "PROXIES": "1",
    }
    for words in (["prepare"], ["collectstatic", "--no-input"]):
        manage(environment, *words)
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "careerpath.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as server:
        site = Site(port)
        site.wait()
        yield site
        server.send_signal(signal.SIGTERM)


class Site:
    def __init__(self, port: int) -> None:
        self.port = port

    def wait(self) -> None:
        for _ in range(200):
            try:
                self.get("/healthz")
            except ConnectionError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError("gunicorn did not come up")

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers={"Host": HOST} | {k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body


def test_health_answers_over_plain_http(site: Site) -> None:
    response, body = site.get("/healthz")

    assert (response.status, body) == (200, b'{"database": "ok", "cache": "ok"}')


def test_plain_http_is_sent_to_https(site: Site) -> None:
    response, _ = site.get("/")

    assert (response.status, response.getheader("Location")) == (301, f"https://{HOST}/")


def test_another_host_name_is_refused(site: Site) -> None:
    response, body = site.get("/", Host="evil.example", X_Forwarded_Proto="https")

    assert response.status == 400
    assert b"We could not make sense of that request" in body


def test_a_missing_page_is_ours(site: Site) -> None:
    response, body = site.get("/nowhere/", X_Forwarded_Proto="https")

    assert response.status == 404
    assert b"There is no page here" in body


def test_static_files_are_named_by_their_content_packed_and_kept(site: Site) -> None:
    _, page = site.get("/", X_Forwarded_Proto="https")
    address = page.decode().split('rel="stylesheet" href="')[1].split('"')[0]

    response, body = site.get(address, X_Forwarded_Proto="https", Accept_Encoding="br")

    assert response.getheader("Content-Encoding") == "br"
    assert response.getheader("Cache-Control") == "max-age=315360000, public, immutable"
    assert len(body) < 10_000


def test_the_styleguide_is_hidden(site: Site) -> None:
    response, _ = site.get("/styleguide/", X_Forwarded_Proto="https")

    assert response.status == 404


def test_demo_people_are_refused(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 40, "ALLOWED_HOSTS": HOST, "DATA_DIR": str(tmp_path)}

    result = subprocess.run(
        [sys.executable, "manage.py", "load_demo"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "runs with DEBUG=1 only" in result.stderr
