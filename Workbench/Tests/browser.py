"""A browser for the journeys: pages, keys, screenshots, print, input methods, and what is checked
on every page."""
import base64
import importlib.util
import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest
import urllib.parse

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from server import ROOT, Server

PAGES = pathlib.Path(os.environ.get("WORKBENCH_PAGES", ROOT / ".build/browser/pages"))


def axe_source():
    """The text of axe, out of the package that carries it; the package itself is not run."""
    spec = importlib.util.find_spec("axe_playwright_python")
    return (pathlib.Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


class Browser:
    """One window of Chromium without a screen; for `with`, or with `close`."""

    def __init__(self, width=1366, height=768, javascript=True, language="zh-CN"):
        options = webdriver.ChromeOptions()
        options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        for argument in [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-default-apps", "--hide-scrollbars",
            "--force-device-scale-factor=1", f"--lang={language}",
            f"--window-size={width},{height}",
        ]:
            options.add_argument(argument)
        preferences = {"intl.accept_languages": language}
        if not javascript:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_page_load_timeout(60)
        self.resize(width, height)
        self.console = []
        self.requests = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the browser."""
        self.driver.quit()

    def cdp(self, command, **parameters):
        """One command of the Chrome DevTools Protocol."""
        return self.driver.execute_cdp_cmd(command, parameters)

    # Pages

    def enter(self, server):
        """Comes in by the address that the program printed."""
        self.driver.get(server.address)

    def open(self, address):
        """Goes to an address."""
        self.driver.get(address)

    @property
    def path(self):
        """The path and the query of the page that is open."""
        parts = urllib.parse.urlsplit(self.driver.current_url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def find(self, selector):
        """The first element of a CSS selector; a fault if there is none."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        """Every element of a CSS selector."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector="body"):
        """The text that a reader sees."""
        return self.find(selector).text

    def run(self, script, *arguments):
        """What a script in the page returns."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition, what="the page", seconds=10):
        """Waits until a function says yes; what it said."""
        end = time.monotonic() + seconds
        while True:
            try:
                found = condition()
            except Exception as error:  # the page may be changing just now
                found, last = None, error
            else:
                last = None
            if found:
                return found
            if time.monotonic() > end:
                raise AssertionError(f"never: {what}") from last
            time.sleep(0.05)

    def resize(self, width, height=768):
        """The size of the page inside the window, in CSS pixels."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)

    # Keys

    def press(self, *keys):
        """Types into whatever has the focus. A tuple is pressed together: `(Keys.CONTROL, "k")`."""
        for key in keys:
            chain = ActionChains(self.driver)
            if isinstance(key, tuple):
                for held in key[:-1]:
                    chain.key_down(held)
                chain.send_keys(key[-1])
                for held in reversed(key[:-1]):
                    chain.key_up(held)
            else:
                chain.send_keys(key)
            chain.perform()

    @property
    def focus(self):
        """The element that has the focus."""
        return self.driver.switch_to.active_element

    def tab_to(self, selector, most=200):
        """Presses Tab until an element has the focus; how often. A fault if it is never reached."""
        for count in range(1, most + 1):
            self.press(Keys.TAB)
            if self.run("return document.activeElement.matches(arguments[0])", selector):
                return count
        raise AssertionError(f"no Tab leads to {selector}")

    def compose(self, *steps, commit=None):
        """Types with an input method: each step is what stands underlined meanwhile, and `commit`
        is taken in the end. Without `commit` the composition stays open, for keys in the middle."""
        for step in steps:
            self.cdp("Input.imeSetComposition", text=step, selectionStart=len(step),
                     selectionEnd=len(step))
        if commit is not None:
            self.cdp("Input.insertText", text=commit)

    def press_while_composing(self, key="Enter", code="Enter"):
        """A key as it arrives while an input method is at work: `Process`, 229."""
        self.cdp("Input.dispatchKeyEvent", type="rawKeyDown", key="Process", code=code,
                 windowsVirtualKeyCode=229, nativeVirtualKeyCode=229)
        self.cdp("Input.dispatchKeyEvent", type="keyUp", key=key, code=code)

    # What is kept

    def shot(self, name, whole=True):
        """A picture of the page, in the folder of pages; its path."""
        PAGES.mkdir(parents=True, exist_ok=True)
        picture = self.cdp("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path = PAGES / f"{name}.png"
        path.write_bytes(base64.b64decode(picture["data"]))
        return path

    def print(self, name):
        """The page as PDF, as its own print rules say; the path."""
        PAGES.mkdir(parents=True, exist_ok=True)
        printed = self.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=True,
                           displayHeaderFooter=False)
        path = PAGES / f"{name}.pdf"
        path.write_bytes(base64.b64decode(printed["data"]))
        return path

    # What went on

    def listen(self):
        """Takes in what the browser wrote down since the last time."""
        self.console += [
            entry for entry in self.driver.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING")
        ]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])

    def complaints(self):
        """What the console said that was no mere note, so far; also breaches of the policy."""
        self.listen()
        return [entry["message"] for entry in self.console]

    def foreign(self, origin):
        """The addresses that were asked for and do not belong to the origin."""
        self.listen()
        own = [url for url in self.requests if url.startswith(origin + "/")]
        return [
            url for url in self.requests
            if url not in own and not url.startswith(("data:", "about:", "blob:"))
        ]

    # What is checked on a page

    def violations(self, *without, tags=()):
        """What axe finds on the page, one line each, but for the rules that are named; with tags,
        by the rules that have one of them."""
        # The policy of the pages lets no script in; the protocol of the browser is not bound by it.
        self.cdp("Runtime.evaluate", expression=axe_source())
        options = {"rules": {rule: {"enabled": False} for rule in without}}
        if tags:
            options["runOnly"] = {"type": "tag", "values": list(tags)}
        found = self.cdp(
            "Runtime.evaluate", awaitPromise=True, returnByValue=True,
            expression=f"axe.run(document, {json.dumps(options)})")
        if "exceptionDetails" in found:
            raise AssertionError(found["exceptionDetails"])
        return [
            f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}"
            for violation in found["result"]["value"]["violations"] for node in violation["nodes"]
        ]

    def overflow(self):
        """How many pixels the page is wider than the window, and the elements that stick out."""
        return self.run("""
            const page = document.scrollingElement, width = page.clientWidth;
            const over = page.scrollWidth - width;
            const scrolls = e => e && e !== document.body && (
              getComputedStyle(e.parentElement).overflowX === "auto" || scrolls(e.parentElement));
            if (over <= 0) return [];
            const out = Array.from(document.body.querySelectorAll("*")).filter(
                e => e.getBoundingClientRect().right > width + 1 && !scrolls(e));
            return ["the page is " + over + " px too wide"].concat(out.slice(-5).map(
                e => e.tagName.toLowerCase() + (e.className ? "." + e.className : "") + ": "
                  + (e.textContent || "").trim().slice(0, 40)));
            """)

    def overflow_when_narrow(self):
        """What sticks out in a window of 320 pixels."""
        self.resize(320)
        try:
            return self.overflow()
        finally:
            self.resize(1366)

    def overflow_when_large(self):
        """What sticks out where text has twice its size, as set in the browser."""
        # The same as the text size of the browser's settings: pages count in rem and em.
        self.run("document.documentElement.style.fontSize = "
                 "2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'")
        try:
            return self.overflow()
        finally:
            self.run("document.documentElement.style.fontSize = ''")

    def unnamed(self):
        """The controls that the accessibility tree has no name for."""
        roles = {"button", "link", "textbox", "checkbox", "radio", "combobox", "listbox", "searchbox",
                 "spinbutton", "tab", "menuitem", "switch"}
        return [
            node["role"]["value"] for node in self.cdp("Accessibility.getFullAXTree")["nodes"]
            if not node.get("ignored") and node.get("role", {}).get("value") in roles
            and not node.get("name", {}).get("value", "").strip()
        ]


def pages_of(pdf):
    """The text of a printed page after the other; Chinese included."""
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8").split("\f")[:-1]


class BrowserTest(unittest.TestCase):
    """Tests in one browser with one server, both started once for the class. After each test the
    console has to be empty, and nothing may have been asked of anybody else."""

    options = ()
    javascript = True
    width = 1366

    @classmethod
    def setUpClass(cls):
        fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True)
        assert fonts.stdout.strip(), "no font has Chinese: every sign would be a box"
        cls.server = Server(*cls.options)
        cls.addClassCleanup(cls.server.__exit__)
        cls.server.start()
        cls.browser = Browser(width=cls.width, javascript=cls.javascript)
        cls.addClassCleanup(cls.browser.close)
        cls.browser.enter(cls.server)

    def setUp(self):
        self.browser.listen()
        self.browser.console.clear()
        self.browser.requests.clear()

    def tearDown(self):
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.foreign(self.server.origin), [])

    def open(self, path, **parameters):
        """Opens a page of the workbench."""
        self.browser.open(self.server.url(path, **parameters))
