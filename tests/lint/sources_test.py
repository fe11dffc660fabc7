"""What the C++ sources and the project's files must be like."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from tracked import ROOT, relative, tracked

FILES = tracked()
SOURCES = [path for path in FILES if path.suffix in (".cc", ".h")]
LIBRARY = [path for path in SOURCES if relative(path).startswith("extractor/")]


class Sources(unittest.TestCase):
    def each(self, paths, least):
        """The paths, of which there must be some: a test of nothing proves nothing."""
        paths = list(paths)
        self.assertGreaterEqual(len(paths), least)
        return paths

    def test_ascii(self):
        """No word of Vietnamese is in the program: words live in patterns/. Comments of headers may draw some."""
        for path in self.each(LIBRARY, 20):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                code = line.split("//")[0] if path.suffix == ".h" else line
                self.assertTrue(code.isascii(), f"{relative(path)}:{number}: not ASCII")

    def test_includes(self):
        """Each outside library is known to the few files that wrap it."""
        allowed = {
            r"toml\+\+/": r"extractor/rules/load[a-z_]*\.(cc|h)",
            r"nlohmann/": r"extractor/(cli/.*|rules/prove[a-z_]*\.cc)",
            r"CLI/": r"extractor/cli/.*",
            r"iostream|print$": r"extractor/cli/.*",
            r"unicode/": r"extractor/((text|article)/.*|rules/prove[a-z_]*)\.cc",
            r"utf8proc": r"extractor/(text|article)/.*\.cc",
        }
        for path in self.each(LIBRARY, 20):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                if not include:
                    continue
                for header, where in allowed.items():
                    if re.match(header, include[1]) and not re.fullmatch(where, relative(path)):
                        self.fail(f"{relative(path)}:{number}: includes {include[1]}")

    def test_the_public_header_shows_no_other_library(self):
        header = (ROOT / "extractor/trich.h").read_text(encoding="utf-8")
        includes = re.findall(r"#include\s+[<\"]([^>\"]+)", header)
        self.assertTrue(includes)
        for name in includes:
            self.assertRegex(name, r"^[a-z_]+$", "only the standard library")

    def test_headers_guard_themselves(self):
        for path in self.each((p for p in SOURCES if p.suffix == ".h"), 8):
            self.assertIn("#pragma once", path.read_text(encoding="utf-8"), relative(path))

    def test_files_are_short(self):
        for path in self.each(LIBRARY, 20):
            count = path.read_bytes().count(b"\n")
            self.assertLessEqual(count, 600, f"{relative(path)} has {count} lines: split it")

    def test_no_catch_all_folder(self):
        for path in FILES:
            self.assertFalse({"utils", "util", "common", "core", "helpers", "misc"} & set(path.relative_to(ROOT).parts),
                             relative(path))

    @unittest.skipUnless(shutil.which("clang-format"), "clang-format is not installed")
    def test_format(self):
        done = subprocess.run(["clang-format", "--dry-run", "-Werror", *map(str, self.each(SOURCES, 20))],
                              capture_output=True, text=True, check=False)
        places = sorted({os.path.relpath(name, ROOT) for name in re.findall(r"^(\S+?):\d+:\d+: error", done.stderr, re.M)})
        self.assertEqual(done.returncode, 0, "./dev format would change: " + " ".join(places))


class Project(unittest.TestCase):
    def test_no_host_and_no_machine(self):
        """Nothing names a machine, its folders, or a package registry."""
        folders = "|".join("/" + name + "/" for name in ("work", "root", r"home/\w+"))
        patterns = {
            "a folder of one machine": re.compile(rf"(?<![\w.])(?:{folders})".encode()),
            "a registry host": re.compile(rb"\b(?:deb|security|archive|ftp|registry|files|proxy)\.[a-z0-9-]+\.(?:org|com|net|io)\b"
                                          rb"|\bpypi\.org\b|\bregistry\.npmjs\b|\bcrates\.io\b"),
            "an address of a local network": re.compile(rb"(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}:\d"),
        }
        self.assertGreater(len(FILES), 20)
        for path in FILES:
            content = path.read_bytes()
            for what, pattern in patterns.items():
                found = pattern.search(content)
                if found:
                    line = content[:found.start()].count(b"\n") + 1
                    self.fail(f"{relative(path)}:{line}: {what}: {found[0].decode(errors='replace')}")

    def test_no_tabs_nor_trailing_blanks_in_code(self):
        for path in FILES:
            if path.suffix not in (".cc", ".h", ".py", ".cmake", ".json") and path.name not in ("dev", "CMakeLists.txt"):
                continue
            if relative(path).startswith("corpus/"):
                continue
            for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
                self.assertNotIn(b"\t", line, f"{relative(path)}:{number}: a tab")
                self.assertEqual(line, line.rstrip(), f"{relative(path)}:{number}: blanks at the end")

    def test_scripts_can_be_run(self):
        for name in ("dev", ".ci/run"):
            self.assertTrue(os.access(ROOT / name, os.X_OK), name)

    def test_shell_scripts_parse(self):
        for name in ("dev", ".ci/run"):
            subprocess.run(["bash", "-n", str(ROOT / name)], check=True)

    def test_versions_agree(self):
        project = re.search(r"VERSION (\d+\.\d+\.\d+)", (ROOT / "CMakeLists.txt").read_text())[1]
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        self.assertIn(f"## {project}", changes)


if __name__ == "__main__":
    unittest.main(verbosity=2)
