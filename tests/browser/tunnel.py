"""What `ssh -L` does: a port of this machine that is another one's."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.proxies import pump


@contextmanager
def tunnel(port: int) -> Iterator[int]:
    """The port at this end; whatever comes in there goes to `port` as it is.

    In the end what a browser keeps open is cut: it would stay for seconds.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        accepting = threading.Thread(target=_accept, args=(listening, port))
        accepting.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        accepting.join()


def _accept(listening: socket.socket, port: int) -> None:
    joined: list[tuple[socket.socket, threading.Thread]] = []
    with suppress(OSError):  # the tunnel is torn down
        while True:
            here, _ = listening.accept()
            joining = threading.Thread(target=_join, args=(here, port))
            joined.append((here, joining))
            joining.start()
    for here, joining in joined:
        with suppress(OSError):  # it ended before
            here.shutdown(socket.SHUT_RDWR)
        joining.join()


def _join(here: socket.socket, port: int) -> None:
    with here, socket.create_connection(("127.0.0.1", port)) as there:
        pump(here, there)
