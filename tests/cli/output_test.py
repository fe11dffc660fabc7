"""Where records go: standard output, -o FILE, the formats, failed writes, signals, pipes."""
import json
import os
import select
import signal
import stat
import subprocess
import time
import unittest

import harness
from harness import ARTICLE, TRICH, Case


class Formats(Case):
    def test_jsonl_is_a_record_a_line(self):
        self.write("a.txt")
        out, _ = self.run_trich("extract", "a.txt", "a.txt")
        named, _ = self.run_trich("extract", "--format", "jsonl", "a.txt", "a.txt")
        self.assertEqual(out, named)
        lines = out.split("\n")
        self.assertEqual((len(lines), lines[2], lines[0]), (3, "", lines[1]))
        self.assertEqual(len(out.splitlines()), 2, "no character that ends a line for some readers")

    def test_json_is_the_same_record_over_lines(self):
        self.write("a.txt")
        line, _ = self.run_trich("extract", "a.txt")
        pretty, _ = self.run_trich("extract", "--format", "json", "a.txt")
        self.assertEqual(json.loads(pretty), json.loads(line))
        self.assertEqual(pretty, json.dumps(json.loads(line), ensure_ascii=False, indent=2) + "\n")

    def test_line_separators_are_escaped(self):
        text = "Luật\u2028Đất đai \u0085 \u2029 ngày\u2028 5/3/2024\n"
        for style in ("jsonl", "json"):
            out, _ = self.run_trich("extract", "--format", style, "-", stdin=text.encode())
            for mark in "\u0085\u2028\u2029":
                self.assertNotIn(mark, out)

    def test_summary_shows_the_article(self):
        self.write("a.txt")
        out, err = self.run_trich("extract", "--format", "summary", "a.txt", "a.txt")
        self.assertEqual(err, "")
        for words in ("a.txt\n", "1 date,", "Nguyễn Văn An", "2024-03-05", "2 articles: 2 dates,"):
            self.assertIn(words, out)

    def test_summary_shows_no_control_character(self):
        out, _ = self.run_trich("extract", "--format", "summary", "-", stdin=b"Lu\xe1\xba\xadt \x1b[31m 5/3/2024\n")
        self.assertNotIn("\x1b", out)

    def test_unknown_format(self):
        self.run_trich("extract", "--format", "xml", "-", code=2)

    def test_twice_the_same_bytes(self):
        self.write("a.txt")
        self.assertEqual(self.run_trich("extract", "a.txt"), self.run_trich("extract", "a.txt"))


class ToFile(Case):
    def test_the_file_holds_what_standard_output_would(self):
        self.write("a.txt")
        shown, _ = self.run_trich("extract", "a.txt")
        out, err = self.run_trich("extract", "a.txt", "-o", "out.jsonl")
        self.assertEqual((out, err), ("", ""))
        self.assertEqual((self.dir / "out.jsonl").read_text(), shown)
        self.assert_tidy("a.txt", "out.jsonl")

    def test_long_option_and_dash(self):
        self.write("a.txt")
        shown, _ = self.run_trich("extract", "a.txt")
        self.assertEqual(self.run_trich("extract", "a.txt", "-o", "-")[0], shown)
        self.run_trich("extract", "a.txt", "--output", "out.jsonl")
        self.assert_tidy("a.txt", "out.jsonl")

    def test_an_existing_file_is_replaced_and_keeps_its_mode(self):
        self.write("a.txt")
        self.write("out.jsonl", "old\n").chmod(0o640)
        self.run_trich("extract", "a.txt", "-o", "out.jsonl")
        self.assertNotIn("old", (self.dir / "out.jsonl").read_text())
        self.assertEqual(stat.S_IMODE((self.dir / "out.jsonl").stat().st_mode), 0o640)

    def test_a_new_file_has_the_usual_mode(self):
        self.write("a.txt")
        before = os.umask(0o027)
        self.addCleanup(os.umask, before)
        self.run_trich("extract", "a.txt", "-o", "out.jsonl")
        self.assertEqual(stat.S_IMODE((self.dir / "out.jsonl").stat().st_mode), 0o640)

    def test_a_link_stays_a_link(self):
        self.write("a.txt")
        self.write("real.jsonl", "old\n")
        os.symlink("real.jsonl", self.dir / "out.jsonl")
        self.run_trich("extract", "a.txt", "-o", "out.jsonl")
        self.assertTrue((self.dir / "out.jsonl").is_symlink())
        self.assertNotIn("old", (self.dir / "real.jsonl").read_text())

    def test_some_inputs_failed_the_rest_is_there(self):
        self.write("a.txt")
        self.run_trich("extract", "a.txt", "gone.txt", "-o", "out.jsonl", code=1)
        self.assertEqual((self.dir / "out.jsonl").read_text().count("\n"), 1)
        self.assert_tidy("a.txt", "out.jsonl")

    def test_an_input_is_not_replaced(self):
        self.write("a.txt")
        os.symlink("a.txt", self.dir / "link")
        for output in ("a.txt", "./a.txt", "link"):
            _, err = self.run_trich("extract", "a.txt", "-o", output, code=2)
            self.assertEqual(err, "trich: a.txt: is an input, and the output would replace it\n")
        self.assertEqual((self.dir / "a.txt").read_text(), ARTICLE)
        self.assert_tidy("a.txt", "link")

    def test_a_folder_that_is_not_there(self):
        self.write("a.txt")
        _, err = self.run_trich("extract", "a.txt", "-o", "no/out.jsonl", code=3)
        self.assertEqual(err, "trich: no/out.jsonl: No such file or directory\n")
        self.assert_tidy("a.txt")

    def test_a_folder_in_its_place(self):
        self.write("a.txt")
        (self.dir / "out").mkdir()
        _, err = self.run_trich("extract", "a.txt", "-o", "out", code=3)
        self.assertEqual(err, "trich: out: Is a directory\n")

    def test_a_full_device(self):
        self.write("a.txt")
        _, err = self.run_trich("extract", "a.txt", "-o", "/dev/full", code=3)
        self.assertEqual(err, "trich: /dev/full: No space left on device\n")

    def test_a_write_that_fails_leaves_the_old_file_and_no_temporary_one(self):
        self.write("a.txt", ARTICLE * 400)
        self.write("out.jsonl", "old\n")

        def small_files():
            import resource
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        _, err = self.run_trich("extract", "a.txt", "-o", "out.jsonl", code=3, preexec_fn=small_files)
        self.assertEqual(err, "trich: out.jsonl: File too large\n")
        self.assertEqual((self.dir / "out.jsonl").read_text(), "old\n")
        self.assert_tidy("a.txt", "out.jsonl")

    def test_a_null_device(self):
        self.write("a.txt")
        self.run_trich("extract", "a.txt", "-o", "/dev/null")


