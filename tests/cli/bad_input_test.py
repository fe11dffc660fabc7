"""Input that cannot be read: a clear message each, exit code 1, and the rest done."""
import os
import unittest

import harness
from harness import ARTICLE, Case


class OneBadFile(Case):
    def check(self, bad, reason):
        """`bad` between two good files: they are read, it is named with the reason."""
        self.write("a.txt")
        self.write("z.txt")
        self.assertEqual(self.uris("a.txt", bad, "z.txt", code=1), ["a.txt", "z.txt"])
        self.assertEqual(self.stderr, f"trich: {bad}: {reason}\n")

    def test_missing(self):
        self.check("gone.txt", "No such file or directory")

    def test_missing_jsonl(self):
        self.check("gone.jsonl", "No such file or directory")

    def test_empty(self):
        self.write("bad.txt", b"")
        self.check("bad.txt", "the file is empty")

    def test_white_space_alone(self):
        self.write("bad.txt", b"\xef\xbb\xbf \n\t\r\n")
        self.check("bad.txt", "the file holds no text")

    def test_binary(self):
        self.write("bad.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00")
        self.check("bad.txt", "a binary file, not text")

    def test_binary_behind_a_text_head(self):
        self.write("bad.txt", b"x" * 8000 + b"\x00")
        self.check("bad.txt", "a binary file, not text")

    def test_utf16_both_ways(self):
        for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            self.write("bad.txt", mark + ARTICLE.encode(name))
            self.check("bad.txt", "the text is UTF-16; only UTF-8 is read")

    def test_a_link_to_itself(self):
        os.symlink("bad.txt", self.dir / "bad.txt")
        self.check("bad.txt", "Too many levels of symbolic links")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_without_permission(self):
        self.write("bad.txt").chmod(0)
        self.check("bad.txt", "Permission denied")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_folder_without_permission(self):
        self.write("in/b.txt")
        self.write("in/locked/c.txt").parent.chmod(0)
        self.addCleanup((self.dir / "in/locked").chmod, 0o700)
        self.assertEqual(self.uris("in", code=1), ["in/b.txt"])
        self.assertEqual(self.stderr, "trich: in/locked: Permission denied\n")

    def test_a_pipe_in_a_folder_is_not_waited_for(self):
        self.write("in/a.txt")
        os.mkfifo(self.dir / "in/b.txt")
        self.assertEqual(self.uris("in", code=1), ["in/a.txt"])
        self.assertEqual(self.stderr, "trich: in/b.txt: a pipe or device, not a file\n")

    def test_a_folder_without_articles(self):
        self.write("in/a.json", "{}")
        self.check("in", "no .txt or .jsonl file in this folder")

    def test_inside_a_folder(self):
        self.write("in/a.txt")
        self.write("in/b.txt", b"")
        self.write("in/c.txt")
        self.assertEqual(self.uris("in", code=1), ["in/a.txt", "in/c.txt"])
        self.assertEqual(self.stderr, "trich: in/b.txt: the file is empty\n")

    def test_nothing_but_bad_ones(self):
        self.assertEqual(self.records("gone.txt", "gone2.txt", code=1), [])
        self.assertEqual(len(self.stderr.splitlines()), 2)

    def test_a_nul_far_into_the_text_is_text(self):
        self.write("a.txt", ARTICLE.encode() * 100 + b"\x00\n")
        self.assertEqual(len(self.records("a.txt")), 1)


class OddTexts(Case):
    """Texts that have broken others: a record each, no failure."""

    TEXTS = {
        "one character": "x",
        "no letters": "-- ... 12/3 ?? !!\n",
        "combining mark first": "\u0301a 5/3/2024\n",
        "one long line": "Ngày 5/3/2024 trời mưa, " * 20000,
        "a word without end": "a" * 300000,
        "digits without end": "1" * 300000,
        "many marks": "a" + "\u0301" * 5000 + "\n",
        "stray returns": "Ngày 5/3/2024\rtrời mưa\r\r\n",
        "control characters": "Ngày\x01 5/3/2024\x1b[31m\x7f\x85\n",
        "line separators": "Ngày 5/3/2024\u2028trời\u2029mưa\u0085\n",
        "many lines": "\n" * 50000 + "Ngày 5/3/2024\n",
        "brackets": "(" * 20000 + ")" * 20000,
        "beyond the BMP": "𠀀😀" * 1000 + " ngày 5/3/2024\n",
        "private use": "\ue000\uf8ff ngày 5/3/2024\n",
    }

    def test_all(self):
        for name, text in self.TEXTS.items():
            with self.subTest(name):
                self.write("a.txt", text)
                record, = self.records("a.txt")
                for date in record["dates"]:
                    self.assertEqual(text[date["start"]:date["end"]], date["text"])
                self.assertEqual(self.stderr, "")

    def test_bytes_of_every_value(self):
        self.write("a.txt", ARTICLE.encode() + bytes(range(1, 256)) * 20)
        self.assertEqual(len(self.records("a.txt")), 1)


if __name__ == "__main__":
    harness.main()
