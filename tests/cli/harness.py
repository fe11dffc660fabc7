"""Runs the program from outside, as a shell does. Standard library only."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

TRICH = os.environ["TRICH"]
PATTERNS = os.environ["TRICH_SOURCE_PATTERNS"]

ARTICLE = "Sáng 5/3/2024, Đại tá Nguyễn Văn An, Giám đốc Công an thành phố Hải Phòng, trao 25 giấy khen.\n"


class Case(unittest.TestCase):
    """A test with a folder of its own, which is the working directory of what it runs."""

    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="trich-cli-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)

    def write(self, name, content=ARTICLE):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def write_lines(self, name, *objects):
        return self.write(name, "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects))

    def environment(self):
        env = {k: v for k, v in os.environ.items() if k not in ("TRICH_PATTERNS", "CI")}
        env["TRICH_PATTERNS"] = PATTERNS
        return env

    def start(self, *args, **how):
        how.setdefault("env", self.environment())
        return subprocess.Popen([TRICH, *map(str, args)], cwd=self.dir, stdin=how.pop("stdin", subprocess.PIPE),
                                stdout=how.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, **how)

    def run_trich(self, *args, stdin=b"", code=0, **how):
        """(stdout, stderr) as text, after checking the exit code."""
        process = self.start(*args, **how)
        out, err = process.communicate(stdin, timeout=120)
        self.assertEqual(process.returncode, code, f"exit code of {args}; stderr: {err.decode(errors='replace')}")
        return (out or b"").decode(), err.decode(errors="replace")

    def records(self, *args, **how):
        out, self.stderr = self.run_trich("extract", *args, **how)
        self.assertTrue(out == "" or out.endswith("\n"))
        return [json.loads(line) for line in out.split("\n")[:-1]]

    def uris(self, *args, **how):
        return [record["source"]["uri"] for record in self.records(*args, **how)]

    def assert_tidy(self, *names):
        """Nothing lies in the folder beside the files named: no temporary file was left."""
        self.assertEqual(sorted(os.listdir(self.dir)), sorted(names))


def main():
    unittest.main(verbosity=2)
