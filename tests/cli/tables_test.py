"""`trich tables`: the same facts as the records, as CSV tables that join."""
import csv
import io
import json
import os
import pathlib
import resource
import signal
import time

import harness
from harness import ARTICLE, PATTERNS, Case

CORPUS = pathlib.Path(PATTERNS).parent / "corpus"
METADATA = pathlib.Path(PATTERNS).parent / "schemas" / "tables.json"
NUMBERS = {"article", "row", "award_row", "start", "end", "bytes", "value", "min", "max", "of"}
FORMULA = tuple("=+-@\t\r'")


def table_names():
    return [table["url"] for table in json.loads(METADATA.read_text())["tables"]]


def cell(name, value, table):
    """What the column of a table holds for a value of the record."""
    if value is None:
        return ""
    if name in NUMBERS and not (table == "dates" and name == "value"):
        return json.dumps(value)
    return "'" + value if value.startswith(FORMULA) else value


def expected(records):
    """The rows of all tables, worked out from the records."""
    tables = {name[:-4]: [] for name in table_names()}

    def add(table, **cells):
        tables[table].append({name: cell(name, value, table) for name, value in cells.items()})

    for article, record in enumerate(records, 1):
        about, source, made = record["article"], record["source"], record["generator"]
        event = about.get("event", {})
        add("articles", article=article, id=record["id"], **source,
            **{key: about.get(key) for key in ("title", "section", "published", "publisher", "place", "language")},
            **{"event_" + key: event.get(key) for key in ("type", "name", "date", "place")},
            generator=made["name"], version=made["version"], patterns_version=made["patterns"]["version"],
            patterns_sha256=made["patterns"]["sha256"])
        for row, name in enumerate(about.get("authors", []), 1):
            add("authors", article=article, row=row, name=name)
        for row, text in enumerate(about.get("captions", []), 1):
            add("captions", article=article, row=row, text=text)
        roles = [("organiser", "unit_id", "official_id", x) for x in event.get("organisers", [])]
        roles += [("attendee", "official_id", "unit_id", x) for x in event.get("attendees", [])]
        for row, (role, key, other, value) in enumerate(roles, 1):
            add("event_roles", article=article, row=row, role=role, **{key: value, other: None})
        for row, fact in enumerate(record["dates"], 1):
            fact = dict(fact)
            add("dates", article=article, date_id=fact.pop("id"), row=row, **fact)
        for table in ("ranks", "documents", "warnings"):
            for row, fact in enumerate(record[table], 1):
                add(table, article=article, row=row, **fact)
        for row, fact in enumerate(record["results"], 1):
            fact = dict(fact)
            change = fact.pop("change", {})
            add("results", article=article, row=row, change_direction=change.get("direction"),
                change_than=change.get("than"), **fact)
        for unit in record["units"]:
            place = unit.get("place", {})
            now = place.get("now", {})
            add("units", article=article, unit_id=unit["id"], parent_id=unit.get("parent"), place_name=place.get("name"),
                place_code=place.get("code"), place_now_name=now.get("name"), place_now_code=now.get("code"),
                **{key: unit.get(key) for key in ("name", "kind", "level")})
            for row, mention in enumerate(unit["mentions"], 1):
                add("unit_mentions", article=article, unit_id=unit["id"], row=row, **mention)
        for person in record["officials"]:
            add("officials", article=article, official_id=person["id"],
                **{key: person.get(key) for key in ("name", "honorific", "rank")})
            for row, position in enumerate(person["positions"], 1):
                add("positions", article=article, official_id=person["id"], row=row, **position)
            for row, mention in enumerate(person["mentions"], 1):
                add("official_mentions", article=article, official_id=person["id"], row=row, **mention)
        for row, award in enumerate(record["awards"], 1):
            add("awards", article=article, row=row, **{k: v for k, v in award.items() if k != "recipients"})
            for number, recipient in enumerate(award["recipients"], 1):
                add("recipients", article=article, award_row=row, row=number, **recipient)
    return tables


class Tables(Case):
    def tables(self, *args, code=0, **how):
        out, self.stderr = self.run_trich("tables", *args, "--out", "out", code=code, **how)
        self.assertEqual(out, "")
        return {name[:-4]: self.read(name) for name in table_names()}

    def read(self, name):
        data = (self.dir / "out" / name).read_bytes()
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"), name)
        self.assertTrue(data.endswith(b"\r\n"), name)
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header, *rows = reader
        for row in rows:
            self.assertEqual(len(row), len(header), f"{name}: {row}")
        return [dict(zip(header, row)) for row in rows]

    def assert_same(self, tables, records):
        for name, rows in expected(records).items():
            if name == "failures":
                continue
            self.assertEqual(len(tables[name]), len(rows), name)
            for row, wanted in zip(tables[name], rows):
                self.assertEqual({k: v for k, v in row.items() if v}, {k: v for k, v in wanted.items() if v}, name)


