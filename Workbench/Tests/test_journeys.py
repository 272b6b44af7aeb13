"""What a caseworker does with one case: reads it, states facts, tries, records, and takes back."""
import base64
import concurrent.futures
import re

from journey import Restored, in_both_languages, plain

CASES = [
    "anping", "beihe-huayuan", "boxin", "caihongwan", "changqing", "donghu", "fengtai", "guihe",
    "guoyuanli", "hongyan", "jinqiao-huafu", "jinshui", "jinzuan-mingzuo", "kangle", "lanting",
    "lanting-2", "minle", "mudan", "nanqiao-mingyuan", "xicheng-fudi", "yashi-landi",
]

# Takes away what only one of the two has: ways to act, and the hint about the command.
TEXT = """
const page = document.querySelector(arguments[0]);
for (const other of page.querySelectorAll(".act, .hint")) other.remove();
return page.innerText;
"""


@in_both_languages
class CaseText:
    """The page of a case says what the command says."""

    def test_every_case_opens_from_the_ledger_and_says_what_the_command_says(self):
        self.wait_for_the_ledger()
        self.open("/cases")
        links = self.browser.run("""return Array.from(
          document.querySelectorAll(".ledger tbody tr")).map(row => [
            row.cells[1].innerText.trim(), row.cells[2].innerText.trim(),
            row.cells[1].querySelector("a").getAttribute("href"),
            row.cells[2].querySelector("a").getAttribute("href")])""")
        self.assertEqual(sorted(case for case, *_ in links), CASES)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            documents = list(pool.map(
                lambda link: self.command("advise", self.file(link[0]), "--format", "html"), links))
        for (case, title, first, second), document in zip(links, documents):
            with self.subTest(case):
                self.assertEqual(first, second)
                self.browser.open(self.server.url(first))
                self.assertEqual(self.browser.text(".page h1"), f"{title} [{case}]")
                shown = plain(self.browser.run(TEXT, ".page"))
                self.browser.open(
                    "data:text/html;base64," + base64.b64encode(document.encode()).decode())
                told = plain(self.browser.run(TEXT, "main"))
                self.assertGreater(len(told), 200)
                self.assertEqual(shown, told)

    def test_everything_is_what_the_command_says_in_full(self):
        case = "nanqiao-mingyuan"
        self.open(f"/cases/{case}/full")
        shown = plain(self.browser.run(TEXT, ".page"))
        document = self.command("advise", self.file(case), "--full", "--format", "html")
        self.browser.open("data:text/html;base64," + base64.b64encode(document.encode()).decode())
        self.assertEqual(shown, plain(self.browser.run(TEXT, "main")))

    def test_the_reasons_are_those_of_the_command(self):
        case, entry = "guoyuanli", "coordinate-unsealing"
        self.open(f"/cases/{case}")
        self.browser.find(f'.page a[href="/cases/{case}/explain/{entry}"]').click()
        self.browser.wait(lambda: self.browser.path.endswith(entry))
        def lines():
            # A command that the page shows is a link here, and names its files in another way.
            text = self.browser.run(TEXT, ".page" if self.browser.all(".page") else "main")
            return [plain(line) for line in text.splitlines()
                    if line.strip() and "advisor " not in line
                    and plain(line) not in ("试算", "Try it")]

        shown = lines()
        document = self.command(
            "explain", self.file(case), entry, "--format", "html")
        self.browser.open("data:text/html;base64," + base64.b64encode(document.encode()).decode())
        self.assertGreater(len(shown), 20)
        self.assertEqual(shown, lines())

    def test_the_parts_are_tabs(self):
        self.open("/cases/beihe-huayuan")
        self.assertEqual(len(self.browser.all(".tabs a")), 4)
        self.browser.find('.tabs a[href*="part=block-2"]').click()
        self.browser.wait(lambda: "part=block-2" in self.browser.path)
        aside = self.browser.text("aside")
        self.assertIn(self.say("Block 2", "2号楼"), aside)
        self.assertNotIn(self.say("Block 1", "1号楼"), aside)
        self.assertEqual(
            plain(self.browser.text(".tabs a[aria-current]")), self.say("Block 2", "2号楼"))


