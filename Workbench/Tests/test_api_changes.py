"""What programs write: facts and entries of the log, each with the state of the file that was seen."""
import json

from test_api import CASE, Program


class Changes(Program):
    """What is written."""

    def facts(self, body, tag=None, case=CASE, **fields):
        """Writes facts."""
        return self.put("PATCH", f"cases/{case}/facts", body,
                        **{"If-Match": tag or self.state(case), **fields})

    def log(self, body, tag=None, case=CASE, query=""):
        """Writes an entry of the log."""
        return self.put("POST", f"cases/{case}/log{query}", body,
                        **{"If-Match": tag or self.state(case)})

    def journal(self):
        """The last line of the journal."""
        path = self.server.cases / ".advisor/changes.ndjson"
        return json.loads(path.read_text("utf-8").splitlines()[-1])

    def test_facts_are_written_as_values_and_as_forms(self):
        old = self.state()
        form = {"value": 98, "source": "台账", "on": "2021-09-01", "status": "verified", "note": "n"}
        reply = self.facts({"facts": {"households": form, "assets.seized": True}, "who": "王敏"})
        self.assertEqual(reply.status, 200, reply.text)
        facts = reply.json["facts"]
        self.assertEqual({key: facts["households"][key] for key in form}, form)
        self.assertTrue(facts["assets.seized"] is True or facts["assets.seized"]["value"] is True)
        self.assertNotEqual(reply.fields["etag"], old)
        self.assertEqual(reply.fields["etag"], self.state())
        self.assertEqual(reply.text, self.get(f"cases/{CASE}").text)
        line = self.journal()
        self.assertEqual((line["who"], line["case"], line["kind"]), ("王敏", CASE, "facts"))
        self.assertEqual({own["fact"] for own in line["facts"]}, {"households", "assets.seized"})

    def test_null_says_that_nobody_knows(self):
        reply = self.facts({"facts": {"households": None}})
        self.assertEqual(reply.status, 200, reply.text)
        stated = reply.json["facts"]["households"]
        self.assertIsNone(stated.get("value"))
        self.assertEqual(stated["was"][-1]["value"], 96)

    def test_a_part_has_its_own_facts(self):
        case = "beihe-huayuan"
        reply = self.facts({"facts": {"works.status": "building"}, "part": "block-2"}, case=case)
        self.assertEqual(reply.status, 200, reply.text)
        parts = {part["id"]: part["facts"] for part in reply.json["parts"]}
        stated = parts["block-2"]["works.status"]
        self.assertEqual(stated["value"] if isinstance(stated, dict) else stated, "building")
        self.assertEqual(parts["block-1"]["works.status"], "completed")
        before = self.file(case).read_bytes()
        self.assert_problem(self.facts({"facts": {"works.status": "building"}, "part": "x"},
                                       case=case), 404)
        self.assert_problem(self.facts({"facts": {"developer.total_debts": 1}, "part": "block-2"},
                                       case=case), 422, "developer.total_debts")
        self.assertEqual(self.file(case).read_bytes(), before)

    def test_a_change_needs_the_state_that_was_seen(self):
        before = self.file(CASE).read_bytes()
        body = {"facts": {"households": 98}}
        self.assert_problem(self.put("PATCH", f"cases/{CASE}/facts", body), 428, "If-Match")
        self.assert_problem(
            self.put("POST", f"cases/{CASE}/log", {"remedy": "verify-planning", "is": "started",
                                                   "on": "2021-09-06"}), 428, "If-Match")
        problem = self.assert_problem(self.facts(body, tag='"0-0"'), 412)
        self.assertEqual(f'"{problem["etag"]}"', self.state())
        self.assertEqual(self.file(CASE).read_bytes(), before)
        old = self.state()
        self.assertEqual(self.facts(body, tag=old).status, 200)
        reply = self.facts({"facts": {"households": 99}}, tag=old)
        self.assert_problem(reply, 412)
        self.assertEqual(reply.fields["etag"], self.state())
        # A weak tag compares as unequal, and any state will do for an asterisk (RFC 9110, 13.1.1).
        self.assert_problem(self.facts({"facts": {"households": 99}}, tag="W/" + self.state()), 412)
        self.assertEqual(self.facts({"facts": {"households": 99}}, tag="*").status, 200)
        # One of several tags is enough.
        reply = self.facts({"facts": {"households": 100}}, tag=f'"0-0", {self.state()}')
        self.assertEqual(reply.status, 200)

    def test_slips_in_facts_are_told_and_nothing_is_written(self):
        before = self.file(CASE).read_bytes()
        for facts, words in [
            ({"no.such": 1}, ["no.such"]), ({"households": "many"}, ["many"]),
            ({"households": 97, "assets.seized": "perhaps"}, ["perhaps"]),
            ({"households": {"valu": 1}}, ["valu"]), ({"households": -1}, ["-1"]),
        ]:
            with self.subTest(facts):
                problem = self.assert_problem(self.facts({"facts": facts}), 422, *words)
                self.assertEqual(problem["place"]["line"], 1)
        for body in [{}, {"facts": {}, "part": 1, "no": 2}, {"facts": [1]}, {"facts": None}]:
            with self.subTest(body):
                reply = self.facts(body)
                self.assert_problem(reply, 422)
        self.assertEqual(self.file(CASE).read_bytes(), before)

    def test_an_entry_is_recorded(self):
        entry = {"on": "2021-09-05", "remedy": "verify-planning", "is": "started", "by": "王敏",
                 "note": "已约", "due": "2021-09-20"}
        reply = self.log(entry)
        self.assertEqual(reply.status, 200, reply.text)
        self.assertEqual(reply.json["log"][-1], entry)
        self.assertEqual(reply.fields["etag"], self.state())
        self.assertEqual(self.journal()["kind"], "log")
        for wrong, words in [
            ({"remedy": "nothing"}, ["nothing"]), ({"is": "begun"}, ["begun"]),
            ({"on": "2021-02-30"}, ["2021-02-30"]), ({"noted": "x"}, ["noted"]),
        ]:
            with self.subTest(wrong):
                problem = self.assert_problem(self.log({**entry, **wrong}), 422, *words)
                self.assertIn("place", problem)

    def test_a_refused_entry_needs_a_reason(self):
        case = "minle"
        before = self.file(case).read_bytes()
        entry = {"on": "2021-09-06", "remedy": "register-titles", "is": "done"}
        self.assert_problem(self.log(entry, case=case), 409)
        self.assert_problem(self.log(entry, case=case, query="?anyway=true"), 422, "reason")
        self.assertEqual(self.file(case).read_bytes(), before)
        reply = self.log({**entry, "reason": "上级办理"}, case=case, query="?anyway=true")
        self.assertEqual(reply.status, 200, reply.text)
        self.assertEqual(reply.json["log"][-1]["reason"], "上级办理")

    def test_other_methods_are_refused(self):
        for method, path, allowed in [
            ("DELETE", f"cases/{CASE}", "GET"), ("PUT", f"cases/{CASE}/facts", "PATCH"),
            ("POST", "cases", "GET"),
        ]:
            with self.subTest(path):
                reply = self.put(method, path, {})
                self.assert_problem(reply, 405)
                self.assertIn(allowed, reply.fields.get("allow", ""))
        self.assert_problem(self.get("no/such"), 404)
