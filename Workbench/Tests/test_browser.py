"""Holds the helpers of the journeys to what they promise, on pages of their own: a check that finds
nothing has to be one that could find something."""
import http.server
import threading
import unittest

from selenium.webdriver.common.keys import Keys

from browser import Browser, pages_of

PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>试页</title>
<link rel="icon" href="data:,">
<style>@page { size: A4 landscape } @media print { h2 { break-before: page } }</style>
<main><h1>解封</h1><label>事实 <input id="a"></label><button id="b">记录</button>
<h2>第二页</h2><p>物业用房达标</p></main>
<script>
window.seen = [];
for (const kind of ["compositionstart", "compositionend", "keydown"])
  document.getElementById("a").addEventListener(kind, e => seen.push(
    kind + (kind === "keydown" ? ":" + e.key + ":" + e.keyCode + ":" + e.isComposing : "")));
</script></html>"""
BAD = """<!doctype html><html><meta charset="utf-8"><link rel="icon" href="data:,"><title>x</title>
<button></button><img src="http://localhost:1/x.png"><div style="width:40em">wide</div>
<script>console.error("oh")</script></html>"""


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = (BAD if self.path == "/bad" else PAGE).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        if self.path == "/strict":
            self.send_header("Content-Security-Policy", "default-src 'self'")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class HelperTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.origin = f"http://127.0.0.1:{cls.server.server_port}"
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def open(self, path):
        self.browser.listen()
        self.browser.console.clear()
        self.browser.requests.clear()
        self.browser.open(self.origin + path)

    def test_a_good_page_has_no_complaint(self):
        self.open("/")
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.foreign(self.origin), [])
        self.assertEqual(self.browser.violations(), [])
        self.assertEqual(self.browser.unnamed(), [])
        self.assertEqual(self.browser.overflow_when_narrow(), [])
        self.assertEqual(self.browser.overflow_when_large(), [])
        self.assertGreater(self.browser.shot("helper").stat().st_size, 1000)

    def test_a_bad_page_has_all_of_them(self):
        self.open("/bad")
        self.assertTrue(any("oh" in line for line in self.browser.complaints()))
        self.assertEqual(self.browser.foreign(self.origin), ["http://localhost:1/x.png"])
        found = " ".join(self.browser.violations())
        for rule in ["button-name", "html-has-lang", "image-alt"]:
            self.assertIn(rule, found)
        self.assertNotIn("image-alt", " ".join(self.browser.violations("image-alt")))
        self.assertEqual(self.browser.unnamed(), ["button"])
        self.assertIn("div: wide", self.browser.overflow_when_narrow())
        self.browser.resize(900)
        self.assertEqual(self.browser.overflow(), [])
        self.assertIn("div: wide", self.browser.overflow_when_large())
        self.browser.resize(1366)

    def test_a_policy_is_a_complaint_and_does_not_stop_the_checks(self):
        self.open("/strict")
        self.assertIn("Content Security Policy", " ".join(self.browser.complaints()))
        self.assertEqual(self.browser.violations(), [])

    def test_keys_reach_what_has_the_focus(self):
        self.open("/")
        self.assertEqual(self.browser.tab_to("#a"), 1)
        self.browser.press("ab", (Keys.SHIFT, "c"))
        self.assertEqual(self.browser.find("#a").get_property("value"), "abC")
        self.assertEqual(self.browser.tab_to("#b"), 1)
        with self.assertRaises(AssertionError):
            self.browser.tab_to("#none", most=3)

    def test_an_input_method_composes(self):
        self.open("/")
        self.browser.tab_to("#a")
        self.browser.compose("j", "jie", "解")
        self.browser.press_while_composing()
        self.browser.compose(commit="解封")
        self.assertEqual(self.browser.find("#a").get_property("value"), "解封")
        seen = self.browser.run("return seen")
        self.assertEqual(
            seen, ["compositionstart", "keydown:Process:229:true", "compositionend"])

    def test_a_page_is_printed_as_it_says(self):
        self.open("/")
        pages = pages_of(self.browser.print("helper"))
        self.assertEqual(len(pages), 2)
        self.assertIn("解封", pages[0])
        self.assertIn("物业用房达标", pages[1])

    def test_scripts_can_be_turned_off(self):
        with Browser(javascript=False) as browser:
            browser.open(self.origin + "/bad")
            self.assertNotIn("oh", " ".join(browser.complaints()))
