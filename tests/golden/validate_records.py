"""Validates records against schemas/record.schema.json and against the texts they came from.

  validate_records.py FILE.jsonl...     records that were written before ("-": standard input)
  validate_records.py --run PATH...     runs the program (variable TRICH) over articles first; a PATH that is not
                                        there is passed over when it begins with "?"
"""
import json
import os
import pathlib
import subprocess
import sys

import records

ROOT = pathlib.Path(__file__).resolve().parents[2]


def lines_of(paths):
    """(name, line) of records in files."""
    for path in paths:
        stream = sys.stdin if path == "-" else open(path, encoding="utf-8", newline="\n")
        with stream:
            for number, line in enumerate(stream, 1):
                yield f"{path}:{number}", line


def run(paths):
    """(name, line) of records that the program makes now."""
    given = []
    for path in paths:
        if path.startswith("?"):
            path = path[1:]
            if not os.path.exists(path):
                continue
        given.append(path)
    if not given:
        return
    done = subprocess.run([os.environ["TRICH"], "extract", "--patterns", ROOT / "patterns", *given],
                          capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')}")
    for number, line in enumerate(done.stdout.decode().split("\n")[:-1], 1):
        yield f"record {number}", line


def texts_of(paths):
    """Source texts of JSON Lines articles by id."""
    texts = {}
    for path in paths:
        path = path.removeprefix("?")
        if path.endswith(".jsonl") and os.path.exists(path):
            with open(path, encoding="utf-8", newline="\n") as file:
                for number, line in enumerate(file, 1):
                    article = json.loads(line)
                    texts[article.get("id", f"{path}:{number}")] = article["text"]
    return texts


def main():
    arguments = sys.argv[1:]
    running = arguments[:1] == ["--run"]
    paths = arguments[1:] if running else arguments
    if not paths:
        sys.exit(__doc__)
    check = records.validator(ROOT / "schemas" / "record.schema.json")
    texts = texts_of(paths) if running else {}
    count = bad = 0
    for name, line in (run(paths) if running else lines_of(paths)):
        count += 1
        record = json.loads(line)
        uri = record.get("source", {}).get("uri", "")
        text = texts.get(uri)
        if text is None and os.path.isfile(uri):
            text = records.source_text(pathlib.Path(uri).read_bytes())
        for fault in records.faults(record, check, text):
            bad += 1
            print(f"{name} ({uri}): {fault}")
    if count == 0:
        sys.exit("no record to validate")
    if bad:
        sys.exit(f"{bad} faults in {count} records")
    print(f"{count} records are valid")


if __name__ == "__main__":
    main()
