"""Texts from a server on this machine: whole or not at all, and every failure told."""

from __future__ import annotations

import contextlib
import hashlib
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from lexcheck.cli import main
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.library.fetching import Limits, fetch

LAW = b"""\
Trafficking in Persons Act

3. A person who recruits, transports, transfers, harbours or receives another by force or threats, for the purpose of exploitation, commits
trafficking in persons and is liable to imprisonment for ten years.

4. The consent of the victim is immaterial where any of the means in section 3 was used.
"""
QUICK = Limits(wait=0.5, whole=1.0, size=100_000, tries=3, pause=0.01)


class Handler(BaseHTTPRequestHandler):
    """What is asked for by its path; how often each was asked for is counted."""

    asked: ClassVar[Counter[str]] = Counter()
    agents: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/").replace("-", "_").replace(".", "_")
        self.asked[name] += 1
        self.agents.add(self.headers["User-Agent"])
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, name, self.missing)()

    def send(self, content: bytes = LAW, kind: str = "text/plain; charset=utf-8", length: int | None = None) -> None:
        self.send_response(200)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        self.wfile.write(content)

    def redirect(self, to: str, code: int = 302) -> None:
        self.send_response(code)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def missing(self) -> None:
        self.send_error(404)

    def act(self) -> None:
        self.send()

    def act_pdf(self) -> None:
        self.send(kind="")

    def broken_pdf(self) -> None:
        self.send(b"%PDF-1.7 and nothing of the kind", "application/pdf")

    def home_page(self) -> None:
        self.send(b"<html><body><h1>Ministry</h1><p>Welcome to our site.</p></body></html>", "text/html")

    def moved(self) -> None:
        self.redirect("/act", 301)

    def loop(self) -> None:
        self.redirect("/loop")

    def chain(self) -> None:
        self.redirect(f"/chain?{time.monotonic_ns()}")

    def to_file(self) -> None:
        self.redirect("file:///etc/hostname")

    def to_ftp(self) -> None:
        self.redirect("ftp://localhost/act")

    def busy_once(self) -> None:
        if self.asked["busy_once"] == 1:
            self.send_error(503)
        else:
            self.send()

    def busy_always(self) -> None:
        self.send_error(503)

    def asks_to_wait(self) -> None:
        if self.asked["asks_to_wait"] == 1:
            self.send_response(429)
            self.send_header("Retry-After", "7")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send()

    def forbidden(self) -> None:
        self.send_error(403)

    def silent(self) -> None:
        time.sleep(1.5)

    def drips(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def broken(self) -> None:
        self.send(LAW[:50], length=len(LAW))

    def broken_once(self) -> None:
        self.send(LAW[:50] if self.asked["broken_once"] == 1 else LAW, length=len(LAW))

    def announced_large(self) -> None:
        self.send(b"x", length=10**9)

    def turns_out_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(300):
            self.wfile.write(b"x" * 1000)

    def picture(self) -> None:
        self.send(kind="image/png")

    def empty(self) -> None:
        self.send(b"")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()
    thread.join()


def test_a_text_comes_whole_with_its_hash(server: str) -> None:
    found = fetch(f"{server}/act", QUICK)
    assert found.content == LAW
    assert found.sha256 == hashlib.sha256(LAW).hexdigest()
    assert found.suffix == ".txt"
    assert all(agent.startswith("lexcheck/") for agent in Handler.agents)


def test_where_the_server_names_no_kind_the_address_does(server: str) -> None:
    assert fetch(f"{server}/act.pdf", QUICK).suffix == ".pdf"


def test_a_redirect_is_followed_and_its_end_told(server: str) -> None:
    found = fetch(f"{server}/moved", QUICK)
    assert found.content == LAW
    assert found.address == f"{server}/act"


@pytest.mark.parametrize(
    ("name", "cause", "times"),
    [
        ("nowhere", "404", 1),
        ("forbidden", "403", 1),
        ("busy-always", "503", 3),
        ("loop", "without end", None),
        ("chain", "without end", None),
        ("to-file", "none of the web", 1),
        ("to-ftp", "none of the web", 1),
        ("silent", "0.5 seconds", 3),
        ("drips", "after 1 seconds", 3),
        ("broken", "50 of", 3),
        ("announced-large", "larger than 0.1 million bytes", 1),
        ("turns-out-large", "larger than 0.1 million bytes", 1),
        ("picture", "image/png", 1),
        ("empty", "sent nothing", 3),
    ],
)
def test_every_failure_is_told(server: str, name: str, cause: str, times: int | None) -> None:
    with pytest.raises(LexcheckError) as fault:
        fetch(f"{server}/{name}", QUICK)
    assert cause in fault.value.cause
    assert "nothing was kept" in fault.value.what
    assert fault.value.mend
    asked = Handler.asked[name.replace("-", "_")]
    assert asked == times if times else 1 < asked <= 7


@pytest.mark.parametrize("name", ["busy-once", "broken-once"])
def test_a_fault_that_passes_is_tried_again(server: str, name: str) -> None:
    waits: list[float] = []
    assert fetch(f"{server}/{name}", QUICK, waits.append).content == LAW
    assert waits == [0.01]


def test_pauses_grow_and_the_server_is_obeyed(server: str) -> None:
    waits: list[float] = []
    with pytest.raises(LexcheckError):
        fetch(f"{server}/busy-always", Limits(wait=1, tries=4, pause=1), waits.append)
    assert waits == [1, 2, 4]
    waits.clear()
    assert fetch(f"{server}/asks-to-wait", Limits(wait=1), waits.append).content == LAW
    assert waits == [7]
    Handler.asked.clear()
    waits.clear()
    fetch(f"{server}/asks-to-wait", Limits(wait=1, longest_pause=3), waits.append)
    assert waits == [3]


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(LexcheckError) as fault:
        fetch(f"http://127.0.0.1:{port}/act", QUICK)
    assert "cannot be reached" in fault.value.cause


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://x/y", "act.pdf", "", "https://", "http://me:secret@x/", "javascript:1"]
)
def test_only_addresses_of_the_web(address: str) -> None:
    with pytest.raises(LexcheckError) as fault:
        fetch(address, QUICK)
    assert fault.value.code is ExitCode.USAGE


