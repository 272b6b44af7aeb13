"""Others change the same file, and the program ends at the worst moment: nothing is lost, nothing is
overwritten."""
import json
import pathlib
import random
import re
import shutil
import signal
import tempfile
import threading
import time
import unittest
import urllib.parse

from journey import Restored, in_both_languages
from server import ROOT, Server

CASE, FACT = "boxin", "households"


@in_both_languages
class Conflict(Restored):
    """Two people, one case."""

    def edit(self, text, by):
        """Another program changes the file."""
        path = self.file(CASE)
        before = path.read_text("utf-8")
        self.assertIn(text, before)
        path.write_text(before.replace(text, by), "utf-8")

    def fill(self, value):
        """Fills in the form of the fact."""
        self.type("value", value)
        self.type("source", "来信")
        self.type("who", "李强")

    def test_the_second_of_two_tabs_is_told_and_overwrites_nothing(self):
        driver = self.browser.driver
        self.open(f"/cases/{CASE}/facts/{FACT}")
        first = driver.current_window_handle
        driver.switch_to.new_window("tab")
        try:
            self.open(f"/cases/{CASE}/facts/{FACT}")
            self.fill("98")
            self.submit("main form.edit button")
            self.assertEqual(self.browser.path, f"/cases/{CASE}")
        finally:
            driver.close()
            driver.switch_to.window(first)
        between = self.file(CASE).read_bytes()
        self.fill("99")
        self.submit("main form.edit button")
        self.assertEqual(self.status(), 412)
        self.refused(412)
        self.assertIn(self.say("Nothing was written", "本次未写入"), self.alert())
        # What is there now stands beside what was typed.
        self.assertIn("98", self.alert())
        self.assertEqual(self.value("value"), "99")
        self.assertEqual(self.value("source"), "来信")
        self.assertEqual(self.value("who"), "李强")
        self.assertEqual(self.file(CASE).read_bytes(), between)
        # Sent again, knowing what is there, it is written.
        self.submit("main form.edit button")
        self.assertEqual(self.browser.path, f"/cases/{CASE}")
        stated = self.server.ask(f"/api/v1/cases/{CASE}").json["facts"][FACT]
        self.assertEqual(stated["value"], 99)

    def test_a_file_that_another_program_edited_is_not_overwritten(self):
        self.open(f"/cases/{CASE}/facts/{FACT}")
        self.edit("households: {value: 96,", "households: {value: 77,")
        between = self.file(CASE).read_bytes()
        self.fill("99")
        self.submit("main form.edit button")
        self.refused(412)
        self.assertIn("77", self.alert())
        self.assertEqual(self.value("value"), "99")
        self.assertEqual(self.file(CASE).read_bytes(), between)

    def test_every_form_that_writes_looks_before(self):
        old = self.etag(CASE)
        self.assertEqual(self.send(f"/cases/{CASE}/ask", at="assets.seized", asked="yes",
                                   value="true").status, 303)
        self.edit("households: {value: 96,", "households: {value: 77,")
        between = self.file(CASE).read_bytes()
        for path, fields in [
            (f"facts/{FACT}", {"value": "99"}),
            ("record", {"remedy": "verify-planning", "status": "started", "note": "再报"}),
            ("undo", {"remedy": "verify-paperwork"}), ("ask/save", {}),
        ]:
            with self.subTest(path):
                reply = self.send(f"/cases/{CASE}/{path}", who="李强", sum=old, **fields)
                self.assertEqual(reply.status, 412)
                self.assertIn(self.say("Nothing was written", "本次未写入"), self.told(reply))
                self.assertEqual(self.file(CASE).read_bytes(), between)
                for typed in fields.values():
                    self.assertIn(f'value="{typed}"', reply.text)
        review = self.server.ask(f"/cases/{CASE}/ask/review").text
        self.assertIn("assets.seized", review)

    def test_a_form_that_does_not_say_what_it_saw_is_not_written(self):
        before = self.file(CASE).read_bytes()
        for fields in [{}, {"sum": ""}, {"sum": "*"}]:
            with self.subTest(fields):
                reply = self.send(f"/cases/{CASE}/facts/{FACT}", value="99", who="李强", **fields)
                self.assertIn(reply.status, (412, 422, 428))
                self.assertEqual(self.file(CASE).read_bytes(), before)

    def test_pages_follow_a_file_that_was_edited(self):
        self.open(f"/cases/{CASE}")
        self.assertIn("96", self.browser.text(".page header"))
        self.edit("households: {value: 96,", "households: {value: 4321,")
        start = time.monotonic()
        self.browser.wait(lambda: self.browser.driver.refresh()
                          or "4321" in self.browser.text(".page header"), seconds=5)
        self.assertLess(time.monotonic() - start, 3)
        reply = self.server.ask(f"/api/v1/cases/{CASE}")
        self.assertEqual(reply.json["facts"][FACT]["value"], 4321)
        # An edit of the same length is seen as well.
        self.edit("households: {value: 4321,", "households: {value: 4322,")
        reply = self.server.ask(f"/api/v1/cases/{CASE}")
        self.assertEqual(reply.json["facts"][FACT]["value"], 4322)
        self.browser.wait(lambda: "4322" in self.server.ask("/cases").text, seconds=5)

    def test_a_file_that_was_broken_is_told_and_not_written(self):
        self.open(f"/cases/{CASE}/facts/{FACT}")
        self.edit("households: {value: 96,", "households: {value: 96")
        between = self.file(CASE).read_bytes()
        self.fill("99")
        self.submit("main form.edit button")
        self.assertGreaterEqual(self.status(), 400)
        self.refused(self.status())
        self.assertIn("boxin.yaml", self.browser.text("main"))
        self.assertEqual(self.file(CASE).read_bytes(), between)


