"""Validates every TOML file of patterns/ against schemas/rules.schema.json."""
import pathlib
import sys
import tomllib

import records

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    check = records.validator(ROOT / "schemas" / "rules.schema.json")
    files = sorted((ROOT / "patterns").rglob("*.toml"))
    if len(files) < 2:
        sys.exit("patterns/ holds no rules")
    bad = 0
    for path in files:
        with open(path, "rb") as file:
            content = tomllib.load(file)
        # The branch of the schema that the file is meant for tells more than "neither".
        kind = "pack_file" if path.name == "pack.toml" else "rule_file"
        branch = check.evolve(schema={"$ref": f"#/$defs/{kind}", "$defs": check.schema["$defs"]})
        for error in branch.iter_errors(content):
            bad += 1
            print(f"{path.relative_to(ROOT).as_posix()}: {error.json_path}: {error.message[:300]}")
        if not bad and not check.is_valid(content):
            bad += 1
            print(f"{path.relative_to(ROOT).as_posix()}: valid by {kind}, not by the whole schema")
    if bad:
        sys.exit(f"{bad} faults in {len(files)} files")
    print(f"{len(files)} files are valid")


if __name__ == "__main__":
    main()
