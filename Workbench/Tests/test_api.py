"""The interface for programs: what it answers is what the commands print, and a change needs to say
which state of the file it is about."""
import json
import re
import time
import unittest

from journey import CommandLine
from server import AS_OF, Server

CASE = "boxin"


class Program(CommandLine, unittest.TestCase):
    """A program with one server for all tests."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.__exit__)
        cls.server.start()

    def setUp(self):
        kept = {path: path.read_bytes() for path in self.server.cases.rglob("*.yaml")}
        self.addCleanup(lambda: [path.write_bytes(content) for path, content in kept.items()
                                 if path.read_bytes() != content])

    def get(self, path, lang="en", **fields):
        """Asks for an address below `/api/v1`."""
        return self.server.ask(f"/api/v1/{path}", fields={"Accept-Language": lang, **fields})

    def put(self, method, path, body, **fields):
        """Sends JSON to an address below `/api/v1`."""
        text = body if isinstance(body, (bytes, str)) else json.dumps(body)
        return self.server.ask(
            f"/api/v1/{path}", method, body=text.encode() if isinstance(text, str) else text,
            fields={"Content-Type": "application/json", "Accept-Language": "en", **fields})

    def state(self, case=CASE):
        """The `ETag` of a case."""
        return self.get(f"cases/{case}").fields["etag"]

    def assert_problem(self, reply, status, *words):
        """The reply is a problem, as RFC 9457 has it."""
        self.assertEqual(reply.status, status, reply.text)
        self.assertRegex(reply.fields["content-type"], r"^application/problem\+json")
        problem = reply.json
        self.assertEqual(problem["status"], status)
        self.assertTrue(problem["title"] and problem["detail"])
        for word in words:
            self.assertIn(word, reply.text)
        return problem

    def same(self, reply, told):
        """What is answered is what the command prints, byte for byte."""
        self.assertEqual(reply.status, 200, reply.text)
        self.assertRegex(reply.fields["content-type"], r"^application/json")
        self.assertEqual(reply.text, told)


class Reading(Program):
    """What is read, and what is tried."""

    def test_cases_are_listed(self):
        listed = self.get("cases").json
        self.assertEqual(len(listed["cases"]), 21)
        own = next(one for one in listed["cases"] if one["case"] == CASE)
        self.assertEqual(own["title"], "Boxin Court (invented)")
        self.assertTrue(own["example"])
        self.assertEqual(f'"{own["etag"]}"', self.state())
        self.assertNotIn("unusable", listed)
        path = self.server.cases / "slip.yaml"
        path.write_text("case: slip\nfacts:\n  households: many\n", "utf-8")
        try:
            for _ in range(20):
                listed = self.get("cases").json
                if "unusable" in listed:
                    break
                time.sleep(0.1)
            self.assertEqual(listed["unusable"][0]["file"], "slip.yaml")
            self.assertTrue(listed["unusable"][0]["error"])
            self.assertIn(3, [one["line"] if "line" in one else one["place"]["line"]
                              for one in listed["unusable"][0]["diagnostics"]])
        finally:
            path.unlink()

    def test_a_case_is_what_its_file_says(self):
        reply = self.get("cases/beihe-huayuan")
        self.assertEqual(reply.json["case"], "beihe-huayuan")
        self.assertEqual(reply.json["opened"], "2021-04-12")
        self.assertEqual(reply.json["facts"]["households"]["value"], 486)
        self.assertEqual([part["id"] for part in reply.json["parts"]],
                         ["block-1", "block-2", "block-3"])
        tag = reply.fields["etag"]
        self.assertRegex(tag, r'^"[^"]+"$')
        again = self.get("cases/beihe-huayuan", **{"If-None-Match": tag})
        self.assertEqual((again.status, again.bytes), (304, b""))
        self.assert_problem(self.get("cases/none"), 404, "none")

    def test_advice_is_that_of_the_command(self):
        for case in ["guoyuanli", "beihe-huayuan", "minle"]:
            for lang in ["zh", "en"]:
                with self.subTest(case=case, lang=lang):
                    told = self.command("advise", self.file(case), "--format", "json", lang=lang)
                    self.same(self.get(f"cases/{case}/advice", lang), told)
        told = self.command("advise", self.file("guoyuanli"), "--format", "json", "--full")
        self.same(self.get("cases/guoyuanli/advice?full=true"), told)

    def test_another_day_can_be_asked_for(self):
        told = self.command("advise", self.file("guoyuanli"), "--format", "json", day="2021-05-25")
        self.same(self.get("cases/guoyuanli/advice?as_of=2021-05-25"), told)
        self.assertNotEqual(self.get("cases/guoyuanli/advice").text, told)
        self.assert_problem(self.get("cases/guoyuanli/advice?as_of=2021-02-30"), 400, "2021-02-30")

    def test_reasons_are_those_of_the_command(self):
        for case, entry, part in [
            ("guoyuanli", "coordinate-unsealing", ""), ("minle", "resettlement.overdue", ""),
            ("beihe-huayuan", "organise-acceptance", "block-2"),
        ]:
            with self.subTest(entry):
                told = self.command("explain", self.file(case), entry, *(["--part", part] if part else []),
                                    "--format", "json")
                path = f"cases/{case}/explain/{entry}"
                self.same(self.get(path + (f"?part={part}" if part else "")), told)
        # Where the parts differ, one has to be named.
        self.assert_problem(
            self.get("cases/beihe-huayuan/explain/organise-acceptance"), 409, "part")
        reply = self.get("cases/guoyuanli/explain/nothing-like-it")
        self.assertIn(reply.status, (404, 422))
        self.assert_problem(reply, reply.status, "nothing-like-it")

    def test_questions_are_those_of_the_advice(self):
        reply = self.get("cases/minle/questions").json
        advice = self.get("cases/minle/advice").json
        self.assertEqual(reply["case"], "minle")
        self.assertEqual(reply["as_of"], AS_OF)
        self.assertEqual(reply["questions"], advice["questions"])
        self.assertTrue(reply["questions"])

    def test_the_whole_list_is_that_of_the_commands(self):
        for lang in ["zh", "en"]:
            for path, arguments in [
                ("triage", ["triage"]), ("worklist/housing", ["worklist", "--office", "housing"]),
                ("report/2021-09", ["report", "--month", "2021-09"]),
                ("report/2021-08", ["report", "--month", "2021-08"]),
            ]:
                with self.subTest(path=path, lang=lang):
                    told = self.command(arguments[0], self.server.cases, *arguments[1:],
                                        "--format", "json", lang=lang)
                    self.same(self.get(path, lang), told)
        self.assert_problem(self.get("report/2021-13"), 400, "2021-13")
        self.assert_problem(self.get("report/2021-10"), 404, "2021-10")
        reply = self.get("worklist/nobody")
        self.assertIn(reply.status, (404, 422))
        self.assert_problem(reply, reply.status, "nobody")

    def test_it_is_described(self):
        described = self.get("openapi.json").json
        self.assertTrue(described["openapi"].startswith("3.1"))
        methods = {(method.upper(), path) for path, own in described["paths"].items()
                   for method in own if method in ("get", "post", "patch")}
        for method, path in [
            ("GET", "cases"), ("GET", "cases/{id}"), ("GET", "cases/{id}/advice"),
            ("GET", "cases/{id}/explain/{rule}"), ("GET", "cases/{id}/questions"),
            ("POST", "advice"), ("PATCH", "cases/{id}/facts"), ("POST", "cases/{id}/log"),
            ("POST", "rules/check"), ("GET", "triage"), ("GET", "worklist/{office}"),
            ("GET", "report/{month}"),
        ]:
            with self.subTest(path):
                self.assertTrue({(method, f"/api/v1/{path}"), (method, f"/{path}")} & methods)

    def test_advice_on_a_case_that_is_sent_stores_nothing(self):
        before = {path: path.read_bytes() for path in self.server.folder.rglob("*")
                  if path.is_file()}
        content = self.get("cases/guoyuanli").json
        told = self.command("advise", self.file("guoyuanli"), "--format", "json")
        self.same(self.put("POST", "advice", {"case": content}), told)
        for setting, value, typed in [
            ("assets.seized", False, "assets.seized=false"), ("households", 7, "households=7"),
            ("developer.status", "insolvent", "developer.status=insolvent"),
            ("debts.disputed", None, "debts.disputed=null"),
        ]:
            with self.subTest(setting):
                told = self.command(
                    "advise", self.file("guoyuanli"), "--format", "json", "--set", typed)
                self.same(
                    self.put("POST", "advice", {"case": content, "set": {setting: value}}), told)
        told = self.command("advise", self.file("guoyuanli"), "--format", "json", day="2021-05-25")
        self.same(self.put("POST", "advice", {"case": content, "as_of": "2021-05-25"}), told)
        after = {path: path.read_bytes() for path in self.server.folder.rglob("*")
                 if path.is_file()}
        self.assertEqual(before, after)

    def test_slips_in_what_is_sent_have_a_place(self):
        content = self.get("cases/guoyuanli").json
        text = json.dumps({"case": content}, indent=2, ensure_ascii=False)
        line = next(number for number, own in enumerate(text.splitlines(), 1) if '"debts.disputed"' in own)
        wrong = re.sub(r'("debts.disputed": {\s+"value": )true', r'\1"perhaps"', text)
        self.assertNotEqual(wrong, text)
        problem = self.assert_problem(self.put("POST", "advice", wrong), 422, "perhaps")
        self.assertEqual(problem["place"]["line"], line + 1)
        self.assertTrue(problem["diagnostics"])
        for body, words in [
            ('{"case": ', []), ("[]", ["object"]), ("", []), ('{"set": {}}', ["case"]),
            ('{"case": {"case": "x"}, "sett": {}}', ["sett"]), ('{"case": 1}', []),
        ]:
            with self.subTest(body):
                reply = self.put("POST", "advice", body)
                self.assertIn(reply.status, (400, 422))
                problem = self.assert_problem(reply, reply.status, *words)
                self.assertIn("place", problem)
        problem = self.assert_problem(
            self.put("POST", "advice", {"case": content, "set": {"no.such": 1}}), 422, "no.such")
        self.assertNotIn("--set", json.dumps(problem))
        self.assert_problem(
            self.put("POST", "advice", {"case": content, "as_of": "soon"}), 400, "soon")

    def test_rules_are_checked_without_being_written(self):
        before = {path: path.read_bytes() for path in self.server.rules.rglob("*")
                  if path.is_file()}
        reply = self.put("POST", "rules/check", {"files": {"slip.yaml": "blocker: {}\n"}})
        self.assertEqual(reply.status, 200, reply.text)
        self.assertIn("slip.yaml", json.dumps(reply.json["diagnostics"]))
        after = {path: path.read_bytes() for path in self.server.rules.rglob("*")
                 if path.is_file()}
        self.assertEqual(before, after)
