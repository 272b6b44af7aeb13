"""What if, and what happened to a step: trials that write nothing, entries of the log, and taking one
back."""
from journey import Restored, in_both_languages


@in_both_languages
class WhatIf(Restored):
    """Trials."""

    def tearDown(self):
        # A trial leaves every file as it was.
        for path, content in self.kept.items():
            self.assertEqual(path.read_bytes(), content)
        self.assertFalse((self.server.cases / ".advisor").exists())
        super().tearDown()

    def test_differences_are_shown_and_nothing_is_written(self):
        self.open("/cases/beihe-huayuan")
        self.browser.find('main .tools a[href$="/try"]').click()
        self.browser.wait(lambda: self.browser.path.endswith("/try"))
        self.assertIn(self.say("nothing is written", "不写入案卷"), self.browser.text(".notice"))
        self.assertEqual(self.browser.all(".page"), [])
        self.type("fact", self.say("Assets seized by a court", "法院查封"))
        self.type("value", self.say("yes", "是"))
        self.submit("main .filters button")
        self.assertEqual(self.alert(), "")
        told = self.browser.text(".page")
        self.assertIn(self.say("What it would change", "试算引起的变化"), told)
        self.assertIn(self.say("Assets seized and debts disputed: from absent to present",
                               "资产被法院查封且涉及债务"), told)
        # The trial stands in the address, and can be sent to somebody.
        self.assertIn("value=", self.browser.path)
        # The page of the case says nothing of it.
        self.open("/cases/beihe-huayuan")
        self.assertNotIn(self.say("Tried out", "试算：") + " ", self.browser.text(".page"))

    def test_a_second_try_keeps_the_first_and_either_can_be_left_out(self):
        self.open("/cases/beihe-huayuan/try", set="assets.seized=true")
        self.type("fact", "debts.disputed")
        self.type("value", self.say("no", "否"))
        self.submit("main .filters button")
        self.assertEqual(len(self.browser.all(".tried li")), 2)
        self.browser.all(".tried a")[0].click()
        self.browser.wait(lambda: len(self.browser.all(".tried li")) == 1)
        self.assertIn("debts.disputed", self.browser.text(".tried"))

    def test_a_part_can_be_tried(self):
        self.open("/cases/beihe-huayuan/try")
        self.type("fact", self.say("State of the works", "工程状态"))
        self.choose("part", "block-2")
        self.type("value", self.say("completed", "已完工"))
        self.submit("main .filters button")
        self.assertEqual(self.alert(), "")
        self.assertIn("@block-2", self.browser.text(".tried"))
        self.assertIn(self.say("What it would change", "试算引起的变化"), self.browser.text(".page"))

    def test_what_changes_nothing_says_so(self):
        self.open("/cases/beihe-huayuan/try", set="assets.seized=false")
        self.assertEqual(self.alert(), "")
        self.assertIn(self.say("Nothing in the advice changes.", "建议没有变化。"),
                      self.browser.text(".page"))

    def test_a_slip_is_told_and_what_was_typed_stays(self):
        for fact, typed in [("assets.seized", self.say("perhaps", "也许")), ("no.such", "1"),
                            ("households", "-5")]:
            with self.subTest(fact):
                self.open("/cases/beihe-huayuan/try", set="debts.disputed=false")
                self.type("fact", fact)
                self.type("value", typed)
                self.submit("main .filters button")
                self.refused(422)
                self.assertIn(typed if fact != "no.such" else fact, self.alert())
                self.assertNotIn("--set", self.alert())
                self.assertEqual(self.browser.all(".page"), [])
                self.assertEqual(self.value("fact"), fact)
                self.assertEqual(self.value("value"), typed)
                self.assertEqual(len(self.browser.all(".tried li")), 1)


