"""Holds the server to what it lets in, what it refuses, and how it begins and ends."""
import concurrent.futures
import http.client
import pathlib
import re
import signal
import subprocess
import time
import unittest

from server import PROGRAM, Server


class Served(unittest.TestCase):
    """Tests with one server for the class."""

    options = ()

    @classmethod
    def setUpClass(cls):
        cls.server = Server(*cls.options)
        cls.addClassCleanup(cls.server.__exit__)
        cls.server.start()


class WhoMayAsk(Served):
    """The chapter of this name in docs/server.md."""

    def post(self, fields, token=True, path="/api/v1/advice"):
        return self.server.ask(
            path, "POST", token=token, body=b"{}",
            fields={"Content-Type": "application/json", **fields})

    def cookie(self):
        reply = self.server.ask(f"/?token={self.server.token}", token=False)
        return reply.cookies[0].split(";")[0]

    def test_health_needs_no_token(self):
        reply = self.server.ask("/health", token=False)
        self.assertEqual((reply.status, reply.text.strip()), (200, "ok"))

    def test_nothing_else_is_shown_without_the_token(self):
        for path in ["/", "/cases", "/meeting", "/search?q=x", "/api/v1/cases",
                     "/api/v1/openapi.json", "/no/such/page", "/health/", "/health/../cases"]:
            with self.subTest(path):
                self.assertEqual(self.server.ask(path, token=False).status, 401)

    def test_a_wrong_token_is_none(self):
        wrong = self.server.token[:-1] + ("0" if self.server.token[-1] != "0" else "1")
        for fields in [{"Authorization": f"Bearer {wrong}"}, {"Authorization": "Bearer "},
                       {"Authorization": self.server.token}, {"Cookie": f"token={wrong}"},
                       {"Cookie": re.sub("=.*", f"={wrong}", self.cookie())},
                       {"Cookie": re.sub("=.*", "=", self.cookie())}]:
            with self.subTest(fields):
                self.assertEqual(self.server.ask("/cases", token=False, fields=fields).status, 401)
        self.assertEqual(self.server.ask(f"/?token={wrong}", token=False).status, 401)

    def test_the_token_becomes_a_cookie_and_leaves_the_address(self):
        reply = self.server.ask(f"/?token={self.server.token}", token=False)
        self.assertEqual((reply.status, reply.fields["location"]), (303, "/"))
        attributes = [part.strip().lower() for part in reply.cookies[0].split(";")[1:]]
        self.assertIn("httponly", attributes)
        self.assertIn("samesite=strict", attributes)
        self.assertFalse([part for part in attributes if part.startswith("domain=")])
        page = self.server.ask("/cases", token=False, fields={"Cookie": self.cookie()})
        self.assertEqual(page.status, 200)

    def test_a_cookie_is_found_among_others(self):
        fields = {"Cookie": f"a=b; {self.cookie()}; c=d"}
        self.assertEqual(self.server.ask("/cases", token=False, fields=fields).status, 200)

    def test_another_address_keeps_its_parameters(self):
        reply = self.server.ask(f"/cases?lang=en&token={self.server.token}", token=False)
        self.assertEqual((reply.status, reply.fields["location"]), (303, "/cases?lang=en"))

    def test_a_redirect_never_leads_elsewhere(self):
        self.assertEqual(self.server.ask(f"/?token={self.server.token}", token=False).status, 303)
        for path in ["//example.org/", "/\\example.org/", "///example.org"]:
            with self.subTest(path):
                reply = self.server.ask(f"{path}?token={self.server.token}", token=False)
                place = reply.fields.get("location", "/")
                self.assertRegex(place, r"^/(?![/\\])")

    def test_a_program_shows_the_token_in_the_head(self):
        self.assertEqual(self.server.ask("/api/v1/cases").status, 200)

    def test_only_the_own_host_is_answered(self):
        for host in [f"127.0.0.1:{self.server.port}", f"localhost:{self.server.port}"]:
            with self.subTest(host):
                self.assertEqual(self.server.ask("/cases", fields={"Host": host}).status, 200)
        for host in ["example.org", f"example.org:{self.server.port}", "127.0.0.1", "localhost",
                     "127.0.0.1:1", f"127.0.0.1.example.org:{self.server.port}",
                     f"x@127.0.0.1:{self.server.port}", ""]:
            with self.subTest(host):
                reply = self.server.ask("/cases", fields={"Host": host})
                self.assertIn(reply.status, (400, 403, 421))
        reply = self.server.say("GET /cases HTTP/1.1\r\nConnection: close\r\n"
                                f"Authorization: Bearer {self.server.token}\r\n\r\n")
        self.assertIn(reply.status, (400, 403, 421))

    def test_two_hosts_are_refused(self):
        own = f"127.0.0.1:{self.server.port}"
        for hosts in [[own, "example.org"], ["example.org", own]]:
            with self.subTest(hosts):
                lines = "".join(f"Host: {host}\r\n" for host in hosts)
                reply = self.server.say(
                    f"GET /cases HTTP/1.1\r\n{lines}Authorization: Bearer {self.server.token}\r\n\r\n")
                self.assertIn(reply.status, (400, 403, 421))

    def test_a_foreign_page_cannot_write(self):
        for origin in ["http://example.org", "https://127.0.0.1", "null",
                       f"http://127.0.0.1:{self.server.port + 1}", "http://127.0.0.1",
                       f"https://127.0.0.1:{self.server.port}"]:
            for fields, token in [({}, True), ({"Cookie": self.cookie()}, False)]:
                with self.subTest(origin=origin, token=token):
                    reply = self.post({"Origin": origin, **fields}, token=token)
                    self.assertEqual(reply.status, 403)

    def test_a_cookie_alone_does_not_write(self):
        self.assertEqual(self.post({"Cookie": self.cookie()}, token=False).status, 403)

    def test_the_own_page_is_let_through(self):
        reply = self.post({"Cookie": self.cookie(), "Origin": self.server.origin}, token=False)
        self.assertNotIn(reply.status, (401, 403, 404, 405, 421))

    def test_a_page_brings_its_policy(self):
        reply = self.server.ask("/cases")
        self.assertEqual(reply.fields["content-security-policy"].split(";")[0], "default-src 'self'")
        self.assertNotIn("unsafe", reply.fields["content-security-policy"])
        self.assertEqual(reply.fields["x-content-type-options"], "nosniff")
        # With "no-referrer" a browser would send forms with `Origin: null`.
        self.assertEqual(reply.fields["referrer-policy"], "same-origin")
        self.assertRegex(reply.fields["cache-control"], "no-store|no-cache")
        self.assertRegex(reply.fields["content-type"], r"^text/html; ?charset=utf-8$")

    def test_a_fault_is_told_to_programs_as_a_problem(self):
        reply = self.server.ask("/api/v1/cases/no-such-case")
        self.assertEqual(reply.status, 404)
        self.assertRegex(reply.fields["content-type"], "^application/problem.json")

    def test_no_address_leads_out_of_the_folders(self):
        secret = self.server.folder / "secret.yaml"
        secret.write_text("case: secret\n")
        (self.server.cases / "link.yaml").symlink_to(secret)
        self.assertEqual(self.server.ask("/cases/jinzuan-mingzuo").status, 200)
        for path in ["/cases/../secret.yaml", "/cases/..%2fsecret", "/cases/%2e%2e/secret.yaml",
                     "/api/v1/cases/..%2Fsecret.yaml", "/cases/secret", "/cases/%00", "/%",
                     "/cases/%c0%ae%c0%ae/secret.yaml"]:
            with self.subTest(path):
                self.assertIn(self.server.ask(path).status, (400, 404))

    def test_head_is_get_without_the_body(self):
        page = self.server.ask("/cases")
        head = self.server.ask("/cases", "HEAD")
        self.assertEqual((head.status, head.bytes), (200, b""))
        self.assertEqual(head.fields["content-length"], page.fields["content-length"])


