"""The ledger: its figures, its filters, and what it says where there is nothing or a file is broken."""
import re
import shutil
import time
import urllib.parse

from journey import in_both_languages, plain
from server import ROOT

# Cases of the folder that are not examples, made of examples: their ids, and the files they are of.
OWN = {"own-boxin": "boxin", "own-guihe": "guihe", "own-hongyan": "hongyan", "own-kangle": "kangle"}


def rows(browser):
    """The cells of the table, one list for each row."""
    return browser.run("""return Array.from(document.querySelectorAll(".ledger tbody tr")).map(
      row => Array.from(row.cells).map(cell => cell.innerText.trim()))""")


def ids(browser):
    """The ids of the cases in the table, in their order."""
    return browser.run("""return Array.from(document.querySelectorAll(".ledger tbody tr")).map(
      row => row.cells[1].innerText.trim())""")


def figures(browser):
    """Each figure: its words, its number, and where it leads."""
    return browser.run("""return Array.from(document.querySelectorAll("p.figures a")).map(
      a => [a.firstChild.textContent.trim(), Number(a.querySelector("b").innerText),
            a.getAttribute("href")])""")


def query(browser):
    """The parameters of the address."""
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(browser.path).query))


@in_both_languages
class Ledger:
    """The list of all cases of the shipped folder, which are examples."""

    def setUp(self):
        super().setUp()
        # Another day, which a test may have asked for, makes the ledger anew.
        self.wait_for_the_ledger()

    def test_the_first_page_is_the_ledger(self):
        self.open("/")
        self.assertEqual(self.browser.path, "/cases")
        self.assertEqual(self.browser.text("h1"), self.say("Case ledger", "案件台账"))
        self.assertEqual(
            self.browser.find("html").get_attribute("lang"), self.say("en", "zh-CN"))
        self.assertEqual(len(rows(self.browser)), 21)

    def test_each_figure_counts_the_rows_that_its_link_shows(self):
        self.open("/cases")
        found = figures(self.browser)
        self.assertEqual(found[0][1], len(rows(self.browser)))
        self.assertGreater(len(found), 4)
        self.assertEqual(len({href for _, _, href in found}), len(found))
        states = 0
        for words, number, href in found:
            with self.subTest(words):
                self.assertGreater(number, 0)
                self.browser.open(self.server.url(href))
                self.assertEqual(len(rows(self.browser)), number)
                self.assertEqual(
                    plain(self.browser.text("p.figures a[aria-current]")), f"{words} {number}")
                if "state=" in href and "overdue" not in href:
                    self.assertEqual({row[0] for row in rows(self.browser)}, {words})
                    states += number
        self.assertEqual(states, found[0][1])

    def test_the_figures_are_those_of_the_command(self):
        told = self.command("triage", self.server.cases, "--format", "json")
        self.open("/cases")
        for state, number in re.findall(r'"(moving|ready|decide|waiting|stuck|unclear|reached|closed)": '
                                        r'(\d+)', told[told.index('"by_state"'):]):
            with self.subTest(state):
                shown = [count for _, count, href in figures(self.browser)
                         if href.endswith(f"state={state}")]
                self.assertEqual(shown or [0], [int(number)])
        listed = re.findall(r'^      "case": "([^"]+)"', told, re.M)
        self.assertEqual(ids(self.browser), listed)

    def test_filters_stand_in_the_address_and_stay(self):
        self.open("/cases")
        self.choose("office", "housing")
        self.choose("sort", "households")
        self.submit("main .filters button")
        self.assertEqual(query(self.browser)["office"], "housing")
        self.assertEqual(query(self.browser)["sort"], "households")
        few = ids(self.browser)
        self.assertTrue(0 < len(few) < 21)
        self.assertEqual(self.chosen("office"), "housing")
        self.assertEqual(self.chosen("sort"), "households")
        self.assertEqual(figures(self.browser)[0][1], len(few))
        # A figure keeps the filters, and filters keep the figure.
        words, number, href = figures(self.browser)[-1]
        self.browser.open(self.server.url(href))
        self.assertEqual(query(self.browser)["office"], "housing")
        self.assertEqual(len(ids(self.browser)), number)
        self.assertLessEqual(set(ids(self.browser)), set(few))
        state = query(self.browser)["state"]
        self.choose("office", "")
        self.submit("main .filters button")
        self.assertEqual(query(self.browser)["state"], state)
        self.assertGreaterEqual(len(ids(self.browser)), number)
        self.assertEqual({row[0] for row in rows(self.browser)}, {words})

    def test_a_leader_can_be_filtered(self):
        self.open("/cases")
        leader = "市政府秘书长（虚构）"
        self.choose("leader", leader)
        self.submit("main .filters button")
        self.assertTrue(rows(self.browser))
        self.assertEqual({row[-1] for row in rows(self.browser)}, {leader})

    def test_filters_that_leave_nothing_say_so(self):
        self.open("/cases", state="closed", office="housing")
        self.assertIn(self.say("No case is like that.", "没有符合条件的案件。"), self.browser.text("main"))
        self.assertEqual(rows(self.browser), [])

    def test_each_order_is_an_order(self):
        self.open("/cases", sort="households")
        sizes = [int(row[3]) for row in rows(self.browser) if row[3]]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        for order in ["state", "due", "age", "households"]:
            with self.subTest(order):
                self.open("/cases", sort=order)
                told = self.command("triage", self.server.cases, "--sort", order, "--format", "json")
                self.assertEqual(
                    ids(self.browser), re.findall(r'^      "case": "([^"]+)"', told, re.M))

    def test_the_other_language_is_one_link_away(self):
        self.open("/cases", state="ready")
        here = ids(self.browser)
        self.browser.find(".bar .state a[lang]").click()
        other = self.say("zh-CN", "en")
        self.browser.wait(lambda: self.browser.find("html").get_attribute("lang") == other)
        try:
            self.assertEqual(query(self.browser)["state"], "ready")
            self.assertEqual(ids(self.browser), here)
            # It stays when another page is opened.
            self.open("/offices")
            self.assertEqual(self.browser.find("html").get_attribute("lang"), other)
        finally:
            self.speak(self.language)

    def test_another_day_goes_along(self):
        self.open("/cases", as_of="2021-10-01")
        self.assertIn("2021-10-01", self.browser.text(".bar .state"))
        self.browser.find(".ledger tbody a").click()
        self.browser.wait(lambda: self.browser.all(".page"))
        self.assertEqual(query(self.browser), {"as_of": "2021-10-01"})
        self.assertIn("2021-10-01", self.browser.text(".page header"))

    def test_a_day_that_is_none_is_told(self):
        self.open("/cases", as_of="2021-02-30")
        self.assertEqual(self.status(), 400)
        self.refused(400)
        self.assertIn("2021-02-30", self.browser.text("main"))


