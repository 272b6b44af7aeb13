"""Who cannot use a mouse, see small text, or run scripts works with the same pages; and what is
printed is what is needed on paper."""
import subprocess

from selenium.webdriver.common.keys import Keys

from browser import pages_of
from journey import Journey, Restored, in_both_languages, plain

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Every kind of page, with a case that shows much of it.
PAGES = {
    "ledger": "/cases", "filtered ledger": "/cases?state=ready&sort=due",
    "case": "/cases/guoyuanli", "case with parts": "/cases/beihe-huayuan",
    "part": "/cases/beihe-huayuan?part=block-2", "whole case": "/cases/jinzuan-mingzuo/full",
    "explanation": "/cases/guoyuanli/explain/coordinate-unsealing",
    "trial form": "/cases/guoyuanli/try", "trial": "/cases/beihe-huayuan/try?set=assets.seized%3Dtrue",
    "slip in a trial": "/cases/beihe-huayuan/try?set=assets.seized%3Dperhaps",
    "all facts": "/cases/beihe-huayuan/facts", "choice of a fact": "/cases/guoyuanli/facts/debts.disputed",
    "text of a fact": "/cases/beihe-huayuan/facts/works.stopped_since?part=block-2",
    "record": "/cases/beihe-huayuan/record", "undo": "/cases/minle/undo?remedy=build-fact-base",
    "history": "/cases/jinzuan-mingzuo/history", "question": "/cases/minle/ask",
    "question about parts": "/cases/beihe-huayuan/ask?at=debts.secured",
    "checklist": "/cases/beihe-huayuan/ask?at=screen%3Aworks", "all questions": "/cases/minle/ask/all",
    "answers": "/cases/minle/ask/review", "meeting": "/meeting", "offices": "/offices",
    "office": "/offices/housing", "report": "/reports/2021-09", "not found": "/cases/none",
}


@in_both_languages
class Access(Restored):
    """Every kind of page."""

    @classmethod
    def prepare(cls):
        cls.wait_for_the_ledger()
        for case, fields in [("minle", {"at": "assets.seized", "value": "true"}),
                             ("minle", {"at": "screen:works", "mark:site.held": "yes", "others": "no"})]:
            cls.send(cls, f"/cases/{case}/ask", asked="yes", **fields)
        cls.send(cls, "/cases/jinzuan-mingzuo/facts/households", value="300", who="王敏",
                 sum=cls.etag(cls, "jinzuan-mingzuo"))

    def restore(self):
        """The answers are kept: all pages are looked at, and none is changed."""

    def on_each_page(self, check):
        """Opens one page after the other, and checks it."""
        for name, path in PAGES.items():
            with self.subTest(name):
                self.browser.open(self.server.origin + path)
                status = self.status()
                if status >= 400:
                    self.refused(status)
                check()

    def test_pages_are_accessible_named_and_fit(self):
        titles = set()

        def check():
            self.assertEqual(self.browser.violations(tags=WCAG), [])
            self.assertEqual(self.browser.unnamed(), [])
            self.assertEqual(self.browser.overflow(), [])
            self.assertEqual(self.browser.overflow_when_narrow(), [])
            self.assertEqual(self.browser.overflow_when_large(), [])
            self.assertEqual(
                self.browser.find("html").get_attribute("lang"), self.say("en", "zh-CN"))
            title = self.browser.run("return document.title")
            self.assertTrue(title.endswith(" · Advisor"))
            titles.add(title)
        self.on_each_page(check)
        self.assertGreater(len(titles), 15)

    def test_pages_have_one_heading_of_the_first_level(self):
        self.on_each_page(lambda: self.assertEqual(
            [heading.text for heading in self.browser.all("h1")][1:], []))

    def test_targets_are_large_enough(self):
        self.open("/cases/beihe-huayuan")
        small = self.browser.run("""
          return Array.from(document.querySelectorAll(".tools a, .tabs a, .bar nav a, button")).map(
            e => [e.innerText, e.getBoundingClientRect().height]).filter(pair => pair[1] < 24)""")
        self.assertEqual(small, [])

    def test_what_has_the_focus_is_seen(self):
        self.open("/cases")
        self.browser.tab_to('.bar nav a[href="/meeting"]', most=5)
        style = self.browser.run("""const style = getComputedStyle(document.activeElement);
          return [style.outlineStyle, parseFloat(style.outlineWidth)]""")
        self.assertEqual(style[0], "solid")
        self.assertGreaterEqual(style[1], 2)

    def test_a_case_is_printed_on_two_pages_at_most(self):
        for case in ["guoyuanli", "beihe-huayuan", "nanqiao-mingyuan", "yashi-landi"]:
            with self.subTest(case):
                self.open(f"/cases/{case}")
                title = self.browser.text(".page h1").rsplit(" [", 1)[0]
                pdf = self.browser.print(f"{case}-{self.language}")
                pages = pages_of(pdf)
                self.assertLessEqual(len(pages), 2)
                joined = plain(" ".join(pages)).replace(" ", "")
                self.assertIn(title.replace(" ", "")[:12], joined)
                told = self.browser.text(".page header dl")
                self.assertIn(told.split("\n")[1][:12].replace(" ", ""), joined)
                for menu in self.say(["Meeting", "Offices", "What if", "Record progress"],
                                     ["会商", "月报", "试算", "记录进展"]):
                    self.assertNotIn(menu, pages[0].split("\n")[0])
                    self.assertNotIn(menu.replace(" ", ""), joined if menu != "会商" else "")
                size = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
                self.assertRegex(size, r"Page size:\s+59\d\.\d+ x 84\d\.\d+ pts \(A4\)")


