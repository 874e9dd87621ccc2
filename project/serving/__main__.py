"""`python -m project.serving`: what `manage.py serve --workers N` becomes, and what the supervisor starts."""

import argparse
import os
import socket


def main() -> None:
    parser = argparse.ArgumentParser(prog="project.serving")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--fd", type=int, help="serve on this listening socket")
    parser.add_argument("--ready-fd", type=int, help="write a byte here when listening")
    options = parser.parse_args()
    if options.fd is not None:
        from .worker import serve

        serve([socket.socket(fileno=os.dup(options.fd))], options.ready_fd)
    elif options.workers == 1:
        from .listeners import listeners
        from .worker import serve

        serve(listeners(options.host, options.port, 1))
    else:
        from .supervisor import Supervisor

        Supervisor(options.host, options.port, options.workers).run()


if __name__ == "__main__":
    main()