@in_both_languages
class Facts(Restored):
    """The form that states a fact anew."""

    def facts(self, case):
        """The facts of the file, as a program reads them."""
        return self.server.ask(f"/api/v1/cases/{case}").json["facts"]

    def test_a_fact_is_changed_and_everything_says_so(self):
        case, fact = "guoyuanli", "debts.disputed"
        file = self.file(case)
        before = file.read_text("utf-8")
        self.open(f"/cases/{case}")
        self.browser.find(f'aside a[href="/cases/{case}/facts/{fact}"]').click()
        self.browser.wait(lambda: self.browser.path.endswith(fact))
        self.assertEqual(self.chosen("value"), "true")
        self.choose("value", "false")
        self.type("source", "现场核查")
        self.type("on", self.say("2021-09-01", "2021年9月1日"))
        self.choose("status", "verified")
        self.type("note", "以笔录为准")
        self.type("who", "王敏")
        self.submit("main form.edit button")
        self.assertEqual(self.browser.path, f"/cases/{case}")
        now = self.facts(case)[fact]
        self.assertEqual(
            {key: now[key] for key in ("value", "source", "on", "status", "note")},
            {"value": False, "source": "现场核查", "on": "2021-09-01", "status": "verified",
             "note": "以笔录为准"})
        self.assertEqual(now["was"], [{
            "value": True, "source": "来访陈述（虚构）", "on": "2021-05-20", "status": "stated"}])
        # What the change does not touch stays, comments and all.
        kept = [line for line in before.splitlines() if not line.startswith(f"  {fact}:")]
        self.assertEqual([line for line in file.read_text("utf-8").splitlines()
                          if not line.startswith(f"  {fact}:")], kept)
        # The page of the case and the history say it.
        self.assertIn("现场核查", self.browser.text("aside"))
        self.open(f"/cases/{case}/history")
        cells = [cell.text for cell in self.browser.all("main .wide tbody tr:first-child td")]
        self.assertRegex(cells[0], r"^2021-09-06 \d\d:\d\d$")
        self.assertEqual(cells[1], "王敏")
        self.assertEqual(cells[3], self.say("yes", "是"))
        self.assertEqual(cells[4], self.say("no, verified", "否，已核实"))
        # The form shows what was before, and asks for the name no more.
        self.open(f"/cases/{case}/facts/{fact}")
        self.assertEqual(self.value("who"), "王敏")
        self.assertIn("来访陈述（虚构）", self.browser.text("main section"))

    def test_a_name_is_required(self):
        self.browser.cdp("Network.deleteCookies", name="advisor-who", url=self.server.origin)
        case, fact = "minle", "resettlement.overdue"
        before = self.file(case).read_bytes()
        self.open(f"/cases/{case}/facts/{fact}")
        self.choose("value", "false")
        self.assertEqual(self.value("who"), "")
        self.browser.find("main form.edit button").click()
        # The browser does not send it.
        self.assertTrue(self.browser.run(
            "return document.activeElement.name === 'who' && !document.activeElement.validity.valid"))
        reply = self.send(f"/cases/{case}/facts/{fact}", value="false", who=" ",
                          sum=self.etag(case))
        self.assertEqual(reply.status, 422)
        self.assertIn(self.say("every change says who made it", "请填写经办人"), reply.text)
        self.assertEqual(self.file(case).read_bytes(), before)

    def test_a_wrong_value_is_told_and_what_was_typed_stays(self):
        case = "boxin"
        before = self.file(case).read_bytes()
        for fact, typed, words in [
            ("households", "many", ["many"]), ("households", "-3", ["-3"]),
            ("handover.demanded_on", "2021-02-30", ["2021-02-30"]),
            ("works.stopped_since", self.say("yesterday", "昨天"), [self.say("yesterday", "昨天")]),
        ]:
            with self.subTest(fact=fact, typed=typed):
                self.open(f"/cases/{case}/facts/{fact}")
                self.type("value", typed)
                self.type("source", "来信")
                self.type("note", "待核")
                self.choose("status", "disputed")
                self.type("who", "李强")
                self.submit("main form.edit button")
                self.assertEqual(self.status(), 422)
                self.refused(422)
                for word in words:
                    self.assertIn(word, self.alert())
                self.assertEqual(self.value("value"), typed)
                self.assertEqual(self.value("source"), "来信")
                self.assertEqual(self.value("note"), "待核")
                self.assertEqual(self.chosen("status"), "disputed")
                self.assertEqual(self.value("who"), "李强")
                # The message has the focus.
                self.assertEqual(self.browser.focus.get_attribute("role"), "alert")
        self.assertEqual(self.file(case).read_bytes(), before)

    def test_a_wrong_day_is_told_and_stays(self):
        for typed in ["2021-13-01", "2999-01-01"]:
            with self.subTest(typed):
                self.open("/cases/boxin/facts/households")
                self.type("value", "97")
                self.type("on", typed)
                self.type("who", "李强")
                self.submit("main form.edit button")
                self.refused(422)
                self.assertIn(typed, self.alert())
                self.assertEqual(self.value("on"), typed)
                self.assertEqual(self.value("value"), "97")

    def test_values_are_understood_as_people_write_them(self):
        case = "boxin"
        for fact, typed, value in [
            ("works.stopped_since", "2021年5月1日", "2021-05-01"),
            ("works.stopped_since", "2021.5.1", "2021-05-01"),
            ("developer.total_debts", "3200万元", 32000000), ("households", "1,024", 1024),
            ("households", "３５７户", 357), ("handover.overdue", "是", True),
            ("handover.overdue", "no", False), ("households", "不清楚", None),
        ]:
            with self.subTest(fact=fact, typed=typed):
                reply = self.send(f"/cases/{case}/facts/{fact}", value=typed, who="王敏",
                                  sum=self.etag(case))
                self.assertEqual(reply.status, 303, self.told(reply))
                stated = self.facts(case)[fact]
                now = stated.get("value") if isinstance(stated, dict) else stated
                self.assertEqual(now, value)

    def test_nothing_chosen_is_told(self):
        reply = self.send("/cases/boxin/facts/households", value="", who="王敏",
                          sum=self.etag("boxin"))
        self.assertEqual(reply.status, 422)
        self.assertIn(self.say("choose or type a value", "请选择或填写情况"), reply.text)

    def test_a_part_has_its_own_form(self):
        case, fact = "beihe-huayuan", "works.status"
        self.open(f"/cases/{case}/facts/{fact}")
        self.browser.find('.tabs a[href*="part=block-2"]').click()
        self.browser.wait(lambda: "part=block-2" in self.browser.path)
        self.assertEqual(self.chosen("value"), "stopped")
        self.choose("value", "building")
        self.type("who", "王敏")
        self.submit("main form.edit button")
        self.assertEqual(self.browser.path, f"/cases/{case}?part=block-2")
        parts = {part["id"]: part["facts"] for part in
                 self.server.ask(f"/api/v1/cases/{case}").json["parts"]}
        self.assertEqual(parts["block-2"][fact]["value"], "building")
        self.assertEqual(parts["block-1"][fact], "completed")
        self.open(f"/cases/{case}/history")
        self.assertIn(self.say("Block 2", "2号楼"), self.browser.text("main .wide tbody tr"))

    def test_what_is_no_fact_is_not_found(self):
        for path in ["/cases/boxin/facts/no.such", "/cases/boxin/facts/households?part=x",
                     "/cases/none/facts/households"]:
            with self.subTest(path):
                self.assertEqual(self.server.ask(path).status, 404)

    def test_markup_in_a_text_stays_text(self):
        slip = "<script>alert(1)</script>\"'&"
        reply = self.send("/cases/boxin/facts/households", value="97", who=slip, note=slip,
                          source=slip, sum=self.etag("boxin"))
        self.assertEqual(reply.status, 303)
        for page in ["", "/history", "/facts/households"]:
            self.open("/cases/boxin" + page)
            self.assertEqual(self.browser.run(
                "return document.querySelectorAll('main script').length"), 0)
        self.open("/cases/boxin/history")
        self.assertIn(slip, self.browser.text("main"))
