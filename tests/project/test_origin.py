"""Which pages may open a socket with a cookie."""

import pytest

from project.sockets.origin import allowed_origin


def scope(origin, host="tacet.example"):
    headers = [(b"host", host.encode())]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    return {"headers": headers}


@pytest.fixture(autouse=True)
def hosts(settings):
    settings.ALLOWED_HOSTS = ["tacet.example", "localhost"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://app.example", "https://*.trusted.example", "http://dev.example:3000"]


@pytest.mark.parametrize(
    ("origin", "host", "allowed"),
    [
        ("https://tacet.example", "tacet.example", True),
        ("http://localhost:8000", "localhost:8000", True),
        ("HTTPS://Tacet.Example", "tacet.example", True),
        ("https://app.example", "tacet.example", True),
        ("https://a.trusted.example", "tacet.example", True),
        ("http://dev.example:3000", "tacet.example", True),
        ("http://app.example", "tacet.example", False),
        ("http://dev.example:3001", "tacet.example", False),
        ("https://trusted.example.evil.example", "tacet.example", False),
        ("https://evil.example", "evil.example", False),
        ("https://evil.example", "tacet.example", False),
        ("http://localhost:9000", "localhost:8000", False),
        ("null", "tacet.example", False),
        ("file://", "tacet.example", False),
        ("https://tacet.example.evil.example", "tacet.example", False),
        ("", "tacet.example", False),
        (None, "tacet.example", False),
    ],
)
def test_a_cookie_counts_only_from_a_page_of_ours_or_one_that_is_trusted(origin, host, allowed):
    assert allowed_origin(scope(origin, host)) is allowed