class Killed(unittest.TestCase):
    """The program is killed while it writes, again and again."""

    times = 20

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="workbench-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        shutil.copytree(ROOT / "rules", self.folder / "rules")
        (self.folder / "cases").mkdir()
        self.file = self.folder / "cases/boxin.yaml"
        shutil.copy(ROOT / "cases/examples/list/boxin.yaml", self.file)
        self.server = Server(folder=self.folder)
        self.addCleanup(self.server.stop)

    def post(self, number):
        """States a fact anew; whether that was confirmed."""
        tag = self.server.ask(f"/api/v1/cases/{CASE}").fields["etag"].strip('"')
        reply = self.server.ask(
            f"/cases/{CASE}/facts/{FACT}", "POST", body=urllib.parse.urlencode(
                {"value": number, "who": f"post-{number}", "sum": tag}),
            fields={"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(reply.status, 303)

    def test_every_change_that_was_confirmed_is_there(self):
        chance = random.Random(7)
        number, confirmed, interrupted = 1000, [], 0
        comment = self.file.read_text("utf-8").splitlines()[0]
        for _ in range(self.times):
            self.server.start()
            stated = self.server.ask(f"/api/v1/cases/{CASE}").json["facts"][FACT]["value"]
            if confirmed:
                # It may be one whose answer did not come any more, of this round or an earlier one.
                self.assertTrue(confirmed[-1] <= stated <= number, (confirmed[-1], stated, number))
            killer = threading.Timer(
                0.05 + chance.random() * 0.6, self.server.process.send_signal, (signal.SIGKILL,))
            killer.start()
            try:
                while True:
                    number += 1
                    self.post(number)
                    confirmed.append(number)
            except OSError:
                interrupted += 1
            except Exception as error:  # the answer was cut off
                self.assertIn(type(error).__name__, (
                    "RemoteDisconnected", "BadStatusLine", "IncompleteRead"))
                interrupted += 1
            killer.join()
            self.server.stop(signal.SIGKILL)
        self.assertEqual(interrupted, self.times)
        self.assertGreater(len(confirmed), self.times)
        self.server.start()
        stated = self.server.ask(f"/api/v1/cases/{CASE}").json["facts"][FACT]["value"]
        self.assertTrue(confirmed[-1] <= stated <= number, (confirmed[-1], stated, number))
        self.assertTrue(self.file.read_text("utf-8").startswith(comment))
        # The journal has whole lines only, each change that was confirmed among them once.
        journal = (self.folder / "cases/.advisor/changes.ndjson").read_text("utf-8")
        lines = [json.loads(line) for line in journal.splitlines()]
        who = [line["who"] for line in lines]
        for number in confirmed:
            self.assertEqual(who.count(f"post-{number}"), 1, number)
        self.assertEqual([line for line in lines if line["who"] == f"post-{confirmed[-1]}"][0][
            "facts"][0]["after"], str(confirmed[-1]))
        # The history shows every one of them, and nothing is left beside the file.
        history = self.server.ask(f"/cases/{CASE}/history").text
        shown = set(re.findall(r"<td>post-(\d+)</td>", history))
        self.assertLessEqual({str(number) for number in confirmed}, shown)
        self.assertEqual(self.server.ask("/api/v1/cases").json.get("unusable", []), [])
        # What a killed program left beside the file does not pile up.
        left = [path.name for path in (self.folder / "cases").iterdir()]
        self.assertLessEqual(len(left), 4, left)
