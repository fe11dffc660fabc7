"""`trich extract PATH...`: files, folders, standard input, in which order, under which name."""
import hashlib
import os
import unittest

import harness
from harness import ARTICLE, Case


class Files(Case):
    def test_one_record_a_file_in_the_order_given(self):
        self.write("b.txt")
        self.write("a.txt", "Ngày 6/3/2024, trời mưa.\n")
        self.assertEqual(self.uris("b.txt", "a.txt"), ["b.txt", "a.txt"])

    def test_the_record_names_its_source(self):
        path = self.write("a.txt")
        record, = self.records("a.txt")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self.assertEqual(record["schema"], "trich.record/1")
        self.assertEqual(record["id"], "sha256:" + digest)
        self.assertEqual(record["source"]["uri"], "a.txt")
        self.assertEqual(record["source"]["bytes"], len(path.read_bytes()))
        self.assertEqual(record["source"]["sha256"], digest)
        self.assertEqual(record["source"]["media_type"], "text/plain")
        self.assertEqual(record["generator"]["name"], "trich")
        self.assertRegex(record["generator"]["patterns"]["sha256"], "^[0-9a-f]{64}$")

    def test_keys_stand_in_the_contracts_order(self):
        self.write("a.txt")
        record, = self.records("a.txt")
        self.assertEqual(list(record), ["schema", "id", "source", "generator", "article", "dates", "units", "officials",
                                        "ranks", "results", "documents", "awards", "warnings"])

    def test_facts_come_out(self):
        self.write("a.txt")
        record, = self.records("a.txt")
        self.assertEqual([d["value"] for d in record["dates"]], ["2024-03-05"])
        self.assertEqual([r["rank"] for r in record["ranks"]], ["Đại tá"])
        self.assertEqual([o["name"] for o in record["officials"]], ["Nguyễn Văn An"])

    def test_any_extension_is_text_when_named(self):
        self.write("article.md")
        self.write("article")
        self.assertEqual(self.uris("article.md", "article"), ["article.md", "article"])

    def test_the_path_is_kept_as_given(self):
        self.write("x/a.txt")
        self.assertEqual(self.uris("./x/../x/a.txt", str(self.dir / "x/a.txt")),
                         ["./x/../x/a.txt", str(self.dir / "x/a.txt")])

    def test_vietnamese_names_in_both_forms(self):
        self.write("báo.txt")
        self.write("ba\u0301o.txt")
        self.assertEqual(self.uris("."), ["./ba\u0301o.txt", "./báo.txt"])

    def test_a_name_that_is_no_utf8_is_read_and_shown_replaced(self):
        name = os.path.join(os.fsencode(self.dir), b"b\xffo.txt")
        with open(name, "wb") as file:
            file.write(ARTICLE.encode())
        self.assertEqual(self.uris("."), ["./b\ufffdo.txt"])

    def test_a_name_with_a_leading_dash_after_two_dashes(self):
        self.write("-x.txt")
        self.assertEqual(self.uris("--", "-x.txt"), ["-x.txt"])

    def test_crlf_bom_and_no_final_newline(self):
        self.write("a.txt", b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
        self.write("b.txt", ARTICLE.rstrip("\n"))
        first, second = self.records("a.txt", "b.txt")
        self.assertEqual([d["start"] for d in first["dates"]], [d["start"] for d in second["dates"]])

    def test_invalid_bytes_are_a_warning_not_a_failure(self):
        self.write("a.txt", ARTICLE.encode() + b"\xff\xfe xa\n")
        record, = self.records("a.txt")
        self.assertIn("undecodable_bytes", [w["code"] for w in record["warnings"]])


class Folders(Case):
    def test_walked_to_the_bottom_in_byte_order(self):
        for name in ("z.txt", "a/b.txt", "a/a.txt", "a.txt", "B.txt", "é.txt"):
            self.write("in/" + name)
        self.assertEqual(self.uris("in"), ["in/B.txt", "in/a.txt", "in/a/a.txt", "in/a/b.txt", "in/z.txt", "in/é.txt"])

    def test_a_trailing_slash_changes_nothing(self):
        self.write("in/a.txt")
        self.assertEqual(self.uris("in/"), ["in/a.txt"])

    def test_takes_txt_and_jsonl_alone(self):
        self.write("in/a.txt")
        self.write("in/B.TXT")
        self.write("in/c.json", "{}")
        self.write("in/d.md")
        self.write_lines("in/e.jsonl", {"text": ARTICLE})
        self.assertEqual(self.uris("in"), ["in/B.TXT", "in/a.txt", "in/e.jsonl:1"])

    def test_passes_over_hidden_names(self):
        self.write("in/a.txt")
        self.write("in/.b.txt")
        self.write("in/.git/c.txt")
        self.write("in/__MACOSX/._a.txt")
        self.assertEqual(self.uris("in"), ["in/a.txt"])

    def test_a_link_back_to_the_folder_is_no_loop(self):
        self.write("in/a.txt")
        os.symlink("..", self.dir / "in/loop")
        self.assertEqual(self.uris("in"), ["in/a.txt"])

    def test_a_linked_file_is_read(self):
        self.write("elsewhere.txt")
        (self.dir / "in").mkdir()
        os.symlink("../elsewhere.txt", self.dir / "in/a.txt")
        self.assertEqual(self.uris("in"), ["in/a.txt"])

    def test_an_earlier_output_in_the_folder_is_not_input(self):
        self.write("in/a.txt")
        for _ in range(2):
            self.run_trich("extract", "in", "-o", "in/out.jsonl")
        self.assertEqual((self.dir / "in/out.jsonl").read_text().count("\n"), 1)

    def test_folders_and_files_mix(self):
        self.write("in/a.txt")
        self.write("z.txt")
        self.assertEqual(self.uris("z.txt", "in"), ["z.txt", "in/a.txt"])


class StandardInput(Case):
    def test_a_dash_reads_one_article(self):
        record, = self.records("-", stdin=ARTICLE.encode())
        self.assertEqual(record["source"]["uri"], "-")
        self.assertEqual([d["value"] for d in record["dates"]], ["2024-03-05"])

    def test_the_same_bytes_give_the_same_facts_as_a_file(self):
        self.write("a.txt")
        first, second = self.records("a.txt", "-", stdin=ARTICLE.encode())
        del first["source"], second["source"]
        self.assertEqual(first, second)

    def test_a_large_article_comes_in_pieces(self):
        text = ARTICLE * 3000
        record, = self.records("-", stdin=text.encode())
        self.assertEqual(len(record["dates"]), 3000)

    def test_empty(self):
        self.assertEqual(self.records("-", code=1), [])
        self.assertIn("trich: -: ", self.stderr)


class Published(Case):
    def test_given_date_resolves_the_year(self):
        text = "Sáng 5/3, trời mưa.\n".encode()
        record, = self.records("--published", "2024-03-06", "-", stdin=text)
        self.assertEqual(record["article"]["published"], "2024-03-06")
        self.assertEqual(record["dates"][0]["value"], "2024-03-05")

    def test_with_the_time_of_day(self):
        record, = self.records("--published", "2024-03-06T10:02", "-", stdin=ARTICLE.encode())
        self.assertEqual(record["article"]["published"], "2024-03-06T10:02")

    def test_malformed_dates_are_refused(self):
        for date in ("6/3/2024", "2024-3-6", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024", "", "20240306",
                     "2024-03-06T25:00", "2024-03-06T10:60", "2024-03-06 10:02", "2024-03-06T10:02:33", "2024-03-06x"):
            with self.subTest(date):
                out, err = self.run_trich("extract", "--published=" + date, "-", stdin=ARTICLE.encode(), code=2)
                self.assertEqual(out, "")
                self.assertTrue(err.startswith("trich: "), err)

    def test_leap_day(self):
        self.records("--published", "2024-02-29", "-", stdin=ARTICLE.encode())


class Offsets(Case):
    TEXT = "😀 Đại hội ngày 5/3/2024.\n"

    def slice_of(self, unit, cut):
        record, = self.records("--offsets", unit, "-", stdin=self.TEXT.encode())
        date, = record["dates"]
        self.assertEqual(cut(date["start"], date["end"]), date["text"])
        return date["start"]

    def test_each_unit_cuts_the_text_out(self):
        utf8, utf16 = self.TEXT.encode(), self.TEXT.encode("utf-16-le")
        starts = [self.slice_of("codepoint", lambda a, b: self.TEXT[a:b]),
                  self.slice_of("utf16", lambda a, b: utf16[2 * a:2 * b].decode("utf-16-le")),
                  self.slice_of("byte", lambda a, b: utf8[a:b].decode())]
        self.assertEqual(len(set(starts)), 3)

    def test_code_points_are_the_default(self):
        plain, = self.records("-", stdin=self.TEXT.encode())
        named, = self.records("--offsets", "codepoint", "-", stdin=self.TEXT.encode())
        self.assertEqual(plain, named)

    def test_unknown_unit(self):
        self.run_trich("extract", "--offsets", "chars", "-", code=2)


if __name__ == "__main__":
    harness.main()