@in_both_languages
class Keyboard(Restored):
    """Everything by keys."""

    def test_from_the_first_page_to_a_saved_fact(self):
        self.browser.cdp("Network.deleteCookies", name="advisor-who", url=self.server.origin)
        self.wait_for_the_ledger()
        self.open("/")
        # The first stop leads past the menu.
        self.browser.press(Keys.TAB)
        self.assertEqual(self.browser.focus.get_attribute("class"), "skip")
        self.browser.press(Keys.ENTER)
        self.browser.tab_to('.ledger a[href="/cases/guoyuanli"]')
        self.browser.press(Keys.ENTER)
        self.browser.wait(lambda: self.browser.path == "/cases/guoyuanli")
        self.browser.tab_to('aside a[href$="/facts/debts.disputed"]')
        self.browser.press(Keys.ENTER)
        self.browser.wait(lambda: self.browser.path.endswith("debts.disputed"))
        self.browser.tab_to("input[type=radio]")
        self.assertEqual(self.browser.focus.get_attribute("value"), "true")
        self.browser.press(Keys.ARROW_DOWN)
        self.assertEqual(self.chosen("value"), "false")
        self.browser.tab_to("select[name=status]")
        self.browser.press(Keys.ARROW_DOWN)
        self.assertEqual(self.chosen("status"), "verified")
        self.browser.tab_to("input[name=who]")
        self.browser.press("Wang Min", Keys.ENTER)
        self.browser.wait(lambda: self.browser.path == "/cases/guoyuanli", seconds=30)
        stated = self.server.ask("/api/v1/cases/guoyuanli").json["facts"]["debts.disputed"]
        self.assertEqual((stated["value"], stated["status"]), (False, "verified"))

    def test_ctrl_k_leads_to_the_search(self):
        for path in ["/cases", "/cases/guoyuanli", "/cases/guoyuanli/facts/households"]:
            with self.subTest(path):
                self.open(path)
                self.browser.press((Keys.CONTROL, "k"))
                self.assertEqual(self.browser.focus.get_attribute("id"), "search")

    def test_ctrl_k_waits_while_a_word_is_composed(self):
        self.open("/cases/guoyuanli/facts/households")
        self.browser.run("""window.seen = []; document.addEventListener("keydown", function (event) {
          seen.push(event.key + " " + event.isComposing); }, true)""")
        field = self.browser.find('input[name="note"]')
        field.click()
        self.browser.compose("k", "ke")
        self.browser.cdp("Input.dispatchKeyEvent", type="rawKeyDown", key="k", code="KeyK",
                         windowsVirtualKeyCode=75, modifiers=2)
        self.browser.cdp("Input.dispatchKeyEvent", type="keyUp", key="k", code="KeyK",
                         windowsVirtualKeyCode=75, modifiers=2)
        self.assertEqual(self.browser.run("return seen"), ["k true"])
        self.assertEqual(self.browser.focus, field)
        self.browser.compose(commit="可")
        self.assertIn("可", field.get_property("value"))
        self.browser.run("window.onbeforeunload = null; document.forms[1].reset()")

    def test_a_case_is_found_by_its_title_as_it_is_composed(self):
        self.open("/cases")
        self.browser.press((Keys.CONTROL, "k"))
        self.browser.compose("g", "guo", "guo yuan", "果园")
        # Enter takes the word, and does not send the form yet.
        self.browser.press_while_composing()
        self.assertEqual(self.browser.path, "/cases")
        self.browser.compose(commit="果园里")
        self.browser.press(Keys.ENTER)
        self.browser.wait(lambda: self.browser.path == "/search")
        found = [link.get_attribute("href") for link in self.browser.all("main li a")]
        self.assertEqual(found, [self.server.origin + "/cases/guoyuanli"])
        self.browser.tab_to("main li a")
        self.browser.press(Keys.ENTER)
        self.browser.wait(lambda: self.browser.path == "/cases/guoyuanli")

    def test_a_search_says_what_it_did_not_find(self):
        for typed, words in [("无此案", self.say("No case", "没有")), ("", self.say("Type", "请输入"))]:
            with self.subTest(typed):
                self.open("/cases")
                self.browser.press((Keys.CONTROL, "k"))
                self.browser.press(typed, Keys.ENTER)
                self.browser.wait(lambda: self.browser.path == "/search")
                self.assertIn(words, self.browser.text("main"))

    def test_a_form_with_changes_is_not_left_without_a_question(self):
        self.open("/cases/guoyuanli/facts/households")
        self.browser.find('input[name="note"]').send_keys("x")
        self.assertFalse(self.browser.run(
            "return window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"))
        self.open("/cases/guoyuanli/facts/households")
        self.assertTrue(self.browser.run(
            "return window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"))


