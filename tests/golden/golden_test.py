"""Compares the records of corpus/ with those written down beside the articles.

  golden_test.py [--update]

corpus/NAME.txt has its record in corpus/NAME.json: what `trich extract --format json` writes, without `generator`.
--update writes the records anew. It refuses in CI, when a record breaks its schema, and when the folder is empty.
"""
import difflib
import json
import os
import pathlib
import subprocess
import sys

import records

ROOT = pathlib.Path(__file__).resolve().parents[2]


def make_records(names):
    """The records of the articles, from one run: in the order of the names."""
    done = subprocess.run([os.environ["TRICH"], "extract", "--patterns", ROOT / "patterns", *names],
                          cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')}")
    made = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
    if [record["source"]["uri"] for record in made] != names:
        sys.exit("the records are not those of the articles, one each and in order")
    return made


def as_written(record):
    record = {key: value for key, value in record.items() if key != "generator"}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def main():
    update = "--update" in sys.argv[1:]
    if update and os.environ.get("CI"):
        sys.exit("golden records are not written in CI")
    check = records.validator(ROOT / "schemas" / "record.schema.json")
    articles = sorted((ROOT / "corpus").rglob("*.txt"))
    if not articles:
        sys.exit("corpus/ holds no article")

    bad, written = 0, []
    names = [path.relative_to(ROOT).as_posix() for path in articles]
    for path, name, record in zip(articles, names, make_records(names)):
        for fault in records.faults(record, check, records.source_text(path.read_bytes())):
            print(f"{name}: {fault}")
            bad += 1
        now, expected = as_written(record), path.with_suffix(".json")
        if update:
            written.append((expected, now))
            continue
        if not expected.exists():
            print(f"{name}: its record {expected.name} is missing (golden_test.py --update writes it)")
            bad += 1
            continue
        before = expected.read_text(encoding="utf-8")
        if before != now:
            bad += 1
            print(f"{name}: the record differs from {expected.name}:")
            sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), now.splitlines(True),
                                                       expected.name, "now", n=8))
    if not update:
        for path in sorted((ROOT / "corpus").rglob("*.json")):
            if not path.with_suffix(".txt").exists():
                print(f"{path.relative_to(ROOT).as_posix()}: no article of that name")
                bad += 1
    if bad:
        sys.exit(f"{bad} faults in {len(articles)} articles" + ("; nothing was written" if update else ""))
    for path, text in written:
        path.write_text(text, encoding="utf-8")
    print(f"{len(articles)} articles: " + (f"{len(written)} records written" if update else "as expected"))


if __name__ == "__main__":
    main()