class StandardOutput(Case):
    def test_full_device(self):
        self.write("a.txt")
        with open("/dev/full", "wb") as full:
            for args in (("extract", "a.txt"), ("schema",)):
                _, err = self.run_trich(*args, code=3, stdout=full)
                self.assertEqual(err, "trich: standard output: No space left on device\n")

    def test_a_reader_that_goes_away_is_no_error(self):
        self.write_lines("in.jsonl", *({"text": ARTICLE * 20} for _ in range(400)))
        process = self.start("extract", "in.jsonl")
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        self.assertEqual((process.wait(timeout=60), err), (0, b""))


class SlowWriters(Case):
    """What is there is written before the program waits for more."""

    def test_records_come_before_standard_input_is_read(self):
        self.write("a.txt")
        process = self.start("extract", "a.txt", "a.txt", "-")
        self.assertEqual([json.loads(process.stdout.readline())["source"]["uri"] for _ in range(2)], ["a.txt"] * 2)
        rest, _ = process.communicate(ARTICLE.encode(), timeout=30)
        self.assertEqual((process.returncode, json.loads(rest)["source"]["uri"]), (0, "-"))

    def test_a_line_of_a_pipe_is_answered_at_once(self):
        os.mkfifo(self.dir / "in.jsonl")
        process = self.start("extract", "in.jsonl")
        with open(self.dir / "in.jsonl", "w") as pipe:
            for name in ("first", "second"):
                pipe.write(json.dumps({"id": name, "text": ARTICLE}) + "\n")
                pipe.flush()
                ready, _, _ = select.select([process.stdout], [], [], 30)
                self.assertTrue(ready, "waits for more lines")
                self.assertEqual(json.loads(process.stdout.readline())["id"], name)
        rest, err = process.communicate(timeout=30)
        self.assertEqual((process.returncode, rest, err), (0, b"", b""))


class Signals(Case):
    def until(self, condition):
        for _ in range(1000):
            if condition():
                return
            time.sleep(0.01)
        self.fail("waited ten seconds in vain")

    def temporaries(self):
        return [name for name in os.listdir(self.dir) if name.startswith(".out.jsonl.")]

    def check_interrupted(self, number):
        process = self.start("extract", "-", "-o", "out.jsonl")
        self.until(self.temporaries)
        process.send_signal(number)
        self.assertEqual(process.wait(timeout=30), 130)
        process.stdin.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stdout.close()
        process.stderr.close()
        self.assert_tidy()

    def test_interrupt_while_it_waits_for_input(self):
        self.check_interrupted(signal.SIGINT)

    def test_termination(self):
        self.check_interrupted(signal.SIGTERM)

    def test_the_old_output_stays(self):
        self.write("out.jsonl", "old\n")
        process = self.start("extract", "-", "-o", "out.jsonl")
        self.until(self.temporaries)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        self.assertEqual(process.returncode, 130)
        self.assertEqual((self.dir / "out.jsonl").read_text(), "old\n")
        self.assert_tidy("out.jsonl")

    def test_stops_between_articles_with_whole_lines(self):
        self.write("a.txt")
        os.mkfifo(self.dir / "b.txt")
        process = self.start("extract", "a.txt", "b.txt", "a.txt")
        first = process.stdout.readline()
        time.sleep(0.2)  # it now waits for the pipe's other end
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate(timeout=30)
        self.assertEqual((process.returncode, rest, err), (130, b"", b""))
        self.assertEqual(json.loads(first)["source"]["uri"], "a.txt")

    def test_during_many_articles(self):
        self.write_lines("in.jsonl", *({"text": ARTICLE * 50} for _ in range(3000)))
        process = self.start("extract", "in.jsonl")
        process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertTrue(rest == b"" or rest.endswith(b"\n"))
        self.assertLess(rest.count(b"\n"), 2999)


if __name__ == "__main__":
    harness.main()
