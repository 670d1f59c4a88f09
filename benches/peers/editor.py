"""How long an editor waits from a key to the findings, measured with a small client of the language server."""

import json
import pathlib
import statistics
import subprocess
import time


def keystroke(cchc: pathlib.Path, folder: pathlib.Path, file: pathlib.Path, keys: int = 11) -> float:
    """The median over some keys, in seconds, the pause of the server included."""
    server = subprocess.Popen(
        [cchc, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )

    def send(message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        server.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        server.stdin.flush()

    def receive():
        length = 0
        while (line := server.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(server.stdout.read(length))

    def findings():
        while True:
            message = receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return

    uri = file.resolve().as_uri()
    send({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": folder.resolve().as_uri(), "capabilities": {}}})
    while receive().get("id") != 1:
        pass
    send({"method": "initialized", "params": {}})
    text = file.read_text(encoding="utf-8")
    # Of a file without findings the server says nothing.
    document = {"uri": uri, "languageId": "toml", "version": 1, "text": text + "\nkhong-co = 1\n"}
    send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
    findings()
    times = []
    for version in range(2, keys + 2):
        # Another fault at each key, so that the server has something to say.
        changed = text + f"\nkhong-co-{version} = 1\n"
        start = time.perf_counter()
        send({
            "method": "textDocument/didChange",
            "params": {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": changed}]},
        })
        findings()
        times.append(time.perf_counter() - start)
    server.kill()
    server.wait()
    return statistics.median(times)