class Shared(Served):
    """What others on the network may do: read."""

    options = ("--lan",)

    def test_nobody_writes(self):
        for method in ["POST", "PATCH", "PUT", "DELETE"]:
            with self.subTest(method):
                reply = self.server.ask("/api/v1/advice", method, body=b"{}")
                self.assertIn(reply.status, (403, 405))

    def test_it_is_read(self):
        self.assertEqual(self.server.ask("/cases").status, 200)


class Limits(Served):
    """What the server refuses before the site sees it."""

    def assert_answers(self):
        """The server still answers."""
        self.assertGreater(self.server.ask("/health").status, 0)

    def test_a_large_body_is_refused(self):
        limit = 1 << 20
        for length, is_refused in [(limit, False), (limit + 1, True), (3 * limit, True)]:
            with self.subTest(length):
                reply = self.server.ask("/x", "POST", body=b"a" * length)
                self.assertEqual(reply.status == 413, is_refused)
                if is_refused:
                    self.assertEqual(reply.fields["content-type"], "application/problem+json")
        self.assert_answers()

    def test_a_large_body_in_pieces_is_refused(self):
        reply = self.server.ask("/x", "POST", body=(b"a" * 60_000 for _ in range(20)))
        self.assertEqual(reply.status, 413)

    def test_a_length_that_is_none_is_refused(self):
        for length in ["-1", "1e3", "99999999999999999999", "1, 2"]:
            with self.subTest(length):
                reply = self.server.say(
                    f"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n", timeout=5)
                self.assertEqual(reply.status, 400)

    def test_two_lengths_are_refused(self):
        reply = self.server.say(
            "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
            "0\r\n\r\n", timeout=5)
        self.assertEqual(reply.status, 400)

    def test_a_large_head_is_refused(self):
        large = "a" * (17 * 1024)
        many = "".join(f"A{number}: {'a' * 1000}\r\n" for number in range(20))
        for name, head in [("address", f"GET /{large} HTTP/1.1\r\nHost: x\r\n\r\n"),
                           ("field", f"GET / HTTP/1.1\r\nHost: x\r\nA: {large}\r\n\r\n"),
                           ("fields", f"GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n")]:
            with self.subTest(name):
                self.assertIn(self.server.say(head).status, (400, 414, 431))
        self.assert_answers()

    def test_what_is_no_request_is_refused(self):
        for text in ["hello\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02"]:
            with self.subTest(text):
                self.assertEqual(self.server.say(text, timeout=5).status, 400)
        self.assert_answers()

    def test_nobody_keeps_a_connection_by_being_slow(self):
        # Each sends a little every few seconds, and would go on for ever.
        begun = {
            "nothing": b"", "a head": b"GET / HTTP/1.1\r\nHost: x\r\n",
            "a body": b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
            "pieces": b"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
            "one after another": b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n",
        }
        more = {"nothing": b"", "a head": b"A: b\r\n", "a body": b"a", "pieces": b"1\r\na\r\n",
                "one after another": b"A: b\r\n"}

        def last(name):
            start = time.monotonic()
            with self.server.connect(timeout=4) as connection:
                connection.sendall(begun[name])
                while time.monotonic() - start < 60:
                    try:
                        if not connection.recv(4096):
                            break
                    except TimeoutError:
                        pass
                    except ConnectionError:
                        break
                    try:
                        connection.sendall(more[name])
                    except OSError:
                        break
            return time.monotonic() - start

        with concurrent.futures.ThreadPoolExecutor(len(begun)) as pool:
            for name, seconds in zip(begun, pool.map(last, begun)):
                with self.subTest(name):
                    self.assertGreater(seconds, 25)
                    self.assertLess(seconds, 40)

    def test_one_too_many_waits_and_is_answered(self):
        connections = [self.server.connect(2) for _ in range(256)]
        try:
            # The first ones have to be in before the next one comes.
            for connection in connections:
                connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            for connection in connections:
                self.assertTrue(connection.recv(100).startswith(b"HTTP/1.1"))
            with self.server.connect(1) as waiting:
                waiting.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                with self.assertRaises(TimeoutError):
                    waiting.recv(100)
                for connection in connections:
                    connection.close()
                waiting.settimeout(5)
                self.assertTrue(waiting.recv(100).startswith(b"HTTP/1.1"))
        finally:
            for connection in connections:
                connection.close()

    def test_requests_of_one_connection_follow_each_other(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=5)
        for _ in range(3):
            connection.request("GET", "/health")
            reply = connection.getresponse()
            reply.read()
            self.assertGreater(reply.status, 0)
            self.assertIsNotNone(reply.getheader("Date"))
        connection.close()