def test_the_command_takes_it_into_the_library(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEXCHECK_HOME", str(tmp_path))
    address = f"{server}/act"
    assert main(["fetch", "eg-tip-2010", "--from", address]) == ExitCode.OK
    assert hashlib.sha256(LAW).hexdigest() in capfd.readouterr().out
    text = (tmp_path / "frameworks" / "eg.yaml").read_text(encoding="utf-8")
    assert f"Fetched from {address} on " in text
    assert main(["check", "EGY", "--against", "tip", "--quiet"]) == ExitCode.OK
    assert "eg-tip-2010" in capfd.readouterr().out


def test_what_fails_leaves_nothing(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEXCHECK_HOME", str(tmp_path))
    for name in ("picture", "broken-pdf", "home-page"):
        assert main(["fetch", "eg-tip-2010", "--from", f"{server}/{name}"]) == ExitCode.INPUT, name
    assert list(tmp_path.iterdir()) == []


def test_output_alone(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEXCHECK_HOME", f"{tmp_path}/home")
    path = tmp_path / "act.txt"
    assert main(["fetch", "eg-tip-2010", "--from", f"{server}/act", "-o", str(path)]) == ExitCode.OK
    assert path.read_bytes() == LAW
    assert main(["fetch", "eg-tip-2010", "--from", f"{server}/act", "-o", str(path)]) == ExitCode.OUTPUT
    assert not (tmp_path / "home").exists()


def test_without_a_checked_address_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(socket, "socket", lambda *a, **k: pytest.fail("a connection was opened"))
    assert main(["fetch", "ml-tip-2012"]) == ExitCode.USAGE
    assert "--from ADDRESS" in capfd.readouterr().err


def test_assessing_opens_no_connection(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def opened(*args: object, **more: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, opened)
    assert main(["check", "ma", "--against", "tip", "--quiet", "--format", "json"]) == ExitCode.OK
    assert main(["cooperate", "ma", "MLI", "--format", "json"]) == ExitCode.OK
    assert main(["registry", "ma"]) == ExitCode.OK
    assert capfd.readouterr().err == ""
