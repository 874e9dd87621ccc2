"""What is kept and must not be read is sealed: chat's originals, the values behind a conversation's placeholders.

ENCRYPTION_KEYS lists secrets: the first seals, all of them unseal. To rotate, put a new one in front, restart, run
`manage.py rotatekeys`, then drop the old one.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """What was sealed cannot be read: none of the keys fits, or it is damaged, or was sealed for another purpose."""


def seal(text: str, purpose: str) -> bytes:
    """The text encrypted and authenticated (Fernet: AES-128-CBC with HMAC-SHA256), with a key of this purpose alone."""
    return _box(tuple(settings.ENCRYPTION_KEYS), purpose).encrypt(text.encode("utf-8", "surrogatepass"))


def unseal(sealed: bytes, purpose: str) -> str:
    """The text that was sealed for this purpose. Raises Unreadable."""
    try:
        opened = _box(tuple(settings.ENCRYPTION_KEYS), purpose).decrypt(bytes(sealed))
    except InvalidToken:
        raise Unreadable from None
    return opened.decode("utf-8", "surrogatepass")


def reseal(sealed: bytes, purpose: str) -> bytes:
    """The same text under the first key. Raises Unreadable."""
    try:
        return _box(tuple(settings.ENCRYPTION_KEYS), purpose).rotate(bytes(sealed))
    except InvalidToken:
        raise Unreadable from None


@lru_cache(maxsize=64)
def _box(secrets: tuple[str, ...], purpose: str) -> MultiFernet:
    return MultiFernet([Fernet(_key(secret, purpose)) for secret in secrets])


def _key(secret: str, purpose: str) -> bytes:
    """32 bytes for one purpose (HKDF, RFC 5869), so that what is sealed for one cannot be passed off as another's."""
    derived = HKDF(SHA256(), length=32, salt=None, info=f"tacet:{purpose}".encode()).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
