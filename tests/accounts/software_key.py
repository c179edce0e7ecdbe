"""A passkey made of software: answers what a browser would, so that requests can be tested without one."""

import hashlib
import json
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.utils.http import int_to_base36
from fido2 import cbor

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


class SoftwareKey:
    def __init__(self, name: bytes = b"a key of software") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._id = name

    def register(self, options: dict[str, Any]) -> str:
        """What the browser posts when a passkey is added."""
        public = options["publicKey"]
        numbers = self._key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self._id).to_bytes(2, "big") + self._id + cbor.encode(key)
        data = _authenticator_data(public["rp"]["id"], PRESENT | VERIFIED | WITH_KEY) + attested
        answer = {
            "clientDataJSON": _text(_client_data("webauthn.create", public["challenge"])),
            "attestationObject": _text(cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})),
        }
        return self._credential(answer, {"credProps": {"rk": True}})

    def sign(self, options: dict[str, Any], person: int) -> str:
        """What the browser posts when a passkey is used."""
        public = options["publicKey"]
        data = _authenticator_data(public["rpId"], PRESENT | VERIFIED)
        client_data = _client_data("webauthn.get", public["challenge"])
        signature = self._key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        answer = {
            "clientDataJSON": _text(client_data),
            "authenticatorData": _text(data),
            "signature": _text(signature),
            "userHandle": _text(int_to_base36(person).encode()),
        }
        return self._credential(answer, {})

    def _credential(self, answer: dict[str, str], extensions: dict[str, Any]) -> str:
        return json.dumps(
            {
                "type": "public-key",
                "id": _text(self._id),
                "rawId": _text(self._id),
                "response": answer,
                "clientExtensionResults": extensions,
            }
        )


def _client_data(kind: str, challenge: str) -> bytes:
    return json.dumps({"type": kind, "challenge": challenge, "origin": "https://testserver"}).encode()


def _authenticator_data(site: str, flags: int) -> bytes:
    return hashlib.sha256(site.encode()).digest() + bytes([flags]) + (0).to_bytes(4, "big")


def _text(given: bytes) -> str:
    return urlsafe_b64encode(given).rstrip(b"=").decode()