class Facts(Tables):
    def test_the_tables_hold_what_the_records_hold(self):
        for unit in ("codepoint", "utf16"):
            tables = self.tables(CORPUS, "--offsets", unit)
            records = self.records(CORPUS, "--offsets", unit)
            self.assert_same(tables, records)
            self.assertEqual(tables["failures"], [])
            for name in ("articles", "dates", "units", "officials", "positions", "ranks", "results", "documents",
                         "awards", "recipients", "event_roles", "captions", "authors"):
                self.assertTrue(tables[name], f"{name}: the corpus tries nothing")

    def test_the_columns_are_those_of_the_metadata(self):
        self.write("a.txt")
        self.tables("a.txt")
        metadata = json.loads((self.dir / "out" / "csv-metadata.json").read_text())
        self.assertEqual(metadata, json.loads(METADATA.read_text()))
        self.assertEqual(json.loads(self.run_trich("schema", "tables")[0]), metadata)
        self.assertEqual(sorted(os.listdir(self.dir / "out")), sorted([*table_names(), "csv-metadata.json"]))
        for table in metadata["tables"]:
            header = (self.dir / "out" / table["url"]).read_text(encoding="utf-8-sig").split("\n")[0]
            names = [column["name"] for column in table["tableSchema"]["columns"]]
            self.assertEqual(header.strip().split(","), names, table["url"])

    def test_keys_are_unique_and_join(self):
        tables = self.tables(CORPUS, CORPUS)  # every article twice: the id is no key
        metadata = json.loads(METADATA.read_text())["tables"]

        def keys(name, columns):
            return [tuple(row[column] for column in columns) for row in tables[name]]

        def listed(columns):
            return [columns] if isinstance(columns, str) else columns

        for table in metadata:
            name, schema = table["url"][:-4], table["tableSchema"]
            for column in schema["columns"]:
                if column.get("required"):
                    self.assertTrue(all(row[column["name"]] for row in tables[name]), (name, column["name"]))
            if "primaryKey" in schema:
                rows = keys(name, schema["primaryKey"])
                self.assertEqual(len(rows), len(set(rows)), name)
            for foreign in schema.get("foreignKeys", []):
                there = set(keys(foreign["reference"]["resource"][:-4], listed(foreign["reference"]["columnReference"])))
                for key in keys(name, listed(foreign["columnReference"])):
                    self.assertTrue("" in key or key in there, (name, key))

    def test_values_are_of_their_types(self):
        tables = self.tables(CORPUS)
        for table in json.loads(METADATA.read_text())["tables"]:
            for column in table["tableSchema"]["columns"]:
                kind = column["datatype"]
                pattern = {"positiveInteger": r"[1-9][0-9]*", "nonNegativeInteger": r"[0-9]+",
                           "decimal": r"-?[0-9]+(\.[0-9]+)?"}.get(kind if isinstance(kind, str) else "")
                if isinstance(kind, dict):
                    pattern = r"[0-9]{4}-[0-9]{2}-[0-9]{2}" if kind["base"] == "date" else kind["format"]
                for row in tables[table["url"][:-4]]:
                    value = row[column["name"]]
                    if value and pattern:
                        self.assertRegex(value, f"^(?:{pattern})$", (table["url"], column["name"]))


class Cells(Tables):
    def test_formulas_are_text(self):
        titles = ["=HYPERLINK(\"http://a\";\"b\")", "+84 912", "-2+3", "@SUM(1)", "'quoted'", "plain = 1", "a, \"b\"", " x"]
        self.write_lines("a.jsonl", *({"text": ARTICLE, "title": title} for title in titles))
        tables = self.tables("a.jsonl")
        shown = [row["title"] for row in tables["articles"]]
        self.assertEqual(shown, ["'" + t if t.startswith(FORMULA) else t for t in titles])
        # Dropping one leading ' gives back what the record says.
        records = self.records("a.jsonl")
        self.assertEqual([t[1:] if t.startswith("'") else t for t in shown],
                         [r["article"]["title"] for r in records])

    def test_no_cell_holds_a_nul(self):
        self.write_lines("a.jsonl", {"text": ARTICLE.replace("25 giấy", "25 giấy\0"), "title": "a\0b", "id": "\0"})
        tables = self.tables("a.jsonl")
        for name in table_names():
            self.assertNotIn(b"\0", (self.dir / "out" / name).read_bytes(), name)
        self.assertEqual((tables["articles"][0]["id"], tables["articles"][0]["title"]), ("\ufffd", "a\ufffdb"))

    def test_numbers_are_as_in_the_record(self):
        self.write("a.txt", "Thiệt hại 2,5 tỷ đồng, 0,8 kg thuốc nổ và 17/18 xã.\n")
        rows = self.tables("a.txt")["results"]
        self.assertEqual([(row["value"], row["of"], row["currency"]) for row in rows],
                         [("2500000000", "", "VND"), ("0.8", "", ""), ("17", "18", "")])

    def test_lines_end_as_rfc_4180_says(self):
        self.write("a.txt")
        self.tables("a.txt")
        for name in table_names():
            data = (self.dir / "out" / name).read_bytes()
            self.assertEqual(data.count(b"\n"), data.count(b"\r\n"), name)


