"""The project's settings with the tests' application in place of the product's."""

from project.settings import *  # noqa: F403

ASGI_APPLICATION = "tests.live.application.application"
ROOT_URLCONF = "tests.live.application"
INSTALLED_APPS = ["daphne", "channels", "project"]
MIDDLEWARE = []
