"""pages.py PATH…: html5lib, which forgives nothing here, reads every page; none loads anything from elsewhere."""
import glob
import os
import sys

import html5lib

names = [name for path in sys.argv[1:]
         for name in (glob.glob(path + "/**/*.html", recursive=True) if os.path.isdir(path) else [path])]
assert names
for name in names:
    with open(name, "rb") as file:
        try:
            page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(file)
        except html5lib.html5parser.ParseError as error:
            raise SystemExit(f"{name}: {error}")
    assert page.find("head/title").text, name
    policy = page.find("head/meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None and policy.get("content").startswith("default-src 'none'"), name
    for element in page.iter():
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on"), (name, attribute)
            if attribute == "src" or (attribute == "href" and element.tag == "link"):
                assert "//" not in value, (name, value)
                assert os.path.exists(os.path.join(os.path.dirname(name), value)), (name, value)
            if attribute == "href":
                assert not value.strip().lower().startswith(("javascript:", "data:")), (name, value)
                if ":" not in value and not value.startswith("#"):
                    target = os.path.join(os.path.dirname(name), value.split("#")[0].split("?")[0])
                    assert os.path.exists(target), (name, value)
