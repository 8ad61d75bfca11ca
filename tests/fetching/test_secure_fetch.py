"""TLS on loopback: the certificate is checked for the name although a literal is dialled."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smallprint.errors import FetchError
from smallprint.fetching import Limits, fetch
from tests.fetching.loopback_site import redirect

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.fetching.network import Network
    from tests.fetching.loopback_site import Site

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")


@pytest.fixture
def secure(site: Site, tmp_path: Path) -> Network:
    """The site behind TLS, with a certificate for site.example only, and a network that trusts it."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    making = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=site.example"
    )
    naming = "subjectAltName=DNS:site.example"
    subprocess.run(
        ["openssl", *making.split(), "-addext", naming, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    site.tls = server
    return replace(site.network, ssl_context=ssl.create_default_context(cafile=str(certificate)))


def https(site: Site, host: str) -> str:
    return site.url("/privacy", host).replace("http:", "https:")


def test_the_right_name_is_read(site: Site, secure: Network) -> None:
    assert fetch(https(site, "site.example"), network=secure).body == b"<p>/privacy"


def test_another_name_is_not(site: Site, secure: Network) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(https(site, "other.example"), limits=Limits(seconds=5), network=secure)
    assert caught.value.code == "fetch_failed"
    assert site.requests == []


def test_an_unknown_certificate_is_not_trusted(site: Site, secure: Network) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(
            https(site, "site.example"), limits=Limits(seconds=5), network=replace(secure, ssl_context=None)
        )
    assert caught.value.code == "fetch_failed"


def test_a_redirect_to_an_insecure_address_is_refused(site: Site, secure: Network) -> None:
    site.script = lambda _: [redirect("http://site.example/privacy")]
    with pytest.raises(FetchError) as caught:
        fetch(https(site, "site.example"), network=secure)
    assert caught.value.code == "fetch_refused"
