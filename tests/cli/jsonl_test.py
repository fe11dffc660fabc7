"""`.jsonl` files: an article a line."""
import json

import harness
from harness import ARTICLE, Case

SECOND = "Chiều 7/3/2024, Thượng tá Trần Thị Bình phát biểu.\n"


class Lines(Case):
    def test_an_article_a_line(self):
        self.write_lines("in.jsonl", {"id": "x1", "text": ARTICLE}, {"id": "x2", "text": SECOND})
        first, second = self.records("in.jsonl")
        self.assertEqual((first["id"], first["source"]["uri"]), ("x1", "x1"))
        self.assertEqual((second["id"], second["source"]["uri"]), ("x2", "x2"))
        self.assertEqual(second["dates"][0]["value"][:10], "2024-03-07")

    def test_without_an_id_the_line_names_it(self):
        self.write_lines("in.jsonl", {"text": ARTICLE}, {"text": SECOND})
        self.assertEqual(self.uris("in.jsonl"), ["in.jsonl:1", "in.jsonl:2"])
        record = self.records("in.jsonl")[0]
        self.assertEqual(record["id"], "sha256:" + record["source"]["sha256"])

    def test_a_number_is_an_id_too(self):
        self.write_lines("in.jsonl", {"id": 17, "text": ARTICLE})
        self.assertEqual(self.records("in.jsonl")[0]["id"], "17")

    def test_title_and_date(self):
        self.write_lines("in.jsonl", {"title": "Hội nghị quý I", "text": "Sáng 5/3, trời mưa.\n", "published": "2024-03-06"})
        record, = self.records("in.jsonl")
        self.assertEqual(record["article"]["title"], "Hội nghị quý I")
        self.assertEqual(record["article"]["published"], "2024-03-06")
        self.assertEqual(record["dates"][0]["value"], "2024-03-05")

    def test_the_lines_date_goes_before_the_options(self):
        self.write_lines("in.jsonl", {"text": "Sáng 5/3, trời mưa.\n", "published": "2020-03-06"},
                         {"text": "Sáng 5/3, trời mưa.\n"})
        records = self.records("--published", "2024-03-06", "in.jsonl")
        self.assertEqual([r["dates"][0]["value"] for r in records], ["2020-03-05", "2024-03-05"])

    def test_null_is_as_good_as_absent(self):
        self.write_lines("in.jsonl", {"id": None, "title": None, "published": None, "text": ARTICLE})
        self.assertEqual(self.uris("in.jsonl"), ["in.jsonl:1"])

    def test_other_keys_are_passed_over(self):
        self.write_lines("in.jsonl", {"text": ARTICLE, "url": "x", "tags": [1, {"a": None}]})
        self.assertEqual(len(self.records("in.jsonl")), 1)

    def test_blank_lines_bom_crlf_and_no_final_newline(self):
        self.write("in.jsonl", b'\xef\xbb\xbf{"text": "Ng\xc3\xa0y 5/3/2024"}\r\n\r\n  \n{"text": "Ng\xc3\xa0y 6/3/2024"}')
        self.assertEqual(self.uris("in.jsonl"), ["in.jsonl:1", "in.jsonl:4"])

    def test_escapes(self):
        self.write("in.jsonl", '{"text": "Ng\\u00e0y 5/3/2024 \\ud83d\\ude00 \\"xong\\""}\n')
        record, = self.records("in.jsonl")
        self.assertEqual(record["dates"][0]["text"], "Ngày 5/3/2024")

    def test_upper_case_extension(self):
        self.write_lines("IN.JSONL", {"text": ARTICLE})
        self.assertEqual(self.uris("IN.JSONL"), ["IN.JSONL:1"])

    def test_a_line_longer_than_the_read_buffer(self):
        self.write_lines("in.jsonl", {"text": ARTICLE * 2000}, {"text": SECOND})
        records = self.records("in.jsonl")
        self.assertEqual(len(records[0]["dates"]), 2000)
        self.assertEqual(records[1]["source"]["uri"], "in.jsonl:2")

    def test_many_lines_keep_their_numbers(self):
        self.write_lines("in.jsonl", *({"text": f"Ngày {1 + i % 28}/3/2024, " + "trời mưa " * (i % 97)} for i in range(3000)))
        self.assertEqual(self.uris("in.jsonl"), [f"in.jsonl:{i + 1}" for i in range(3000)])


