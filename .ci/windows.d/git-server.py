"""Runs the git of this machine for git.exe (git.c) in a WINEPREFIX, and prints the port on which it waits."""

import os
import re
import socket
import struct
import subprocess
import sys
import threading

prefix = sys.argv[1]


def of_linux(path):
    """A path of Windows as wine has it; anything else stays."""
    if not re.match(r"[A-Za-z]:[\\/]", path):
        return path
    return f"{prefix}/dosdevices/{path[0].lower()}:{path[2:].replace(chr(92), '/')}"


def serve(client):
    with client:
        told = client.makefile("rb")
        (length,) = struct.unpack("<I", told.read(4))
        parts = told.read(length).decode().split("\0")[:-1]
        end = parts.index("")
        variables = dict(variable.split("=", 1) for variable in parts[1:end])
        arguments = [of_linux(argument) for argument in parts[end + 1 :]]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        git = subprocess.Popen(
            ["git", *arguments],
            cwd=of_linux(parts[0]),
            env=kept | variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        lock = threading.Lock()

        def send(stream, content):
            with lock:
                client.sendall(struct.pack("<BI", stream, len(content)) + content)

        def pass_on(stream, pipe):
            while content := pipe.read(65536):
                send(stream, content)

        def feed():
            try:
                while content := told.read1(65536):
                    git.stdin.write(content)
                git.stdin.close()
            except OSError:
                pass  # git has read enough

        threading.Thread(target=feed, daemon=True).start()
        readers = [
            threading.Thread(target=pass_on, args=one) for one in ((1, git.stdout), (2, git.stderr))
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        send(3, bytes([git.wait() & 255]))


def serve_one(client):
    try:
        serve(client)
    except OSError:
        pass  # the program that asked was ended


with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
    print(server.getsockname()[1], flush=True)
    while True:
        threading.Thread(target=serve_one, args=(server.accept()[0],), daemon=True).start()
