"""The interview: answers lie in a draft until they are written into the case, and none gets lost."""
import re
import signal
import urllib.parse

from journey import Restored, in_both_languages

PARTS = "beihe-huayuan"


@in_both_languages
class Interview(Restored):
    """Questions, one at a time."""

    def question(self):
        """The question that is asked, as forms name it."""
        return self.value("at")

    def answer(self, case, key, **fields):
        """Answers a question by its name."""
        reply = self.send(f"/cases/{case}/ask", at=key, asked="yes", **fields)
        self.assertEqual(reply.status, 303, self.told(reply))

    def draft(self, case):
        """The draft beside the file of a case; empty where there is none."""
        path = self.file(case).with_name(self.file(case).name + ".draft")
        return path.read_text("utf-8") if path.exists() else ""

    def test_questions_are_answered_left_for_later_and_not_known(self):
        case = "minle"
        before = self.file(case).read_bytes()
        self.open(f"/cases/{case}")
        self.browser.find('main .tools a[href$="/ask"]').click()
        self.browser.wait(lambda: self.browser.path.endswith("/ask"))
        seen = [self.question()]
        # What was left for later is not asked next, and not lost.
        self.browser.find("main form .tools a[href*=skip]").click()
        self.browser.wait(lambda: self.question() not in seen, "another question")
        self.assertIn(seen[0], urllib.parse.unquote(self.browser.path))
        given = 0
        for _ in range(4):
            key = self.question()
            self.assertNotIn(key, seen)
            seen.append(key)
            if self.browser.all('main input[name="value"][type=radio]'):
                self.choose("value", "?")
            elif self.browser.all('main input[name="value"]'):
                self.type("value", self.say("not known", "不清楚"))
            given += 1
            is_checklist = bool(self.browser.all('button[name="others"]'))
            self.submit('button[name="others"]' if is_checklist else "main form.edit button")
            self.assertEqual(self.alert(), "")
        self.assertIn(self.say(f"{given} answered", f"已答 {given} 问"), self.browser.text("main"))
        self.browser.find('main form .tools a[href$="/review"]').click()
        self.browser.wait(lambda: self.browser.path.endswith("/review"))
        self.assertEqual(len(self.browser.all("main dl.facts > div")), given)
        self.browser.find('main .tools a[href$="/ask"]').click()
        self.browser.wait(lambda: self.browser.path.endswith("/ask"))
        self.assertEqual(self.question(), seen[0])
        # Nothing stands in the case yet.
        self.assertEqual(self.file(case).read_bytes(), before)

    def test_a_wrong_answer_is_told_and_what_was_typed_stays(self):
        case, key = PARTS, "handover.demanded_on@block-1"
        self.open(f"/cases/{case}/ask", at=key)
        for typed in [self.say("last summer", "去年夏天"), "2021-02-30"]:
            with self.subTest(typed):
                self.type("value", typed)
                self.type("source", "来信")
                self.submit("main form.edit button")
                self.refused(422)
                self.assertIn(typed, self.alert())
                self.assertEqual(self.question(), key)
                self.assertEqual(self.value("value"), typed)
                self.assertEqual(self.value("source"), "来信")
        self.assertEqual(self.draft(case), "")

    def test_a_checklist_is_gone_through(self):
        case, key = PARTS, "screen:works"
        self.open(f"/cases/{case}/ask", at=key)
        names = [box.get_attribute("name")
                 for box in self.browser.all('main input[value="yes"][name^="mark:"]')]
        self.assertGreater(len(names), 3)
        for name in names:
            self.assertIsNone(self.chosen(name), "what nobody has said is not a no")
        self.choose("mark:utilities.blocking", "yes")
        self.choose("place:utilities.blocking", "block-2")
        self.choose("mark:site.held", "?")
        self.type("source", "现场查看")
        self.submit("main form.edit button")
        self.refused(422)
        self.assertEqual(self.chosen("mark:utilities.blocking"), "yes")
        self.submit('main form.edit button[name="others"]')
        self.assertTrue(self.browser.path.endswith("/ask/review"))
        told = self.browser.text("main dl.facts")
        self.assertIn(self.say("Block 2", "2号楼"), told)
        self.assertIn(self.say("not known:", "不清楚："), told)
        # The answers are there when the question is opened again.
        self.browser.find("main dl.facts a").click()
        self.browser.wait(lambda: "at=" in self.browser.path)
        self.assertEqual(self.chosen("mark:utilities.blocking"), "yes")
        self.assertEqual(self.chosen("mark:site.held"), "?")
        self.assertEqual(self.chosen("place:utilities.blocking"), "block-2")

    def test_parts_are_answered_one_by_one(self):
        case, key = PARTS, "debts.secured"
        self.open(f"/cases/{case}/ask", at=key)
        self.browser.find("main details summary").click()
        for part, value in [("block-1", "true"), ("block-2", "false"), ("block-3", "?")]:
            self.choose(f"value@{part}", value)
        self.submit("main form.edit button")
        rows = [row.text for row in self.browser.all("main dl.facts > div")]
        self.assertEqual(len(rows), 3)
        for row, part, value in zip(rows, self.say(["Block 1", "Block 2", "Block 3"],
                                                   ["1号楼", "2号楼", "3号楼"]),
                                    self.say(["yes", "no", "not known"], ["是", "否", "不清楚"])):
            self.assertIn(part, row)
            self.assertRegex(row, value)
        self.type("who", "王敏")
        self.submit('main form[action$="/save"] button')
        self.assertEqual(self.browser.path, f"/cases/{case}")
        parts = {part["id"]: part["facts"] for part in
                 self.server.ask(f"/api/v1/cases/{case}").json["parts"]}
        self.assertIs(parts["block-1"][key]["value"], True)
        self.assertIs(parts["block-2"][key]["value"], False)
        self.assertEqual(self.draft(case), "")

    def test_an_answer_is_changed_and_all_are_saved(self):
        case = "minle"
        before = self.file(case).read_text("utf-8")
        self.answer(case, "assets.seized", value="true", source="登记中心", status="verified")
        self.answer(case, "works.status", value="completed")
        self.open(f"/cases/{case}/ask/review")
        self.assertEqual(len(self.browser.all("main dl.facts > div")), 2)
        self.browser.find('main dl.facts a[href*="assets.seized"]').click()
        self.browser.wait(lambda: "at=" in self.browser.path)
        self.assertEqual(self.chosen("value"), "true")
        self.assertEqual(self.value("source"), "登记中心")
        self.assertEqual(self.chosen("status"), "verified")
        self.choose("value", "false")
        self.submit("main form.edit button")
        self.assertTrue(self.browser.path.endswith("/ask/review"))
        self.assertEqual(len(self.browser.all("main dl.facts > div")), 2)
        self.type("who", "王敏")
        self.submit('main form[action$="/save"] button')
        self.assertEqual(self.browser.path, f"/cases/{case}")
        facts = self.server.ask(f"/api/v1/cases/{case}").json["facts"]
        self.assertEqual(facts["assets.seized"]["value"], False)
        self.assertEqual(facts["works.status"]["value"], "completed")
        self.assertEqual([line for line in before.splitlines() if line.startswith("#")],
                         [line for line in self.file(case).read_text("utf-8").splitlines()
                          if line.startswith("#")])
        self.assertEqual(self.draft(case), "")
        self.open(f"/cases/{case}/history")
        self.assertEqual({row.find_elements("css selector", "td")[1].text
                          for row in self.browser.all("main .wide tbody tr")}, {"王敏"})

    def test_all_answers_can_be_dropped(self):
        case = "minle"
        before = self.file(case).read_bytes()
        self.answer(case, "assets.seized", value="true")
        self.open(f"/cases/{case}/ask/review")
        self.submit('main form[action$="/drop"] button')
        self.assertEqual(self.draft(case), "")
        self.assertEqual(self.file(case).read_bytes(), before)

    def test_a_name_is_required_to_save(self):
        case = "minle"
        before = self.file(case).read_bytes()
        self.answer(case, "assets.seized", value="true")
        reply = self.send(f"/cases/{case}/ask/save", who="", sum=self.etag(case))
        self.assertEqual(reply.status, 422)
        self.assertEqual(self.file(case).read_bytes(), before)
        self.assertIn("assets.seized", self.draft(case))

    def test_all_questions_are_a_list_to_choose_from(self):
        self.open("/cases/minle/ask")
        self.browser.find('main a[href$="/ask/all"]').click()
        self.browser.wait(lambda: self.browser.path.endswith("/all"))
        links = self.browser.all("main ol a")
        self.assertGreater(len(links), 10)
        title = links[4].text
        links[4].click()
        self.browser.wait(lambda: "at=" in self.browser.path)
        self.assertEqual(self.browser.text("h2.question"), title)

    def test_a_question_that_there_is_not_is_not_found(self):
        for key in ["no.such", "screen:none", "debts.secured@none"]:
            with self.subTest(key):
                address = f"/cases/{PARTS}/ask?at={urllib.parse.quote(key)}"
                self.assertEqual(self.server.ask(address).status, 404)

    def test_a_draft_outlives_the_server_and_the_command_takes_it_up(self):
        case = "minle"
        self.answer(case, "assets.seized", value="true", source="登记中心")
        self.answer(case, "screen:works", **{"mark:site.held": "yes", "others": "no"})
        self.assertEqual(self.server.stop(signal.SIGKILL), -signal.SIGKILL)
        self.server.start()
        self.browser.enter(self.server)
        self.speak(self.language)
        self.open(f"/cases/{case}/ask/review")
        self.assertEqual(len(self.browser.all("main dl.facts > div")), 2)
        self.assertIn("登记中心", self.browser.text("main dl.facts"))
        told = self.command("ask", self.file(case), typed="q\n")
        self.assertRegex(told, self.say(r"2 answers", r"2 (项|个|问)"))
        # The command leaves its own answers to the workbench as well.
        self.command("ask", self.file(case), typed="?\nq\n")
        self.open(f"/cases/{case}/ask/review")
        self.assertEqual(len(self.browser.all("main dl.facts > div")), 3)