class Batches(Case):
    """Articles are read many at a time; nothing of that shows."""

    def test_each_record_is_what_the_article_gives_alone(self):
        articles = [{"id": str(i), "text": ARTICLE * (i % 3) + SECOND * (i % 5 + 1)} for i in range(70)]
        articles[40]["text"] = SECOND * 3000  # larger than a batch
        lines = [json.dumps(article, ensure_ascii=False) for article in articles]
        lines[10:10] = ["{", "[]"]
        lines[50:50] = ["{}"]
        self.write("in.jsonl", "\n".join(lines))
        together, err = self.run_trich("extract", "in.jsonl", "--offsets", "utf16", code=1)
        self.assertEqual([line.split(": ")[1] for line in err.splitlines()],
                         ["in.jsonl:11", "in.jsonl:12", "in.jsonl:51"])
        together = together.split("\n")[:-1]
        self.assertEqual([json.loads(line)["id"] for line in together], [str(i) for i in range(70)])
        for i in (0, 9, 10, 31, 32, 40, 41, 69):
            self.write_lines("one.jsonl", articles[i])
            alone, _ = self.run_trich("extract", "one.jsonl", "--offsets", "utf16")
            self.assertEqual(alone, together[i] + "\n", i)


class BadLines(Case):
    def test_each_bad_line_is_named_and_the_rest_done(self):
        good = '{"id": "ok", "text": "Ngày 5/3/2024"}\n'
        bad = {
            '{"text": "x"': "not valid JSON",
            "[1]": "not a JSON object",
            '"x"': "not a JSON object",
            "{}": 'the key "text" is missing',
            '{"text": 5}': '"text" is not a string',
            '{"text": null}': '"text" is not a string',
            '{"text": ""}': '"text" holds no text',
            '{"text": "  \\n "}': '"text" holds no text',
            '{"text": "x", "title": 5}': '"title" is not a string',
            '{"text": "x", "published": 2024}': '"published" is not a string',
            '{"text": "x", "published": "6/3/2024"}': '"published" is not YYYY-MM-DD',
            '{"text": "x", "id": [1]}': '"id" is neither a string nor a whole number',
            '{"text": "x", "id": 1.5}': '"id" is neither a string nor a whole number',
            '{"text": "x"} {"text": "y"}': "not valid JSON",
            '{"text": "\\ud800"}': "not valid JSON",
        }
        self.write("in.jsonl", good + "".join(line + "\n" + good for line in bad))
        self.assertEqual(self.uris("in.jsonl", code=1), ["ok"] * (len(bad) + 1))
        messages = self.stderr.splitlines()
        self.assertEqual(len(messages), len(bad))
        for i, (message, reason) in enumerate(zip(messages, bad.values())):
            self.assertTrue(message.startswith(f"trich: in.jsonl:{2 * i + 2}: {reason}"), message)

    def test_bytes_that_are_no_utf8(self):
        self.write("in.jsonl", b'{"text": "\xff"}\n{"text": "Ng\xc3\xa0y 5/3/2024"}\n')
        self.assertEqual(self.uris("in.jsonl", code=1), ["in.jsonl:2"])
        self.assertIn("trich: in.jsonl:1: not valid JSON", self.stderr)

    def test_a_file_without_lines(self):
        for content in ("", "\n\n"):
            self.write("in.jsonl", content)
            self.assertEqual(self.records("in.jsonl", code=1), [])
            self.assertIn("trich: in.jsonl: ", self.stderr)


if __name__ == "__main__":
    harness.main()
