"""Installs into an empty folder and uses the copy: as a CMake package, by pkg-config, as a program."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BUILD = os.environ["TRICH_BUILD_DIR"]
CMAKE = os.environ["TRICH_CMAKE"]
CONSUMER = pathlib.Path(__file__).resolve().parent / "consumer"


def run(*command, **how):
    env = {k: v for k, v in os.environ.items() if k != "TRICH_PATTERNS"} | how.pop("env", {})
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env=env, check=False, **how)
    if done.returncode != 0:
        raise AssertionError(f"{command}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = pathlib.Path(tempfile.mkdtemp(prefix="trich-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.dir)
        cls.prefix = cls.dir / "prefix"
        run(CMAKE, "--install", BUILD, "--prefix", cls.prefix)
        cls.packs = cls.prefix / "share/trich/patterns"

    def check(self, line, patterns):
        record = json.loads(line)
        self.assertEqual([d["value"] for d in record["dates"]], ["2024-03-05"])
        self.assertEqual(record["schema"], "trich.record/1")
        self.assertTrue((patterns / "pack.toml").is_file())

    def test_what_is_there(self):
        for name in ("bin/trich", "include/trich/trich.h", "share/trich/patterns/pack.toml",
                     "share/trich/schemas/record.schema.json", "share/trich/schemas/rules.schema.json"):
            self.assertTrue((self.prefix / name).is_file(), name)
        headers = [p.name for p in (self.prefix / "include").rglob("*.h")]
        self.assertEqual(headers, ["trich.h"], "no inner header is installed")

    def test_cmake_package(self):
        build = self.dir / "consumer"
        run(CMAKE, "-G", "Ninja", "-S", CONSUMER, "-B", build, "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run(CMAKE, "--build", build)
        self.check(run(build / "consumer", env={"TRICH_PATTERNS": str(self.packs)}), self.packs)

    def test_pkg_config(self):
        found = list(self.prefix.rglob("trich.pc"))
        self.assertEqual(len(found), 1)
        # The file names the prefix of the configuration; this copy lies elsewhere.
        flags = run("pkg-config", "--static", "--cflags", "--libs", "trich", f"--define-variable=prefix={self.prefix}",
                    env={"PKG_CONFIG_PATH": str(found[0].parent)}).split()
        program = self.dir / "by-pkg-config"
        run(os.environ["TRICH_CXX"], "-std=c++20", CONSUMER / "main.cc", *flags, "-o", program)
        self.check(run(program, env={"TRICH_PATTERNS": str(self.packs)}), self.packs)

    def test_the_program_finds_its_packs_wherever_it_was_moved(self):
        moved = self.dir / "moved"
        shutil.copytree(self.prefix, moved)
        (moved / "share/trich/patterns/pack.toml").write_text(
            (moved / "share/trich/patterns/pack.toml").read_text().replace("version = \"", "version = \"9"))
        article = self.dir / "a.txt"
        article.write_text("Hội nghị diễn ra ngày 5/3/2024 tại Hải Phòng.\n", encoding="utf-8")
        line = run(moved / "bin/trich", "extract", article)
        self.check(line, moved / "share/trich/patterns")
        self.assertEqual(json.loads(line)["generator"]["patterns"]["version"][0], "9", "not its own packs")


if __name__ == "__main__":
    unittest.main(verbosity=2)
