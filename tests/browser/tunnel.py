"""What `ssh -L` does: a port of this machine that is another one's."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def tunnel(port: int) -> Iterator[int]:
    """The port at this end; whatever comes in there goes to `port` as it is."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        accepting = threading.Thread(target=_accept, args=(listening, port))
        accepting.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        accepting.join()


def _accept(listening: socket.socket, port: int) -> None:
    joined: list[threading.Thread] = []
    with suppress(OSError):  # the tunnel is torn down
        while True:
            here, _ = listening.accept()
            joined.append(threading.Thread(target=_join, args=(here, port)))
            joined[-1].start()
    for one in joined:
        one.join()


def _join(here: socket.socket, port: int) -> None:
    with here, socket.create_connection(("127.0.0.1", port)) as there:
        back = threading.Thread(target=_carry, args=(there, here))
        back.start()
        _carry(here, there)
        back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while some := source.recv(65536):
            target.sendall(some)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
