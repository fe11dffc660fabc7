"""What holds for every record, beyond and including its schema."""
import json

import jsonschema

MENTION_LISTS = ("dates", "ranks", "results", "documents")


def validator(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def mentions(record):
    """(name of the entry, mention) of all classes."""
    for key in MENTION_LISTS:
        for i, mention in enumerate(record.get(key, ())):
            yield f"{key}[{i}]", mention
    for key in ("units", "officials"):
        for i, entry in enumerate(record.get(key, ())):
            for j, mention in enumerate(entry.get("mentions", ())):
                yield f"{key}[{i}].mentions[{j}]", mention


def source_text(data):
    """The source text of an article's bytes: decoded, without a mark of byte order."""
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def _nothing(value, path):
    """Paths of nulls and empty strings, which no record holds."""
    if value is None or value == "":
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _nothing(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _nothing(inner, f"{path}[{i}]")


def faults(record, check, text=None):
    """What is wrong with a record, as lines; `text` is the source text where it is at hand."""
    found = [f"{error.json_path}: {error.message}" for error in check.iter_errors(record)]
    found += [f"{path}: null or empty" for path in _nothing(record, "$")]
    if found:
        return found
    for where, mention in mentions(record):
        start, end = mention["start"], mention["end"]
        if start >= end:
            found.append(f"{where}: the span {start}..{end} is empty")
        elif text is not None and text[start:end] != mention["text"]:
            found.append(f"{where}: text is {mention['text']!r} ({mention['rule']}), the source has {text[start:end]!r}")
    for key in MENTION_LISTS:
        spans = [(m["start"], m["end"]) for m in record[key]]
        if spans != sorted(spans):
            found.append(f"{key}: not in reading order")
        if len(set(spans)) != len(spans):
            found.append(f"{key}: one span twice")
    units = {unit["id"] for unit in record["units"]}
    officials = {official["id"] for official in record["officials"]}
    dates = {date["id"] for date in record["dates"]}
    if [date["id"] for date in record["dates"]] != [f"d{i}" for i in range(1, len(dates) + 1)]:
        found.append("dates: ids out of order")
    if len(units) != len(record["units"]) or len(officials) != len(record["officials"]):
        found.append("an id of units or officials stands twice")

    def known(ids, name, where):
        if name is not None and name not in ids:
            found.append(f"{where}: no such id: {name}")

    for unit in record["units"]:
        known(units, unit.get("parent"), f"units {unit['id']}.parent")
        if unit.get("parent") == unit["id"]:
            found.append(f"units {unit['id']}: its own parent")
    for official in record["officials"]:
        for position in official["positions"]:
            known(units, position.get("unit_id"), f"officials {official['id']}.positions")
    for i, rank in enumerate(record["ranks"]):
        known(officials, rank.get("official_id"), f"ranks[{i}]")
    for i, result in enumerate(record["results"]):
        known(dates, result.get("period"), f"results[{i}]")
    event = record["article"].get("event", {})
    for name in event.get("organisers", ()):
        known(units, name, "event.organisers")
    for name in event.get("attendees", ()):
        known(officials, name, "event.attendees")
    return found
