"""free_port PORT: ends with a plain message when something else listens there."""

import socket
import sys

port = sys.argv[1]
if not port.isdigit() or not 0 < int(port) < 65536:
    sys.exit(f"PORT={port} is no port: give a number from 1 to 65535.")
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(port)))
    except PermissionError:
        sys.exit(f"You may not listen on port {port}. Take one above 1023: make run PORT=8001")
    except OSError:
        sys.exit(f"Port {port} is taken. Stop what runs there, or take another: make run PORT={int(port) + 1}")
