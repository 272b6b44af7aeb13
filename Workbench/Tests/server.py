"""Starts the workbench on copies of the shipped cases and rules, and speaks to it."""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("WORKBENCH", str(ROOT / ".build/debug/advisor-workbench"))
AS_OF = "2021-09-06"


class Reply:
    """What came back: the status, the fields with lower-case names, and the body as text."""

    def __init__(self, response):
        self.status = response.status
        self.fields = {}
        for name, value in response.getheaders():
            self.fields.setdefault(name.lower(), value)
        self.cookies = response.headers.get_all("Set-Cookie") or []
        self.bytes = response.read()

    @property
    def text(self):
        return self.bytes.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.bytes)


class Server:
    """A workbench that runs, for `with`; only the process that it started is ended.

    `folder` holds `cases` and `rules`. Without one, copies of the shipped ones are made and removed.
    """

    def __init__(self, *options, folder=None, as_of=AS_OF, lang="en"):
        self.options = [*options, "--lang", lang]
        if as_of:
            self.options += ["--as-of", as_of]
        self.is_own = folder is None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="workbench-"))
        self.process = None
        if self.is_own:
            for name in ("cases", "rules"):
                shutil.copytree(ROOT / name, self.folder / name)
        self.cases = self.folder / "cases"
        self.rules = self.folder / "rules"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        if self.is_own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, port=0):
        """Starts the program and waits for its address."""
        self.errors = []
        self.process = subprocess.Popen(
            [PROGRAM, "--cases", self.cases, "--rules", self.rules, "--port", str(port),
             *self.options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        address = self.process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{22,})", address)
        if not found:
            self.process.kill()
            raise AssertionError(f"no address: {address!r} {self.process.stderr.read()}")
        # Read all along, so that the program never waits for a full pipe.
        self.reader = threading.Thread(
            target=lambda stream: self.errors.extend(stream), args=(self.process.stderr,), daemon=True)
        self.reader.start()
        self.address, self.port, self.token = address, int(found[1]), found[2]
        self.origin = f"http://127.0.0.1:{self.port}"

    def stop(self, how=signal.SIGTERM):
        """Ends the program; its exit status, negative for a signal."""
        if self.process is None:
            return None
        self.process.send_signal(how)
        try:
            status = self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        self.reader.join(5)
        self.process.stdout.close()
        self.process.stderr.close()
        self.process = None
        return status

    def url(self, path, **parameters):
        """An address of this server; it is for a browser that has the cookie already."""
        query = urllib.parse.urlencode(parameters)
        return f"{self.origin}{path}" + (f"?{query}" if query else "")

    def ask(self, path, method="GET", token=True, body=None, fields=None, timeout=30):
        """One request on a connection of its own; with the token in the head, unless told not to."""
        head = {"Authorization": f"Bearer {self.token}"} if token else {}
        head.update(fields or {})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, head)
            return Reply(connection.getresponse())
        finally:
            connection.close()

    def connect(self, timeout=60):
        """A bare connection, for what no client would send."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def say(self, text, timeout=60):
        """Sends bytes and reads one reply, its body included."""
        with self.connect(timeout) as connection:
            connection.sendall(text if isinstance(text, bytes) else text.encode())
            response = http.client.HTTPResponse(connection)
            response.begin()
            return Reply(response)
