"""Where HubSpot is, and through which proxy: a key goes to https or to this machine, and nowhere else."""

from __future__ import annotations

import base64
import ipaddress
import os
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import NamedTuple

from .errors import BadHost

HUBSPOT = "https://api.hubapi.com"
"""The host of every account, wherever its data is."""
VARIABLE = "BLUEPRINT_HUBSPOT_URL"


class Proxy(NamedTuple):
    """A proxy of the system: its address without the password in it, and the header that holds that."""

    url: str
    headers: Mapping[str, str]


def host() -> str:
    """The host to talk to: HubSpot's, or what the environment says for tests and proxies; raises BadHost."""
    return fit_host(os.environ.get(VARIABLE, "").strip() or HUBSPOT)


def fit_host(url: str) -> str:
    """A host as `scheme://name:port`, of https or of this machine; raises BadHost."""
    try:
        parts = urllib.parse.urlsplit(url)
        name, port = parts.hostname or "", parts.port
        name.encode("ascii")
    except ValueError:
        raise BadHost({"host": _shown(url)}) from None
    known = parts.scheme == "https" or (parts.scheme == "http" and is_here(name))
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username or parts.password
    if not name or not known or extra:
        raise BadHost({"host": _shown(url)})
    bracketed = f"[{name}]" if ":" in name else name
    return f"{parts.scheme}://{bracketed}" + (f":{port}" if port else "")


def name_of(url: str) -> str:
    """The host's name, for a sentence."""
    return urllib.parse.urlsplit(url).netloc.rpartition("@")[2] or url


def is_here(name: str) -> bool:
    """Whether a name is this machine."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def proxy_for(url: str) -> Proxy | None:
    """The system's proxy for a host, or none; there is never one in front of this machine itself."""
    parts = urllib.parse.urlsplit(url)
    if is_here(parts.hostname or ""):
        return None
    proxies = urllib.request.getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found or urllib.request.proxy_bypass(parts.netloc):
        return None
    return _proxy(found)


def _proxy(found: str) -> Proxy:
    whole = urllib.parse.urlsplit(found if "://" in found else f"http://{found}")
    login, at, place = whole.netloc.rpartition("@")
    headers: dict[str, str] = {}
    if at:
        user, _colon, password = login.partition(":")
        pair = f"{urllib.parse.unquote(user)}:{urllib.parse.unquote(password)}"
        headers["proxy-authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    return Proxy(f"{whole.scheme}://{place}", headers)


def _shown(url: str) -> str:
    """An address as an error shows it: without a password, and on one line."""
    scheme, _slashes, rest = url.rpartition("://")
    place = rest.rpartition("@")[2]
    return " ".join((f"{scheme}://{place}" if scheme else place).split())[:100]