class BeginAndEnd(unittest.TestCase):
    """How the program starts, and how it stops."""

    def refused(self, *arguments):
        run = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                             encoding="utf-8", timeout=30)
        self.assertEqual(run.stdout, "")
        return run.returncode, run.stderr

    def test_a_signal_ends_it_at_once(self):
        for how in [signal.SIGTERM, signal.SIGINT]:
            with self.subTest(how), Server() as server:
                idle = http.client.HTTPConnection("127.0.0.1", server.port)
                idle.request("GET", "/health")
                idle.getresponse().read()
                with server.connect() as half:
                    half.sendall(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na")
                    time.sleep(0.3)
                    start = time.monotonic()
                    self.assertEqual(server.stop(how), 0)
                    self.assertLess(time.monotonic() - start, 1.5)
                idle.close()

    def test_it_starts_again_after_it_was_killed(self):
        with Server() as server:
            port, token = server.port, server.token
            with server.connect() as connection:
                connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                connection.recv(100)
                self.assertEqual(server.stop(signal.SIGKILL), -signal.SIGKILL)
            server.start(port)
            self.assertGreater(server.ask("/health").status, 0)
            self.assertNotEqual(server.token, token)

    def test_it_says_nothing_of_what_is_asked(self):
        with Server() as server:
            said = list(server.errors)
            server.ask("/cases?q=zhang-san")
            server.ask("/x", "POST", body=b"zhang-san" * 200_000)
            server.say("zhang-san\r\n\r\n")
            server.stop()
            self.assertNotIn("zhang-san", "".join(server.errors))
            self.assertNotIn(server.token, "".join(server.errors))
            self.assertEqual(len(server.errors), max(len(said), 1))

    def test_it_listens_on_this_machine_only(self):
        with Server() as server:
            listening = pathlib.Path("/proc/net/tcp").read_text().splitlines()
            own = [line.split()[1] for line in listening if line.split()[3] == "0A"
                   and line.split()[1].endswith(f":{server.port:04X}")]
            self.assertEqual(own, [f"0100007F:{server.port:04X}"])

    def test_a_port_that_is_taken_is_told(self):
        with Server() as server:
            for lang, words in [("en", "is taken"), ("zh", "已被占用")]:
                status, said = self.refused(
                    "--cases", server.cases, "--rules", server.rules, "--port", server.port,
                    "--lang", lang)
                self.assertEqual(status, 2)
                self.assertIn(words, said)
                self.assertIn("--port 0", said)

    def test_a_folder_that_is_missing_is_told(self):
        with Server() as server:
            for option, folders in [("--cases", ("nowhere", server.rules)),
                                    ("--rules", (server.cases, "nowhere"))]:
                status, said = self.refused("--cases", folders[0], "--rules", folders[1])
                self.assertEqual(status, 2)
                self.assertIn("`nowhere`", said)
                self.assertIn(option, said)

    def test_rules_with_a_fault_are_told(self):
        with Server() as server:
            (server.rules / "slip.yaml").write_text("blocker: {}\n")
            status, said = self.refused(
                "--cases", server.cases, "--rules", server.rules, "--port", "0", "--lang", "zh")
            self.assertEqual(status, 2)
            self.assertIn("slip.yaml:1:1", said)

    def test_a_day_that_is_none_is_told(self):
        for day in ["2021-02-30", "2021-9-6", "today", "2021-09-06x"]:
            with self.subTest(day):
                status, said = self.refused("--cases", ".", "--rules", ".", "--as-of", day)
                self.assertEqual(status, 64)
                self.assertIn(day, said)

    def test_a_demonstration_works_on_copies(self):
        with Server("--demo") as server:
            server.reader.join(0.3)
            folder = pathlib.Path(re.search(r"copy in (\S+)", "".join(server.errors))[1])
            try:
                self.assertTrue((folder / "cases/jinzuan-mingzuo.yaml").is_file())
                self.assertTrue((folder / "rules/sources.yaml").is_file())
                self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
            finally:
                subprocess.run(["rm", "-r", folder], check=True)
