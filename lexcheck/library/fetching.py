"""Get one text from the web, whole or not at all. Nothing else in lexcheck opens a connection, and this only at the user's request.

The standard library's urllib does it: one file, a few redirects, no session, so that no further dependency has to be trusted.
"""

from __future__ import annotations

import hashlib
import http.client
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from lexcheck import __version__
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.library.registry import is_web

AGENT = f"lexcheck/{__version__} (one statute, at a reader's request)"
# what statutes come as, with the suffix under which the copy is kept
KINDS = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/akn+xml": ".xml",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
UNTOLD = ("application/octet-stream", "binary/octet-stream", "")  # the server does not say: the address's ending does
PASSING = (408, 425, 429, 500, 502, 503, 504)  # worth another try
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much. Seconds for one wait on the server and for one try as a whole; bytes; tries."""

    wait: float = 20.0
    whole: float = 180.0
    size: int = 50_000_000
    tries: int = 3
    pause: float = 1.0  # before the second try; doubled before each further one
    longest_pause: float = 30.0  # also of what a server asks for


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address that it came from in the end, its bytes, their hash and the suffix of its kind."""

    address: str
    content: bytes
    sha256: str
    suffix: str


class _Passing(Exception):
    """A fault that another try may not meet; `after` is how long the server asks to wait, in seconds."""

    def __init__(self, cause: str, after: float = 0.0) -> None:
        super().__init__(cause)
        self.cause, self.after = cause, after


def fetch(address: str, limits: Limits | None = None, sleep: Callable[[float], None] = time.sleep) -> Fetched:
    """The text at an address of the web. Raises LexcheckError (USAGE) for what is no such address, (INPUT) with the cause where it cannot
    be had: not there, too large, no text of a law, a server that does not answer after all tries."""
    limits = limits or Limits()
    if not is_web(address):
        raise LexcheckError(
            f"'{address}' is no address of the web",
            cause="it has to begin with https:// or http:// and name a host, without a name or password in it",
            code=ExitCode.USAGE,
        )
    cause = ""
    for turn in range(limits.tries):
        try:
            return _once(address, limits)
        except _Passing as fault:
            cause = fault.cause
            if turn + 1 < limits.tries:
                sleep(min(max(limits.pause * 2**turn, fault.after), limits.longest_pause))
    raise _refused(address, f"{cause}; {limits.tries} tries were made", "try again later, or get the file with a browser")


def _once(address: str, limits: Limits) -> Fetched:
    """One try. Raises _Passing for a fault that may pass, LexcheckError for one that stays."""
    deadline = time.monotonic() + limits.whole
    request = Request(address, headers={"User-Agent": AGENT, "Accept": f"{', '.join(KINDS)}, */*;q=0.1"})
    try:
        with build_opener(_Redirects).open(request, timeout=limits.wait) as answer:
            final = str(answer.geturl())
            suffix = _suffix(address, final, answer.headers)
            content = _read(address, answer, answer.headers, limits, deadline)
    except HTTPError as fault:
        with fault:
            raise _status(address, fault) from fault
    except URLError as fault:
        raise _unreachable(address, fault.reason) from fault
    except TimeoutError as fault:
        raise _Passing(f"the server did not answer within {limits.wait:g} seconds") from fault
    except (OSError, http.client.HTTPException) as fault:
        raise _Passing(f"the connection broke off ({type(fault).__name__})") from fault
    return Fetched(final, content, hashlib.sha256(content).hexdigest(), suffix)


class _Redirects(HTTPRedirectHandler):
    """Few redirects, to the web only, and never from a protected connection to an open one."""

    max_redirections = 5
    max_repeats = 2

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        if not is_web(newurl):
            raise _refused(req.full_url, "it leads to an address that is none of the web", "get the file with a browser")
        if urlsplit(req.full_url).scheme == "https" and urlsplit(newurl).scheme != "https":
            raise _refused(req.full_url, "it leads from a protected connection to an open one", "get the file with a browser")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _suffix(address: str, final: str, headers: Message) -> str:
    """The suffix of the kind that the server names. Raises LexcheckError for a kind that is no text of a law."""
    kind = headers.get_content_type().casefold() if headers.get("Content-Type") else ""
    ending = f".{urlsplit(final).path.rpartition('.')[2].casefold()}"
    if kind in KINDS:
        return KINDS[kind]
    if kind in UNTOLD and ending in {*KINDS.values(), ".htm"}:
        return ending
    raise _refused(
        address,
        f"what lies there is of the kind {kind or 'that the server does not tell'}, no document that holds a law",
        "look at the address with a browser: it may be that of a page about the law, not of its text",
    )


def _read(address: str, answer: Any, headers: Message, limits: Limits, deadline: float) -> bytes:
    """All bytes. What is announced, or turns out, to be too large is not read on; what ends before its announced end is not whole."""
    told = headers.get("Content-Length", "")
    announced = int(told) if told.isdigit() else None
    too_large = _refused(
        address,
        f"it is larger than {limits.size / 1e6:g} million bytes",
        "get the file with a browser, then take it in with lexcheck add",
    )
    if announced is not None and announced > limits.size:
        raise too_large
    out = bytearray()
    while chunk := answer.read1(_CHUNK):
        out += chunk
        if len(out) > limits.size:
            raise too_large
        if time.monotonic() > deadline:
            raise _Passing(f"the file had not come whole after {limits.whole:g} seconds")
    if announced is not None and len(out) != announced:
        raise _Passing(f"the connection broke off after {len(out)} of {announced} bytes")
    if not out:
        raise _Passing("the server sent nothing")
    return bytes(out)


def _status(address: str, fault: HTTPError) -> Exception:
    if fault.code in PASSING:
        after = fault.headers.get("Retry-After", "") if fault.headers else ""
        return _Passing(f"the server answered {fault.code} {fault.reason}", float(after) if after.isdigit() else 0.0)
    if fault.code in (301, 302, 303, 307, 308):
        barred = "not allowed" in str(fault.msg)  # urllib's word for a redirect to another scheme
        cause = "it leads to an address that is none of the web" if barred else "it leads from address to address without end"
        return _refused(address, cause, "get the file with a browser")
    mend = {
        401: "the server wants a name and password: get the file with a browser",
        403: "the server refuses programs: get the file with a browser",
        404: "look the law up at the publisher's site; addresses change",
        410: "look the law up at the publisher's site; it was taken away",
    }
    return _refused(
        address, f"the server answered {fault.code} {fault.reason}", mend.get(fault.code, "get the file with a browser")
    )


def _unreachable(address: str, reason: object) -> Exception:
    if isinstance(reason, ssl.SSLCertVerificationError):
        cause = f"the server's certificate is not to be trusted ({reason.verify_message})"
        return _refused(
            address, cause, "look at the address with a browser; do not trust a file from a server that is not what it says"
        )
    if isinstance(reason, TimeoutError):
        return _Passing("the server did not answer in time")
    return _Passing(f"the server cannot be reached ({reason})")


def _refused(address: str, cause: str, mend: str) -> LexcheckError:
    return LexcheckError(f"{address} could not be fetched; nothing was kept", cause=cause, mend=mend)