@in_both_languages
class Record(Restored):
    """Entries of the log."""

    def log(self, case):
        """The log of the file, as a program reads it."""
        return self.server.ask(f"/api/v1/cases/{case}").json.get("log", [])

    def test_a_step_is_recorded(self):
        case, step = "guoyuanli", "coordinate-unsealing"
        before = self.file(case).read_text("utf-8")
        self.open(f"/cases/{case}")
        self.browser.find(f'.page .act a[href$="remedy={step}"]').click()
        self.browser.wait(lambda: "/record" in self.browser.path)
        self.assertEqual(self.chosen("remedy"), step)
        self.assertEqual(self.value("on"), "2021-09-06")
        self.choose("status", "started")
        self.type("by", "信访局")
        self.type("due", self.say("2021-09-30", "2021年9月30日"))
        self.type("note", "已约法院面谈")
        self.type("papers", "会议纪要")
        self.type("who", "王敏")
        self.submit("main form.edit button")
        self.assertTrue(self.browser.all("main [role=status] li"))
        entry = self.log(case)[-1]
        self.assertEqual({key: entry[key] for key in ("on", "remedy", "is", "by", "due")}, {
            "on": "2021-09-06", "remedy": step, "is": "started", "by": "信访局",
            "due": "2021-09-30"})
        self.assertIn("已约法院面谈", entry["note"])
        self.assertIn("会议纪要", entry["note"])
        self.assertTrue(self.file(case).read_text("utf-8").startswith(before.rstrip("\n")))
        self.open(f"/cases/{case}/history")
        cells = [cell.text for cell in self.browser.all("main .wide tbody tr:first-child td")]
        self.assertEqual(cells[1], "王敏")
        self.assertIn(self.say("started", "已启动"), cells[2])

    def test_what_is_done_shows_in_the_facts(self):
        reply = self.send("/cases/minle/record", remedy="build-fact-base", status="done",
                          on="2021-09-05", who="王敏", sum=self.etag("minle"))
        self.assertEqual(reply.status, 200, self.told(reply))
        stated = self.server.ask("/api/v1/cases/minle").json["facts"]["ledger.complete"]
        self.assertEqual((stated["value"], stated["on"]), (True, "2021-09-05"))

    def test_a_refused_entry_shows_its_reasons_and_can_be_recorded_with_one(self):
        case, step = "minle", "register-titles"
        before = self.file(case).read_bytes()
        self.open(f"/cases/{case}/record", remedy=step)
        self.choose("status", "done")
        self.type("note", "见来文")
        self.type("who", "王敏")
        self.submit("main form.edit button")
        self.refused(409)
        self.assertIn(self.say("Not recorded", "未记录"), self.alert())
        self.assertTrue(self.browser.all("main [role=alert] li"))
        self.assertEqual(self.file(case).read_bytes(), before)
        self.assertEqual(self.chosen("remedy"), step)
        self.assertEqual(self.chosen("status"), "done")
        self.assertEqual(self.value("note"), "见来文")
        self.assertEqual(self.value("who"), "王敏")
        # The box alone is not enough.
        self.choose_box("anyway")
        self.submit("main form.edit button")
        self.refused(422)
        self.assertIn(self.say("give the reason", "请填写原因"), self.alert())
        self.assertEqual(self.file(case).read_bytes(), before)
        self.choose_box("anyway")
        self.type("reason", "上级已直接办理")
        self.submit("main form.edit button")
        self.assertEqual(self.alert(), "")
        entry = self.log(case)[-1]
        self.assertEqual((entry["remedy"], entry["is"], entry["reason"]),
                         (step, "done", "上级已直接办理"))

    def choose_box(self, name):
        """Ticks a box that is not ticked."""
        box = self.browser.find(f'main input[type=checkbox][name="{name}"]')
        if not box.is_selected():
            box.click()

    def test_slips_are_told_and_what_was_typed_stays(self):
        for fields, words in [
            ({"remedy": ""}, self.say("choose the step", "请选择措施")),
            ({"on": "2021-02-30"}, "2021-02-30"), ({"due": "soon"}, "soon"),
            ({"due": "2021-09-01"}, self.say("lies before", "早于")),
            ({"on": "2021-12-01"}, self.say("Not recorded", "未记录")),
        ]:
            with self.subTest(fields):
                sent = {"remedy": "organise-acceptance", "status": "started", "note": "再报",
                        "who": "王敏", "sum": self.etag("guoyuanli"), **fields}
                reply = self.send("/cases/guoyuanli/record", **sent)
                self.assertIn(reply.status, (409, 422))
                self.assertIn(words, self.told(reply))
                self.assertIn('value="再报"', reply.text)

    def test_an_entry_is_taken_back(self):
        case, step = "guoyuanli", "organise-acceptance"
        self.open(f"/cases/{case}")
        self.browser.find(f'aside a[href$="undo?remedy={step}"]').click()
        self.browser.wait(lambda: "/undo" in self.browser.path)
        self.assertIn("2021-06-10", self.browser.text("main"))
        self.type("reason", "误记")
        self.type("who", "王敏")
        self.submit("main form.edit button")
        self.assertEqual(self.browser.path, f"/cases/{case}/history")
        entry = [own for own in self.log(case) if own["remedy"] == step][-1]
        self.assertEqual(entry["void"]["on"], "2021-09-06")
        self.assertEqual(entry["void"]["reason"], "误记")
        self.assertIn(self.say("taken back on 2021-09-06", "2021-09-06 撤回"),
                      self.browser.text("main"))
        self.open(f"/cases/{case}")
        self.assertEqual(self.browser.all(f'aside a[href$="undo?remedy={step}"]'), [])
        # There is nothing more to take back.
        reply = self.send(f"/cases/{case}/undo", remedy=step, who="王敏", sum=self.etag(case))
        self.assertEqual(reply.status, 409)
        self.assertIn(self.say("no entry", "没有可撤回的记录"), reply.text)

    def test_facts_that_an_entry_wrote_go_with_it(self):
        case = "lanting"
        reply = self.send(f"/cases/{case}/undo", remedy="build-fact-base", who="王敏",
                          reason="误记", sum=self.etag(case))
        self.assertEqual(reply.status, 303, self.told(reply))
        self.open(f"/cases/{case}/history")
        self.assertIn(self.say("taken back", "撤回"), self.browser.text("main .wide tbody tr"))
        advice = self.server.ask(f"/api/v1/cases/{case}/advice?as_of=2021-09-11").text
        self.assertIn("build-fact-base", advice)
        # The form stays in the file, and counts no more (contract, section 3).
        self.open(f"/cases/{case}/facts/ledger.complete")
        self.assertEqual(
            self.browser.find('input[name="value"]:checked').get_attribute("value"), "false")
