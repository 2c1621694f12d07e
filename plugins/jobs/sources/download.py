"""One file from the web: https only, within limits of size and time, and from nobody's private network.

A feed's address is an editor's word and its redirects are a stranger's: every hop is resolved and judged, and the
connection goes to the very address that was judged, so that a name cannot come to mean another one in between.
"""

import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import quote, urljoin, urlsplit

_REDIRECTS = {301, 302, 303, 307, 308}
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as an IPv6 network reaches them (RFC 6052)."""
_CHUNK = 65_536
_PLAIN = "/%:@!$&'()*+,;=~?[]"


class DownloadError(Exception):
    """Why there is no file, in words for whoever runs the site."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of the body, seconds for one step and for everything, redirects that are followed."""

    size: int = 10_000_000
    wait: float = 15
    total: float = 60
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Version:
    """What the server calls the version of a file (RFC 9110 section 8.8); empty where it says nothing."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A file, or None where the one that is known has not changed. `next` is the address of the next page, if any."""

    data: bytes | None
    version: Version
    next: str = ""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet: not private, loopback, link-local, reserved or multicast."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner: IPv4Address | None = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def download(
    url: str,
    known: Version,
    *,
    allowed: Callable[[str], bool] = is_public,
    context: ssl.SSLContext | None = None,
    limits: Limits = Limits(),
) -> Answer:
    """The file at an https address, or word that it is still the `known` version. Raises DownloadError.

    `allowed` judges an IP address before anything is sent to it; `context` holds the certificates that count.
    """
    watch = _Watch(limits.total)
    try:
        for _ in range(limits.redirects + 1):
            connection = _connect(url, allowed, context or ssl.create_default_context(), limits, watch)
            try:
                answer = _ask(connection, url, known, limits)
            finally:
                connection.close()
            if watch.over:  # the end of the time reads like the end of the file
                raise TimeoutError
            if isinstance(answer, Answer):
                return answer
            url = answer
        raise DownloadError(f"it sends on more than {limits.redirects} times")
    except ssl.SSLCertVerificationError as error:
        raise DownloadError(f"its certificate is not valid: {error.verify_message}") from None
    except (OSError, HTTPException, ValueError) as error:
        if watch.over:
            raise DownloadError(f"it took longer than {limits.total:g} seconds") from None
        raise DownloadError(f"it cannot be had: {_words(error)}") from None
    finally:
        watch.end()


@dataclass(slots=True)
class _Watch:
    """Ends what is still going on when the time is over, also where a server sends a byte now and then."""

    seconds: float
    over: bool = False
    _socket: socket.socket | None = None
    _timer: Timer = field(init=False)

    def __post_init__(self) -> None:
        self._timer = Timer(self.seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def on(self, connection: socket.socket) -> None:
        self._socket = connection
        if self.over:
            raise TimeoutError("the time is over")

    def end(self) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.over = True
        if self._socket is not None:
            try:
                # Of the plain socket: TLS would want to say goodbye, from a thread that is not the reader's.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                return  # closed already


class _Connection(HTTPSConnection):
    """A connection to addresses that were judged, under the name that they were found by."""

    def __init__(
        self, host: str, port: int, addresses: list[str], context: ssl.SSLContext, wait: float, watch: _Watch
    ) -> None:
        super().__init__(host, port, timeout=wait, context=context)
        self._addresses = addresses
        self._tls = context
        self._watch = watch

    def connect(self) -> None:
        for number, address in enumerate(self._addresses, 1):
            try:
                plain = socket.create_connection((address, self.port), self.timeout)
                break
            except OSError:
                if number == len(self._addresses):
                    raise
        secure = self._tls.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = secure
        self._watch.on(secure)
        secure.do_handshake()


def _connect(
    url: str, allowed: Callable[[str], bool], context: ssl.SSLContext, limits: Limits, watch: _Watch
) -> _Connection:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise DownloadError(f'"{url[:200]}" is not an https address')
    if parts.username or parts.password:
        raise DownloadError("a name or password in an address is not sent")
    port = parts.port or 443
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not addresses or not all(allowed(address) for address in addresses):
        raise DownloadError(f"{parts.hostname} is in a private network, where nothing is fetched from")
    return _Connection(parts.hostname, port, addresses, context, limits.wait, watch)


def _ask(connection: _Connection, url: str, known: Version, limits: Limits) -> Answer | str:
    """The answer, or the address that it sends on to."""
    parts = urlsplit(url)
    path = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe=_PLAIN)
    headers = {"Accept-Encoding": "identity", "User-Agent": "callback-jobs/1", "Connection": "close"}
    headers |= {"If-None-Match": known.etag} if known.etag else {}
    headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    if response.status in _REDIRECTS and (target := response.getheader("Location")):
        return urljoin(url, target)
    if response.status == 304 and known != Version():
        return Answer(None, known)
    if response.status != 200:
        raise DownloadError(f"it answered with status {response.status}")
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise DownloadError("it sent something packed, which was not asked for")
    version = Version(_header(response, "ETag"), _header(response, "Last-Modified"))
    return Answer(_body(response, limits), version, _next_page(response.getheader("Link", "")))


def _next_page(links: str) -> str:
    """The address that a Link header calls the next one (RFC 8288)."""
    for part in links[:4000].split(","):
        found = re.match(r'\s*<([^<>]+)>(?=[^,]*;\s*rel="?next"?)', part)
        if found:
            return found[1]
    return ""


def _body(response: HTTPResponse, limits: Limits) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read(_CHUNK):
        size += len(part)
        parts.append(part)
        if size > limits.size:
            raise DownloadError(f"it is larger than {limits.size / 1e6:g} MB")
    if response.length:
        raise ConnectionError(0, "the connection broke off in the middle")
    return b"".join(parts)


def _header(response: HTTPResponse, name: str) -> str:
    """A header to send back later: what is no short line of plain characters is forgotten."""
    value = response.getheader(name, "")
    return value if len(value) <= 200 and value.isascii() and value.isprintable() else ""


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it does not answer"
    return str(getattr(error, "strerror", None) or type(error).__name__)
