"""What policy staff do: read a rule, take it into a draft, and see at once what a change does."""
import time

from journey import in_both_languages
from selenium.webdriver.common.keys import Keys

FILE = "families/25-developer.yaml"


@in_both_languages
class Rules:
    """The library, and the editor of a draft."""

    def test_a_rule_is_told_in_both_languages_beside_its_text(self):
        self.open("/rules")
        self.browser.find('a[href*="/rules/remedy/agree-debt-settlement"]').click()
        self.browser.wait(lambda: "agree-debt-settlement" in self.browser.path)
        text = self.browser.text("main")
        for piece in ["组织债权债务双方商定债务处置方案", "Bring debtor and creditors", "achieves: {debts.disputed: false}",
                      "families/30-insolvency.yaml"]:
            self.assertIn(piece, text)

    def draft(self, name):
        """A new draft, open in the editor at a file."""
        self.open("/rules/drafts")
        self.type("name", name)
        self.submit("main form button")
        self.browser.wait(lambda: name in self.browser.path)
        self.open(f"/rules/drafts/{name}/edit?file={FILE}")

    def put(self, before, text):
        """Types the text in the place just before a piece of the file."""
        self.browser.run(
            "const area = document.getElementById('text'); area.focus();"
            "const place = area.value.indexOf(arguments[0]);"
            "area.setSelectionRange(place, place);", before)
        self.browser.cdp("Input.insertText", text=text)

    def test_problems_come_while_one_types_and_f8_goes_to_them(self):
        self.draft(f"typing-{self.language}")
        rules = sorted((path, path.read_bytes()) for path in self.server.rules.rglob("*.yaml"))
        self.put("developer.gone and not", "developer.gonee and ")
        problem = 'developer.gonee'
        self.browser.wait(lambda: problem in self.browser.text("#problems"), seconds=60)
        self.browser.press(Keys.F8)
        chosen = self.browser.run(
            "const area = document.getElementById('text');"
            "return area.value.slice(area.selectionStart, area.selectionEnd);")
        self.assertEqual(chosen, problem)
        # A draft is saved also with errors, and the rules in force stay.
        self.submit('button[value="save"]')
        self.browser.wait(lambda: "edit" in self.browser.path and problem in self.browser.run(
            "return document.getElementById('text').value"), seconds=30)
        self.assertEqual(
            rules, sorted((path, path.read_bytes()) for path in self.server.rules.rglob("*.yaml")
                          if ".advisor" not in path.parts))

    def test_nothing_is_asked_while_a_word_is_composed(self):
        self.draft(f"composing-{self.language}")
        self.browser.run(
            "window.asked = 0; const own = window.fetch;"
            "window.fetch = function () { window.asked += 1; return own.apply(this, arguments); };"
            "document.getElementById('text').focus();")
        # What opening the page asks for ends with the impact.
        self.browser.wait(lambda: len(self.browser.text("#impact")) > 3, seconds=60)
        before = None
        while before != (before := self.browser.run("return window.asked")):
            time.sleep(2)
        self.browser.run("window.asked = 0")
        self.browser.cdp("Input.imeSetComposition", text="shi", selectionStart=3, selectionEnd=3)
        time.sleep(1.5)
        self.assertEqual(self.browser.run("return window.asked"), 0)
        self.browser.cdp("Input.insertText", text="是")
        self.browser.wait(lambda: self.browser.run("return window.asked") > 0)


