"""schema.py SCHEMA FILE: every item is as the schema says, and what is not is found."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
check = jsonschema.Draft202012Validator(schema)
with open(sys.argv[2], encoding="utf8") as file:
    items = [json.loads(line) for line in file] if sys.argv[2].endswith("ndjson") else json.load(file)
assert len(items) > 20
for item in items:
    for error in check.iter_errors(item):
        raise SystemExit(f"{item['id']}: {error.json_path}: {error.message}")
    for key in item:
        assert not check.is_valid({other: value for other, value in item.items() if other != key}), key
    assert not check.is_valid({**item, "kind": "opera"})