class Inputs(Tables):
    def test_bad_inputs_are_told_and_the_rest_is_done(self):
        self.write("in/a.txt")
        self.write("in/b.txt", b"\xff\xfeU\x00")
        self.write_lines("in/c.jsonl", {"text": ARTICLE, "id": "good"}, {"title": "no text"})
        tables = self.tables("in", "gone.txt", code=1)
        self.assertEqual([row["uri"] for row in tables["articles"]], ["in/a.txt", "good"])
        self.assertEqual([row["input"] for row in tables["failures"]], ["in/b.txt", "in/c.jsonl:2", "gone.txt"])
        for row in tables["failures"]:
            self.assertIn(f"trich: {row['input']}: {row['reason']}\n", self.stderr)

    def test_warnings_of_articles_are_a_table(self):
        self.write("a.txt", "Hôm qua, 5 người bị thương.\n")
        tables = self.tables("a.txt")
        self.assertIn("no_publication_date", [row["code"] for row in tables["warnings"]])

    def test_standard_input_and_the_publication_date(self):
        tables = self.tables("-", "--published", "2024-03-06", stdin=ARTICLE.encode())
        self.assertEqual(tables["articles"][0]["published"], "2024-03-06")

    def test_same_input_same_bytes(self):
        self.tables(CORPUS)
        first = {name: (self.dir / "out" / name).read_bytes() for name in table_names()}
        self.tables(CORPUS)
        self.assertEqual(first, {name: (self.dir / "out" / name).read_bytes() for name in table_names()})

    def test_memory_does_not_grow_with_the_articles(self):
        peaks = []
        for name, count in (("few", 20), ("many", 1500)):
            self.write_lines(name + ".jsonl", *({"text": ARTICLE * 10} for _ in range(count)))
            process = self.start("tables", name + ".jsonl", "--out", "out")
            process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            process.stdout.close()
            process.stderr.close()
            self.assertEqual(process.returncode, 0)
            peaks.append(usage.ru_maxrss)
        self.assertLess(peaks[1], peaks[0] + 20_000, "kilobytes")


class Folder(Tables):
    def test_it_must_be_given(self):
        self.write("a.txt")
        _, err = self.run_trich("tables", "a.txt", code=2)
        self.assertIn("--out", err)

    def test_tables_in_it_are_replaced_and_other_files_stay(self):
        self.write("a.txt")
        self.write("out/dates.csv", "old\n")
        self.write("out/notes.txt", "mine\n")
        self.assertEqual(self.tables("a.txt")["dates"][0]["value"], "2024-03-05")
        self.assertEqual((self.dir / "out" / "notes.txt").read_text(), "mine\n")

    def test_it_cannot_be_made(self):
        self.write("a.txt")
        _, err = self.run_trich("tables", "a.txt", "--out", "no/out", code=3)
        self.assertEqual(err, "trich: no/out: No such file or directory\n")
        _, err = self.run_trich("tables", "a.txt", "--out", "a.txt", code=3)
        self.assertEqual(err, "trich: a.txt: is not a folder\n")
        self.assert_tidy("a.txt")

    def test_a_folder_in_the_place_of_a_table(self):
        self.write("a.txt")
        (self.dir / "out" / "dates.csv").mkdir(parents=True)
        _, err = self.run_trich("tables", "a.txt", "--out", "out", code=3)
        self.assertEqual(err, "trich: out/dates.csv: Is a directory\n")
        self.assertEqual(os.listdir(self.dir / "out"), ["dates.csv"])

    def test_a_write_that_fails_leaves_the_old_tables(self):
        self.write("a.txt", ARTICLE * 1500)
        self.write("out/dates.csv", "old\n")

        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

        _, err = self.run_trich("tables", "a.txt", "--out", "out", code=3, preexec_fn=small_files)
        self.assertRegex(err, r"^trich: out/\w+\.csv: File too large\n$")
        self.assertEqual(os.listdir(self.dir / "out"), ["dates.csv"])
        self.assertEqual((self.dir / "out" / "dates.csv").read_text(), "old\n")

    def test_wrong_packs_make_nothing(self):
        self.write("a.txt")
        self.run_trich("tables", "a.txt", "--out", "out", "--patterns", "gone", code=2)
        self.assert_tidy("a.txt")

    def test_interrupted(self):
        process = self.start("tables", "-", "--out", "out")
        for _ in range(1000):
            if (self.dir / "out").is_dir() and len(os.listdir(self.dir / "out")) > len(table_names()):
                break
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=30), 130)
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()
        self.assert_tidy()


if __name__ == "__main__":
    harness.main()
