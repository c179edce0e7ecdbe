"""The headers that stand on every response, whoever asks and whatever comes back."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from careerpath.accounts.models import User
from tests.factories import PASSWORD

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}

PATHS = [
    "/",
    "/accounts/login/",
    "/me/",
    "/admin/",
    "/admin/accounts/user/",
    "/healthz",
    "/nowhere/",
    "/static/css/base.css",
    "/accounts/password/reset/",
]


@pytest.mark.parametrize("path", PATHS)
def test_headers_stand_on_each_response(path: str, admin_client: Client) -> None:
    for asker in (Client(), admin_client):
        response = asker.get(path, secure=True)
        b"".join(response)  # a style sheet comes as an open file

        headers = response.headers
        assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "publickey-credentials-get=(self)" in headers["Permissions-Policy"]


FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("secure", [True, False])
@pytest.mark.parametrize(
    "asked",
    [
        ("GET", "/", "testserver", 200),
        ("GET", "/me/", "testserver", 302),
        ("GET", "/", "evil.example", 400),
        ("GET", "/styleguide/", "testserver", 404),
        ("PUT", "/", "testserver", 405),
        ("GET", "/static/icon.svg", "testserver", 200),
    ],
)
def test_fixed_headers_stand_on_each_answer(
    secure: bool, asked: tuple[str, str, str, int], client: Client, db: None
) -> None:
    method, path, host, status = asked

    response = client.generic(method, path, secure=secure, headers={"host": host})
    b"".join(response)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in FIXED} == FIXED
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert "Access-Control-Allow-Origin" not in response.headers


def test_fixed_headers_stand_on_the_way_to_https(client: Client, settings: pytest.FixtureRequest) -> None:
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/")

    assert response.status_code == 301
    assert {name: response.headers.get(name) for name in FIXED} == FIXED


@pytest.mark.parametrize("path", ["/", "/me/", "/admin/", "/nowhere/"])
def test_what_a_signed_in_person_sees_is_not_stored(path: str, admin_client: Client) -> None:
    assert admin_client.get(path).headers["Cache-Control"] == "no-store, private"


def test_a_public_page_may_be_kept_by_the_browser(client: Client, db: None) -> None:
    assert "Cache-Control" not in client.get("/").headers


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (lambda client: client.get("/", headers={"host": "evil.example"}), 400),
        (lambda client: Client(enforce_csrf_checks=True).post("/accounts/login/"), 403),
        (lambda client: client.get("/nowhere/"), 404),
        (lambda client: client.post("/"), 405),
    ],
)
def test_errors_carry_the_policy_too(make: object, status: int, client: Client, db: None) -> None:
    response = make(client)

    assert response.status_code == status
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY


def test_a_crash_answers_with_our_page_and_headers(db: None, settings: pytest.FixtureRequest) -> None:
    settings.ROOT_URLCONF = "tests.crashing_urls"

    response = Client(raise_request_exception=False).get("/")

    assert response.status_code == 500
    assert "Something broke on our side" in response.text
    assert f"<code>{response.headers['X-Request-ID']}</code>" in response.text
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY


def test_a_page_without_a_database_answers_with_our_page_and_headers(learner_client: Client) -> None:
    learner_client.raise_request_exception = False

    def refuse(*arguments: object) -> object:
        raise OperationalError("the server is gone")

    with connection.execute_wrapper(refuse):
        response = learner_client.get("/me/")

    assert response.status_code == 500
    assert "Something broke on our side" in response.text
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert response.headers["Cache-Control"] == "no-store, private"
    assert len(response.headers["X-Request-ID"]) == 32


def test_cookies_are_bound_to_the_host_and_kept_from_scripts(client: Client, learner: User) -> None:
    page = client.get("/accounts/login/")
    signed_in = client.post("/accounts/login/", {"login": learner.email, "password": PASSWORD})

    for cookie in (page.cookies["__Host-csrf"], signed_in.cookies["__Host-session"]):
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
            True,
            True,
            "Lax",
            "/",
            "",
        )


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "413", "429", "500"])
def test_each_error_page_says_what_to_do(code: str, client: Client, db: None, settings: pytest.FixtureRequest) -> None:
    settings.DEBUG = True

    response = client.get(f"/styleguide/errors/{code}/")

    assert str(response.status_code) == code[:3]
    assert 'href="/"' in response.text
    assert response.text.count("<li>") >= 2