class WithoutScripts(Restored, Journey):
    """The same without JavaScript."""

    javascript = False

    def test_no_script_runs(self):
        self.open("/cases/guoyuanli")
        self.browser.press((Keys.CONTROL, "k"))
        self.assertNotEqual(self.browser.focus.get_attribute("id"), "search")

    def test_every_page_is_there(self):
        self.wait_for_the_ledger()
        for name, path in PAGES.items():
            with self.subTest(name):
                self.browser.open(self.server.origin + path)
                self.assertTrue(self.browser.text("main h1"))
        self.browser.listen()
        self.browser.console.clear()

    def test_forms_work(self):
        self.open("/cases/boxin/facts/households")
        self.type("value", "97户")
        self.type("who", "王敏")
        self.submit("main form.edit button")
        self.assertEqual(self.browser.path, "/cases/boxin")
        self.open("/cases/boxin/record", remedy="verify-planning")
        self.choose("status", "started")
        self.submit("main form.edit button")
        self.assertTrue(self.browser.all("main [role=status]"))
        self.open("/cases/boxin/ask")
        if self.browser.all('main input[name="value"][type=radio]'):
            self.choose("value", "?")
        self.submit("main form.edit button")
        self.open("/cases/boxin/ask/review")
        self.submit("main form[action$=save] button" if self.browser.all("main form[action$=save]")
                    else ".bar nav a")
        self.open("/cases/boxin/try")
        self.type("fact", "法院查封")
        self.type("value", "是")
        self.submit("main .filters button")
        self.assertTrue(self.browser.all("main .page"))
        self.browser.find("#search").send_keys("果园里", Keys.ENTER)
        self.browser.wait(lambda: self.browser.path == "/search")
        self.assertEqual(len(self.browser.all("main li a")), 1)


class Reading(Restored, Journey):
    """Pages that are shared for reading offer no form that would be refused."""

    options = ("--lan",)

    def test_nothing_can_be_changed(self):
        for path in ["/cases/guoyuanli", "/cases/guoyuanli/history", "/cases/guoyuanli/facts"]:
            with self.subTest(path):
                self.open(path)
                self.assertIn("只读", self.browser.text(".notice"))
                self.assertEqual(self.browser.all("form[method=post]:not([role=search])"), [])
                self.assertEqual(self.browser.all(
                    'a[href*="/record"], a[href*="/undo"], a[href*="/ask"], aside a[href*="/facts/"]'),
                    [])
