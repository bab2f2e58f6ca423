"""What two programs should agree on: letters and digits, whatever became of case and markup."""
import json
import unicodedata


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isalnum())


def papers():
    """Titles in letters by citation key, as the CSL-JSON has them."""
    with open("items.csl-json", encoding="utf8") as file:
        found = {item["id"]: letters(item["title"]) for item in json.load(file)}
    assert len(found) > 20 and any("scriptalert1script" in title for title in found.values())
    return found


def compare(titles):
    """That another program has read the same."""
    expected = papers()
    assert titles.keys() == expected.keys(), titles.keys() ^ expected.keys()
    for key, title in titles.items():
        assert letters(title) == expected[key], (key, letters(title), expected[key])
