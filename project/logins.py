"""The forms that take a password: only so many tries from one address and for one account."""

import functools
import math
from collections.abc import Callable
from typing import Any

from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from .limits import Rate, take

View = Callable[..., HttpResponseBase]


class Paced(AuthenticationForm):
    """Looks at no password where there were too many tries; `wait` then says for how many seconds there are."""

    wait = 0.0

    def clean(self) -> dict[str, Any]:
        if self.request is not None and (name := self.cleaned_data.get("username")):
            self.wait = async_to_sync(wait_for)(self.request.META.get("REMOTE_ADDR", ""), name)
        if self.wait:
            raise ValidationError(f"Too many tries. Try again in {_in_words(self.wait)}.", code="rate_limited")
        return super().clean()


class PacedAdmin(Paced, AdminAuthenticationForm):
    """As `Paced`, for those who may use the admin."""


async def wait_for(address: str, name: str) -> float:
    """Count a try: 0.0, or the seconds until the next is allowed. A refused address costs the account no try."""
    by_address = Rate(settings.LOGIN_ADDRESS_RATE, settings.LOGIN_ADDRESS_BURST)
    if wait := await take(f"login:address:{address}", by_address):
        return wait
    digest = salted_hmac("login", name.casefold()).hexdigest()  # the buckets' store needs to know nobody
    return await take(f"login:account:{digest}", Rate(settings.LOGIN_RATE, settings.LOGIN_BURST))


def told(view: View) -> View:
    """The view of a login form, which says 429 and Retry-After where its form had too many tries."""

    @functools.wraps(view)
    def telling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if wait := getattr(form, "wait", 0.0):
            response.status_code = 429
            response.headers["Retry-After"] = str(math.ceil(wait))  # RFC 9110 section 10.2.3: whole seconds
        return response

    return telling


def _in_words(seconds: float) -> str:
    whole = math.ceil(seconds)
    if whole < 60:
        return f"{whole} second{'s' * (whole != 1)}"
    minutes = math.ceil(whole / 60)
    return f"{minutes} minute{'s' * (minutes != 1)}"
