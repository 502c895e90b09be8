"""A proxy on this machine that resolves names by a table: HTTP, CONNECT and SOCKS5."""

import base64
import socket
import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from typing_extensions import override

from tests.serving import serving

Ports = Mapping[str, int]  # of this machine, by `host:port` as it is asked for


@dataclass
class Proxied:
    """What was asked for, in order, and how the proxy is reached."""

    ports: Ports
    login: str = ""  # `user:password`, which is asked for then
    garbage: bytes = b""  # said instead of an answer
    piece: int = 10  # bytes of SOCKS5's last reply that come first
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def url(self, scheme: str = "http", login: str = "") -> str:
        return f"{scheme}://{login and login + '@'}127.0.0.1:{self.port}"

    def leads(self, place: str) -> socket.socket | None:
        self.asked.append(place)
        port = self.ports.get(place)
        if port is None:
            return None
        return socket.create_connection(("127.0.0.1", port), timeout=10)


@contextmanager
def proxied(
    ports: Ports, login: str = "", garbage: bytes = b"", piece: int = 10
) -> Iterator[Proxied]:
    told = Proxied(ports, login, garbage, piece)

    class Handler(socketserver.BaseRequestHandler):
        @override
        def handle(self) -> None:
            with suppress(OSError, IndexError, ValueError):
                _serve(self.request, told)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with serving(Server(("127.0.0.1", 0), Handler)) as told.port:
        yield told


def _serve(near: socket.socket, told: Proxied) -> None:
    near.settimeout(10)
    first = near.recv(1, socket.MSG_PEEK)
    if told.garbage:
        near.recv(4096)
        near.sendall(told.garbage)
    elif first == b"\x05":
        _socks(near, told)
    elif first:
        _http(near, told)


def _exactly(near: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size and (part := near.recv(size - len(got))):
        got += part
    return got


def _socks(near: socket.socket, told: Proxied) -> None:
    ways = _exactly(near, _exactly(near, 2)[1])
    if told.login and 2 not in ways:
        near.sendall(b"\x05\xff")
        return
    near.sendall(b"\x05\x02" if told.login else b"\x05\x00")
    if told.login:
        user = _exactly(near, _exactly(near, 2)[1])
        password = _exactly(near, _exactly(near, 1)[0])
        is_right = told.login.encode() == user + b":" + password
        near.sendall(b"\x01\x00" if is_right else b"\x01\x01")
        if not is_right:
            return
    kind = _exactly(near, 4)[3]
    size = _exactly(near, 1)[0] if kind == 3 else 4
    raw = _exactly(near, size)
    host = raw.decode() if kind == 3 else socket.inet_ntoa(raw)
    far = told.leads(f"{host}:{int.from_bytes(_exactly(near, 2), 'big')}")
    reply = bytes([5, 4 if far is None else 0, 0, 1, 0, 0, 0, 0, 0, 0])
    near.sendall(reply[: told.piece])
    near.sendall(reply[told.piece :])
    if far is not None:
        pump(near, far)


def _http(near: socket.socket, told: Proxied) -> None:
    head = b""
    while b"\r\n\r\n" not in head:
        head += near.recv(65536)
    line, _, rest = head.partition(b"\r\n")
    method, target, _ = line.decode().split()
    right = base64.b64encode(told.login.encode())
    if (
        told.login
        and b"proxy-authorization: basic " + right.lower() not in rest.lower()
    ):
        near.sendall(b"HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n")
        return
    place, _, path = target.removeprefix("http://").partition("/")
    far = told.leads(place if ":" in place else f"{place}:80")
    if far is None:
        near.sendall(b"HTTP/1.1 502 Gone\r\nContent-Length: 0\r\n\r\n")
        return
    if method == "CONNECT":
        near.sendall(b"HTTP/1.1 200 Go\r\n\r\n")
    else:
        far.sendall(f"{method} /{path} HTTP/1.1\r\nConnection: close\r\n".encode())
        far.sendall(_without_login(rest))
    pump(near, far)


def _without_login(rest: bytes) -> bytes:
    head, _, body = rest.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(b"proxy-")]
    return b"\r\n".join(kept) + b"\r\n\r\n" + body


def pump(near: socket.socket, far: socket.socket) -> None:
    """What either says reaches the other, until both have said all."""

    def carry(source: socket.socket, goal: socket.socket) -> None:
        with suppress(OSError):
            while part := source.recv(65536):
                goal.sendall(part)
        with suppress(OSError):
            goal.shutdown(socket.SHUT_WR)

    there = threading.Thread(target=carry, args=(near, far))
    there.start()
    carry(far, near)
    there.join()
    far.close()
