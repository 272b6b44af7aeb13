"""What the journeys share: both languages, forms as a person fills them in, the commands beside the
workbench, and a second way to the same server without a browser."""
import os
import re
import subprocess
import sys
import time
import urllib.parse

from browser import BrowserTest
from server import AS_OF, ROOT

ADVISOR = os.environ.get("ADVISOR", str(ROOT / ".build/debug/advisor"))


def in_both_languages(tests):
    """Makes two classes of tests of one that says what to test: in Chinese, and in English."""
    module = sys.modules[tests.__module__]
    for name, language in [("InChinese", "zh"), ("InEnglish", "en")]:
        own = type(tests.__name__ + name, (tests, Journey),
                   {"language": language, "__module__": tests.__module__, "__doc__": tests.__doc__})
        setattr(module, own.__name__, own)
    return tests


def plain(text):
    """The text with one blank wherever there is any space between its words."""
    return re.sub(r"\s+", " ", text).strip()


class CommandLine:
    """The commands beside the workbench, on the files of its server."""

    language = "en"

    def file(self, case):
        """The file of a case."""
        found = [path for path in self.server.cases.rglob("*.yaml")
                 if re.search(rf"^case: {re.escape(case)}$", path.read_text("utf-8"), re.M)]
        self.assertEqual(len(found), 1, f"one file has the case {case}")
        return found[0]

    def command(self, *arguments, typed="", day=AS_OF, lang=None):
        """What `advisor` prints for the day and the language of these tests."""
        options = ["--as-of", day, "--lang", lang or self.language, "--rules", self.server.rules]
        run = subprocess.run(
            [ADVISOR, *map(str, arguments), *map(str, options)], input=typed, capture_output=True,
            text=True, encoding="utf-8", timeout=60)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return run.stdout


class Journey(CommandLine, BrowserTest):
    """A caseworker with one browser and one server; `language` is the one of the pages."""

    language = "zh"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.prepare()
        cls.speak(cls.language)

    @classmethod
    def prepare(cls):
        """What a class changes in its folders before the first page is opened."""

    @classmethod
    def wait_for_the_ledger(cls):
        """Waits until every case is in the ledger."""
        cls.browser.wait(
            lambda: 'http-equiv="refresh"' not in cls.server.ask("/cases").text, "the ledger", 60)

    @classmethod
    def speak(cls, language):
        """Chooses the language, as the link at the top of the pages does."""
        cls.browser.cdp("Network.setCookie", name="advisor-lang", value=language,
                        url=cls.server.origin)

    def say(self, en, zh):
        """The wording in the language of these tests."""
        return zh if self.language == "zh" else en

    # Requests without a browser

    def etag(self, case):
        """The state of the file of a case, as forms name it."""
        return self.server.ask(f"/api/v1/cases/{case}").fields["etag"].strip('"')

    def send(self, path, **fields):
        """Sends a form, as a browser without this page would."""
        body = urllib.parse.urlencode(fields)
        return self.server.ask(path, "POST", body=body, fields={
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"advisor-lang={self.language}"})

    @staticmethod
    def told(reply):
        """What a page says was wrong."""
        found = re.search(r'role="alert".*?</(?:p|div)>', reply.text, re.S)
        return plain(re.sub("<[^>]+>", " ", found[0])) if found else reply.text[-300:]

    # Forms in the browser

    def type(self, name, text, within="main"):
        """Types into a field in place of what is there."""
        field = self.browser.find(f'{within} input[name="{name}"]')
        field.clear()
        field.send_keys(text)

    def choose(self, name, value):
        """Takes one of the choices of a field: a radio button, or an option of a list."""
        self.browser.find(
            f'main input[type=radio][name="{name}"][value="{value}"],'
            f'main select[name="{name}"] option[value="{value}"]').click()

    def chosen(self, name):
        """The choice that is taken; None where there is none."""
        found = self.browser.all(f'main input[name="{name}"]:checked, '
                                 f'main select[name="{name}"] option:checked')
        return found[0].get_attribute("value") if found else None

    def value(self, name):
        """What stands in a field."""
        return self.browser.find(f'main input[name="{name}"]').get_property("value")

    def submit(self, selector="main form button[type=submit]"):
        """Presses the button of the form, and waits for the page that follows."""
        button = self.browser.find(selector)
        button.click()
        self.browser.wait(lambda: self.is_gone(button), "the page after the form", 30)

    @staticmethod
    def is_gone(element):
        """Whether the page of the element has been left."""
        try:
            element.is_enabled()
        except Exception:
            return True
        return False

    def alert(self):
        """What the page says was wrong; empty where it says nothing."""
        found = self.browser.all("main [role=alert]")
        return found[0].text if found else ""

    def status(self):
        """The status of the page that is open."""
        return self.browser.run(
            "return performance.getEntriesByType('navigation')[0].responseStatus")

    def refused(self, status):
        """Takes note that the browser was answered with this status: it complains of it itself."""
        self.browser.listen()
        told = [entry for entry in self.browser.console
                if f"status of {status}" not in entry["message"]]
        self.browser.console[:] = told
        self.assertEqual(self.status(), status)


class Restored:
    """Tests that find the files of the cases as they were, whatever the test before did."""

    def setUp(self):
        super().setUp()
        self.is_changed = False
        self.kept = {path: path.read_bytes() for path in self.server.cases.rglob("*.yaml")}
        self.addCleanup(self.restore)

    def restore(self):
        """Puts every file back, and removes drafts."""
        for path, content in self.kept.items():
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
                self.is_changed = True
        if self.is_changed:
            # A case that could not be read is looked for again after a quarter of a second.
            time.sleep(0.3)
        for path in self.server.cases.rglob("*.draft"):
            path.unlink()
