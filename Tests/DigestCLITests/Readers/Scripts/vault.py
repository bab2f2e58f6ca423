"""vault.py FOLDER: PyYAML reads the front matter of every note on a review, and links lead to notes."""
import glob
import json
import re
import sys

import yaml

with open("items.ndjson", encoding="utf8") as file:
    items = {item["id"]: item for item in map(json.loads, file)}
found = set()
for name in glob.glob(sys.argv[1] + "/Reviews/*.md"):
    with open(name, encoding="utf8") as file:
        matter, body = re.match(r"---\n(.*?\n)---\n(.*)", file.read(), re.S).groups()
    values = yaml.safe_load(matter)
    item = items[values["id"]]
    found.add(values["id"])
    assert values["kind"] == item["kind"] and values["status"] == item["status"], name
    assert values["rating"] == item["rating"], name
    assert isinstance(values["tags"], list) and isinstance(values["authors"], list), name
    for target in re.findall(r"\[\[([^\]|]*)", body):
        assert glob.glob(glob.escape(f"{sys.argv[1]}/{target}.md")), (name, target)
assert found == items.keys(), found ^ items.keys()