@in_both_languages
class OwnCases:
    """The list where cases of the office are there beside the examples."""

    @classmethod
    def prepare(cls):
        for case, model in OWN.items():
            text = (cls.server.cases / f"examples/list/{model}.yaml").read_text("utf-8")
            text = text.replace(f"case: {model}\n", f"case: {case}\n").replace("example: true\n", "")
            (cls.server.cases / f"{case}.yaml").write_text(text, "utf-8")
        (cls.server.cases / "slip.yaml").write_text(
            "case: slip\ntitle: {en: Slip, zh: 笔误}\nfacts:\n  households: many\n", "utf-8")
        (cls.server.cases / "torn.yaml").write_text("case: torn\nfacts: {households: 1\n", "utf-8")
        (cls.server.cases / "zz-twice.yaml").write_text(
            (cls.server.cases / "own-boxin.yaml").read_text("utf-8"), "utf-8")
        # Nobody sees the examples meanwhile, even if they have been worked out first.
        time.sleep(0.3)
        cls.early = cls.server.ask("/cases").text
        cls.wait_for_the_ledger()

    def test_examples_are_not_shown_while_the_list_is_being_made(self):
        self.assertNotIn('href="/cases/minle"', self.early)

    def test_examples_are_left_out_until_they_are_asked_for(self):
        self.open("/cases")
        self.assertEqual(set(ids(self.browser)), set(OWN))
        self.assertEqual(figures(self.browser)[0][1], len(OWN))
        note = self.browser.find("main p.quiet")
        self.assertIn("21", note.text)
        note.find_element("css selector", "a").click()
        self.browser.wait(lambda: len(rows(self.browser)) == 21 + len(OWN))
        self.assertEqual(query(self.browser), {"examples": "yes"})
        # A filter does not lose them.
        self.choose("sort", "households")
        self.submit("main .filters button")
        self.assertEqual(len(rows(self.browser)), 21 + len(OWN))

    def test_a_file_that_cannot_be_read_is_listed_with_its_reason(self):
        self.open("/cases")
        self.assertEqual(len(rows(self.browser)), len(OWN))
        told = self.browser.text("section.alert")
        self.assertIn("3", self.browser.text("section.alert h2"))
        self.assertIn("slip.yaml:4", told)
        self.assertIn("many", told)
        self.assertIn("torn.yaml", told)
        self.assertIn("zz-twice.yaml", told)
        self.assertIn("own-boxin.yaml", told)

    def test_the_page_of_a_broken_case_gives_no_advice(self):
        self.open("/cases/slip")
        self.assertEqual(self.browser.all(".page"), [])
        self.assertGreaterEqual(self.status(), 400)
        self.refused(self.status())
        self.assertIn("slip.yaml:4", self.browser.text("main"))

    def test_the_ledger_is_saved_as_a_file(self):
        for name, start in [("ledger.csv", b"\xef\xbb\xbf"), ("ledger.xlsx", b"PK")]:
            with self.subTest(name):
                self.open("/cases")
                link = self.browser.find(f'a[href^="/download/{name}"]').get_attribute("href")
                reply = self.server.ask(link[len(self.server.origin):])
                self.assertEqual(reply.status, 200)
                self.assertTrue(reply.bytes.startswith(start))
                self.assertIn("attachment", reply.fields["content-disposition"])


@in_both_languages
class EmptyFolder:
    """The list where there is no case yet."""

    @classmethod
    def prepare(cls):
        shutil.rmtree(cls.server.cases)
        cls.server.cases.mkdir()

    def test_it_shows_the_three_ways_in(self):
        self.browser.wait(lambda: self.open("/cases") or self.browser.all(".empty"))
        told = self.browser.text(".empty")
        self.assertIn(self.say("There are no cases yet.", "还没有案件。"), told)
        self.assertEqual(len(self.browser.all(".empty li")), 3)
        self.assertIn(str(self.server.cases), told)
        self.assertIn("advisor import", told)
        self.assertIn("--demo", told)

    def test_a_case_that_comes_is_shown(self):
        self.browser.wait(lambda: self.open("/cases") or self.browser.all(".empty"))
        shutil.copy(ROOT / "cases/minle.yaml", self.server.cases)
        try:
            self.browser.wait(lambda: self.open("/cases") or ids(self.browser) == ["minle"], seconds=5)
        finally:
            (self.server.cases / "minle.yaml").unlink()
        self.browser.wait(lambda: self.open("/cases") or self.browser.all(".empty"))
