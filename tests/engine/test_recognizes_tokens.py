import base64

import pytest

from redaction.engine.recognizers.tokens import RECOGNIZERS
from tests.engine.marked import check

# Prefix and body apart: joined in one literal, scanners of repositories would report them.
ISSUED = [
    ("AKIA", "Q7XK2M4PZ5RT6WNB"),
    ("ASIA", "Q7XK2M4PZ5RT6WNB"),
    ("AIza", "SyD3k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6Gs-a"),
    ("ghp_", "9fK2mQ7xZ4rT6wN1bV8cL5yP0hJ3gS2dA7eU"),
    ("github_pat_", "11ABCDE0Y0k9fQ2mZx7Lw1_Vb8Nc5Rt0Yp4Hj6GsA"),
    ("glpat-", "x7Lw1Vb8Nc5Rt0Yp4Hj6"),
    ("xoxb-", "482910558812-5528819920-k9fQ2mZx7Lw1"),
    ("sk_live_", "k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4"),
    ("rk_test_", "k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4"),
    ("sk-", "k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6GsA3dE7uI1oP2qW5eR8tY"),
    ("sk-proj-", "k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6GsA_3dE7uI1"),
    ("sk-ant-", "api03-k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6GsA"),
    ("hf_", "k9fQ2mZxLwVbNcRtYpHjGsAdEuIoPqWeRt"),
    ("SG.", "k9fQ2mZx7Lw1Vb8Nc5Rt0Y.p4Hj6GsA3dE7uI1oP2qW5eR8tYk9fQ2mZx7Lw1Vb8Nc"),
    ("npm_", "k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6GsA3dE7uI"),
    ("pypi-", "AgEIcHlwaS5vcmcCJGs5ZlEybVp4N0x3MVZiOE5jNVJ0MFlwNEhqNkdzQQ"),
    ("8123456789:AA", "k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6GsA3dE"),
    ("dop_v1_", "0f3a9c2b7d4e6f8a1b5c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a"),
    ("hvs.", "CAESIk9fQ2mZx7Lw1Vb8Nc5Rt0Yp4"),
    ("key-", "0f3a9c2b7d4e6f8a1b5c0d9e8f7a6b5c"),
]
FRAMES = ["{}", "token: {}.", '{{"key":"{}"}}', "export X={}\n", "curl -H 'X: {}' x"]
HEADER = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').rstrip(b"=").decode()
JWT = f"{HEADER}.{HEADER}.k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4"
KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7Vb8Nc5Rt0Yp4Hj6\nk9fQ2mZx7Lw1==\n-----END RSA PRIVATE KEY-----"
TORN = "-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7Vb8Nc5Rt0Yp4Hj6\nk9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6"
PLACED = [
    "jwt {PASSWORD|" + JWT + "} ok",
    "Cookie: session={PASSWORD|" + JWT + "}; path=/",
    "key:\n{PASSWORD|" + KEY + "}\nend",
    "{PASSWORD|" + TORN + "}\n",
    "https://tom:{PASSWORD|s3cret!}@acme.com/x",
    "postgres://app:{PASSWORD|hunter2}@db.acme.com:5432/main",
    "redis://:{PASSWORD|p4ss}@cache:6379/0",
    "AccountName=acme;AccountKey={PASSWORD|k9fQ2mZx7Lw1Vb8Nc5Rt0Yp4Hj6GsA3dE7uI1oP2qW==};EndpointSuffix=x",
    "https://x.example/a?sig={PASSWORD|k9fQ2mZx7Lw1Vb8Nc5Rt}&b=1",
    "https://x.example/a?access_token={PASSWORD|k9fQ2mZx7Lw1Vb8Nc5Rt}",
]
OTHER = [
    "sk-learn is a library",
    "ask-me-anything-about-the-weather-today",
    "commit 0de709f2102306220921060314715629080e2fb77",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "uuid 550e8400-e29b-41d4-a716-446655440000",
    "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7Vb8Nc5Rt0Yp4Hj6\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\nMIIEpAIBAAKCAQEA7Vb8Nc5Rt0Yp4Hj6\n-----END PUBLIC KEY-----",
    "https://acme.com:8080/a@b",
    "https://tom:<password>@acme.com",
    "postgres://app:${DB_PASS}@db/main",
    "https://x.example/a?token=1",
    "eyJ is a prefix",
    "http://acme.com/a:b@c",
]


@pytest.mark.parametrize(("prefix", "body"), ISSUED)
@pytest.mark.parametrize("frame", FRAMES)
def test_it_finds_a_token_by_the_prefix_of_its_issuer(prefix, body, frame):
    check(RECOGNIZERS, frame.format("{PASSWORD|" + prefix + body + "}"))


@pytest.mark.parametrize("marked", PLACED)
def test_it_finds_keys_by_their_format_and_place(marked):
    check(RECOGNIZERS, marked)


@pytest.mark.parametrize("text", OTHER)
def test_it_leaves_hashes_and_placeholders_alone(text):
    check(RECOGNIZERS, text)
