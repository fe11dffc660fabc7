"""What the files of words, rules, schemas and articles must be like."""
import pathlib
import re
import unicodedata
import unittest

from tracked import ROOT, relative, tracked

FILES = [path for path in tracked() if relative(path).split("/")[0] in ("patterns", "schemas")]


class Data(unittest.TestCase):
    def test_there_is_some(self):
        suffixes = {path.suffix for path in FILES}
        self.assertLessEqual({".toml", ".tsv", ".json"}, suffixes)

    def test_nfc_utf8_without_mark_and_returns(self):
        for path in FILES:
            data = path.read_bytes()
            self.assertFalse(data.startswith(b"\xef\xbb\xbf"), f"{relative(path)}: a byte order mark")
            self.assertNotIn(b"\r", data, f"{relative(path)}: a carriage return")
            self.assertTrue(data.endswith(b"\n"), f"{relative(path)}: no line break at the end")
            for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
                self.assertTrue(unicodedata.is_normalized("NFC", line), f"{relative(path)}:{number}: not NFC")

    def test_word_lists_name_a_source_in_every_row(self):
        lists = [path for path in FILES if path.suffix == ".tsv"]
        self.assertTrue(lists)
        for path in lists:
            header, *rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
            columns = header.split("\t")
            self.assertEqual(columns[:2], ["form", "value"], relative(path))
            self.assertIn("source", columns, relative(path))
            self.assertTrue(rows, f"{relative(path)}: no rows")
            for number, row in enumerate(rows, 2):
                cells = row.split("\t")
                where = f"{relative(path)}:{number}"
                self.assertEqual(len(cells), len(columns), f"{where}: {len(cells)} cells of {len(columns)}")
                self.assertTrue(cells[0].strip(), f"{where}: no form")
                self.assertTrue(cells[columns.index("source")].strip(), f"{where}: no source")

    def test_rules_keep_to_vietnamese_letters(self):
        """Classes of Unicode make RE2's programs ten times larger; \\b and \\w are ASCII in RE2."""
        for path in FILES:
            if path.suffix != ".toml":
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                pattern = re.match(r"\s*(?:pattern|[a-z][a-z0-9_-]*)\s*=\s*'(.*)'", line)
                if pattern:
                    bad = re.search(r"(?<!\\)(?:\\\\)*(\\[bBwWsSdDpP])", pattern[1])
                    self.assertIsNone(bad, f"{relative(path)}:{number}: {bad and bad[1]}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
