"""What a coordinator does: goes through the cases at a meeting, and freezes a month."""
import re

from journey import in_both_languages
from selenium.webdriver.common.keys import Keys


@in_both_languages
class Meeting:
    """One case on a screen, with what is agreed."""

    def test_the_arrow_keys_go_from_case_to_case(self):
        self.wait_for_the_ledger()
        self.open("/meeting")
        first, second = [link.get_attribute("href") for link in self.browser.all("main ol a")][:2]
        self.browser.find("main ol a").click()
        self.browser.wait(lambda: first.endswith(self.browser.path.split("?")[0]))
        self.browser.press(Keys.ARROW_RIGHT)
        self.browser.wait(lambda: second.endswith(self.browser.path.split("?")[0]))
        self.browser.press(Keys.ARROW_LEFT)
        self.browser.wait(lambda: first.endswith(self.browser.path.split("?")[0]))
        # In a field they move the cursor.
        self.type("note", "ab")
        self.browser.press(Keys.ARROW_LEFT)
        self.assertTrue(first.endswith(self.browser.path.split("?")[0]))

    def test_what_was_typed_survives_that_the_page_is_loaded_again(self):
        self.open("/meeting/minle")
        self.type("due", "2021-09-30")
        self.type("note", "约定")
        self.browser.run("window.onbeforeunload = null")
        self.open("/meeting/minle")
        self.assertEqual((self.value("due"), self.value("note")), ("2021-09-30", "约定"))

    def test_what_is_agreed_is_written_into_the_log(self):
        self.open("/meeting/xicheng-fudi")
        remedy = [option.get_attribute("value") for option in
                  self.browser.all('select[name="remedy"] option')][1]
        self.choose("remedy", remedy)
        self.type("by", self.say("Housing", "住建局"))
        self.type("due", "2021-10-15")
        self.type("who", "王敏")
        self.submit("main form.edit button")
        self.browser.wait(lambda: self.say("Agreed today", "今日议定事项") in self.browser.text("main"))
        text = self.file("xicheng-fudi").read_text("utf-8")
        self.assertRegex(text, re.escape(f"remedy: {remedy}, is: assigned"))
        self.assertIn("2021-10-15", text)

    def test_a_month_is_frozen(self):
        month = "2021-07" if self.language == "zh" else "2021-08"
        self.open(f"/reports/{month}")
        self.submit("main form button")
        frozen = self.say("Frozen with", "已冻结")
        self.browser.wait(lambda: frozen in self.browser.text("main"))
        self.assertTrue((self.server.cases / f".advisor/reports/{month}.json").is_file())


