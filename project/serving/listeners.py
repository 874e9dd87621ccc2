"""Listening sockets."""

import socket

BACKLOG = 1024


def listeners(host: str, port: int, number: int) -> list[socket.socket]:
    """So many sockets on one port; the kernel spreads connections evenly over them (SO_REUSEPORT, socket(7)).

    Port 0 takes a free one. Raises OSError where the address is taken.
    """
    made: list[socket.socket] = []
    family, kind, protocol, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    for _ in range(number):
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if number > 1:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(made[0].getsockname() if made else address)
        listener.listen(BACKLOG)
        made.append(listener)
    return made
