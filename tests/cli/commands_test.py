"""check, explain, schema, --help, --version, and command lines that are wrong."""
import json
import pathlib
import shutil
import unittest

import harness
from harness import ARTICLE, PATTERNS, Case

GOOD_PACK = {
    "pack.toml": 'name = "test"\nversion = "1.0.0"\nphases = ["place"]\n',
}


class Check(Case):
    def test_the_shipped_packs_hold(self):
        out, err = self.run_trich("check", PATTERNS)
        self.assertRegex(out, r"^ok: [1-9]\d* rules, \d+ relations, \d+ lines, [1-9]\d* lists; [1-9]\d* proofs hold\n$")
        self.assertEqual(err, "")

    def test_without_a_folder_the_shipped_ones(self):
        self.assertEqual(self.run_trich("check"), self.run_trich("check", PATTERNS))

    def copy(self):
        shutil.copytree(PATTERNS, self.dir / "packs")
        return self.dir / "packs"

    def test_all_faults_with_their_places(self):
        packs = self.copy()
        (packs / "date" / "broken.toml").write_text(
            'class = "date"\n\n'
            '[[rule]]\n'
            'id = "date.no-proofs"\n'
            "pattern = 'xyzzy'\n"
            'tag = "none"\n\n'
            '[[rule]]\n'
            'id = "date.misspelt"\n'
            "patern = 'xyzzy'\n")
        out, err = self.run_trich("check", "packs", code=2)
        self.assertIn("fault", err)
        lines = [line for line in out.splitlines() if "broken.toml" in line]
        self.assertGreaterEqual(len(lines), 2, out)
        for line in lines:
            self.assertRegex(line, r"broken\.toml:\d+:\d+: .")

    def test_a_file_that_is_no_toml(self):
        packs = self.copy()
        (packs / "date" / "broken.toml").write_text('class = "date\n')
        out, _ = self.run_trich("check", "packs", code=2)
        self.assertRegex(out, r"broken\.toml:1:\d+: ")

    def test_a_missing_folder(self):
        out, err = self.run_trich("check", "gone", code=2)
        self.assertIn("gone", out + err)

    def test_an_empty_folder(self):
        (self.dir / "empty").mkdir()
        self.run_trich("check", "empty", code=2)


class Patterns(Case):
    def test_option_and_variable_name_the_same_packs(self):
        self.write("a.txt")
        named, _ = self.run_trich("extract", "--patterns", PATTERNS, "a.txt")
        self.assertEqual(self.run_trich("extract", "a.txt")[0], named)

    def test_the_option_goes_before_the_variable(self):
        self.write("a.txt")
        env = self.environment()
        env["TRICH_PATTERNS"] = "gone"
        self.run_trich("extract", "--patterns", PATTERNS, "a.txt", env=env)
        self.run_trich("extract", "a.txt", code=2, env=env)

    def test_without_either_the_shipped_ones(self):
        self.write("a.txt")
        env = self.environment()
        del env["TRICH_PATTERNS"]
        self.assertEqual(self.run_trich("extract", "a.txt", env=env), self.run_trich("extract", "a.txt"))

    def test_wrong_packs_stop_the_run_before_anything_is_written(self):
        self.write("a.txt")
        self.write("packs/pack.toml", 'name = "x"\nversion = "1.0.0"\nphases = []\nmisspelt = 1\n')
        out, err = self.run_trich("extract", "--patterns", "packs", "a.txt", "-o", "out.jsonl", code=2)
        self.assertEqual(out, "")
        self.assertRegex(err, r"trich: .*pack\.toml:4:\d+: ")
        self.assert_tidy("a.txt", "packs")

    def test_a_missing_folder(self):
        self.write("a.txt")
        _, err = self.run_trich("extract", "--patterns", "gone", "a.txt", code=2)
        self.assertIn("gone", err)


class Explain(Case):
    def test_names_the_rules(self):
        self.write("a.txt")
        out, err = self.run_trich("explain", "a.txt")
        record, = self.records("a.txt")
        self.assertEqual(err, "")
        self.assertIn(record["dates"][0]["rule"], out)

    def test_standard_input(self):
        out, _ = self.run_trich("explain", "-", stdin=ARTICLE.encode())
        self.assertIn("date", out)

    def test_missing(self):
        _, err = self.run_trich("explain", "gone.txt", code=1)
        self.assertEqual(err, "trich: gone.txt: No such file or directory\n")


class Schema(Case):
    def test_prints_the_schema_of_the_record(self):
        out, _ = self.run_trich("schema")
        shipped = pathlib.Path(PATTERNS).parent / "schemas"
        self.assertEqual(out, (shipped / "record.schema.json").read_text())
        self.assertEqual(self.run_trich("schema", "record")[0], out)
        self.assertEqual(json.loads(out)["$schema"], "https://json-schema.org/draft/2020-12/schema")

    def test_prints_the_schema_of_the_rules(self):
        out, _ = self.run_trich("schema", "rules")
        shipped = pathlib.Path(PATTERNS).parent / "schemas"
        self.assertEqual(out, (shipped / "rules.schema.json").read_text())

    def test_unknown_name(self):
        self.run_trich("schema", "article", code=2)


class Usage(Case):
    def test_version(self):
        out, _ = self.run_trich("--version")
        self.assertRegex(out, r"^trich \d+\.\d+\.\d+\n$")

    def test_the_version_is_the_records(self):
        self.write("a.txt")
        record, = self.records("a.txt")
        self.assertEqual(self.run_trich("--version")[0], f"trich {record['generator']['version']}\n")

    def test_help_states_exit_codes_and_an_example(self):
        for command in ((), ("extract",), ("check",), ("explain",), ("schema",)):
            with self.subTest(command):
                out, err = self.run_trich(*command, "--help")
                self.assertEqual(err, "")
                for code in ("0 ", "1 ", "2 ", "3 ", "130 "):
                    self.assertRegex(out, rf"(?m)^  {code} +\S")
                self.assertRegex(out, r"Examples?:\n  trich " + (command[0] if command else "extract"))

    def test_help_names_every_option(self):
        out, _ = self.run_trich("extract", "--help")
        for option in ("-o,--output", "--format", "--offsets", "--published", "--patterns"):
            self.assertIn(option, out)

    def test_wrong_command_lines(self):
        self.write("a.txt")
        for args in ((), ("extract",), ("explain",), ("frobnicate",), ("extract", "--frobnicate", "a.txt"),
                     ("extract", "a.txt", "-o"), ("check", "x", "y"), ("a.txt",)):
            with self.subTest(args):
                out, err = self.run_trich(*args, code=2)
                self.assertEqual(out, "")
                self.assertTrue(err.startswith("trich: "), err)


if __name__ == "__main__":
    harness.main()
