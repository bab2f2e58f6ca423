"""A site on 127.0.0.1 for the tests of fetching: a channel of Telegram, arXiv's service, pages and feeds.

site.py FOLDER prints its port and serves, by the first part of the path, what stands in FOLDER as files:
  t.me          the channel of channel.json: {"name", "title", "posts": [[number, text, date], …]}, or a page of a
                channel as Telegram has sent it, "saved", a few of its posts a page: {"name", "saved", "size",
                "hidden": numbers of posts that are not there, "added": {number: what its text ends in}}
  HOST/…        files/HOST/…, as they are
faults.json is a list of what happens to the next requests, one each: {"status", "retry", "cut", "slow", "to"};
null is no fault. Every request is a line of the file log. Answers are packed where that is asked for.
"""

import gzip, http.server, json, os, re, sys, time, urllib.parse

folder = sys.argv[1]
views = 0


def read(name, default):
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return default


def post(channel, number, text, date):
    return f"""
<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{channel['name']}/{number}">
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/{channel['name']}"><span dir="auto">{channel['title']}</span></a></div>
<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>
<div class="tgme_widget_message_footer"><div class="tgme_widget_message_info"><span class="tgme_widget_message_views">{views}</span><span class="copyonly"> views</span>
<span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/{channel['name']}/{number}"><time datetime="{date}" class="time">10:00</time></a></span></div></div>
</div></div></div>"""


def page(channel, before):
    posts = [item for item in channel["posts"] if before is None or item[0] < before][-20:]
    earlier = f'<link rel="prev" href="/s/{channel["name"]}?before={posts[0][0]}">' if posts else ""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{channel['title']} – Telegram</title>{earlier}</head>
<body class="widget_frame_base tgme_webpreview">
<div class="tgme_channel_info"><div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title"><span dir="auto">{channel['title']}</span></div>
<div class="tgme_channel_info_header_username"><a href="https://t.me/{channel['name']}">@{channel['name']}</a></div></div>
<div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">{1000 + views}</span> <span class="counter_type">subscribers</span></div></div>
<div class="tgme_channel_info_description">Papers, one a day.</div></div>
<section class="tgme_channel_history js-message_history">{''.join(post(channel, *item) for item in posts)}
</section></body></html>"""


def saved_posts(channel):
    """The head of a saved page, its posts by their numbers, and its end."""
    with open(channel["saved"], encoding="utf-8") as file:
        head, *blocks = re.split(r'(?=<div class="tgme_widget_message_wrap)', file.read())
    end = blocks[-1].rfind("</section>")
    blocks[-1], tail = blocks[-1][:end], blocks[-1][end:]
    posts = {}
    for block in blocks:
        number = re.search(r'data-post="[^"/]*/(\d+)"', block)
        if number is not None:
            posts[int(number[1])] = block
    return head, posts, tail


def saved_page(channel, before):
    head, posts, tail = saved_posts(channel)
    shown = [n for n in sorted(posts) if n not in channel.get("hidden", []) and (before is None or n < before)]
    shown = shown[-channel["size"]:]
    added = channel.get("added", {})
    text = re.compile(r'(<div class="tgme_widget_message_text[^>]*>.*?)(</div>)', re.S)
    blocks = [text.sub(lambda m: m[1] + added.get(str(n), "") + m[2], posts[n], count=1) for n in shown]
    return head + "".join(blocks) + tail


LANDING = """<!DOCTYPE html><html><head><title>Telegram: Contact @{name}</title></head><body><div class="tgme_page_wrap">
<div class="tgme_page"><div class="tgme_page_description">If you have Telegram, you can contact @{name} right away.</div></div></div></body></html>"""


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        global views
        views += 1
        with open(os.path.join(folder, "log"), "a", encoding="utf-8") as log:
            log.write(f"{self.path} {self.headers.get('User-Agent')}\n")
        faults = read("faults.json", [])
        fault = faults.pop(0) if faults else None
        if fault is not None or faults:
            with open(os.path.join(folder, "faults.json"), "w", encoding="utf-8") as file:
                json.dump(faults, file)
        fault = fault or {}
        time.sleep(fault.get("slow", 0))
        if "to" in fault:
            return self.answer(302, b"", location=fault["to"])
        if "status" in fault:
            return self.answer(fault["status"], b"busy", retry=fault.get("retry"))
        self.serve(fault)

    def serve(self, fault):
        address = urllib.parse.urlsplit(self.path)
        parts = address.path.strip("/").split("/")
        if parts[0] == "t.me":
            channel = read("channel.json", {})
            if parts[1] == "s" and parts[2].lower() == channel.get("name", "").lower():
                before = urllib.parse.parse_qs(address.query).get("before", [None])[0]
                make = saved_page if "saved" in channel else page
                return self.answer(200, make(channel, before and int(before)).encode(), fault)
            if parts[1] == "s":
                return self.answer(302, b"", location=f"/t.me/{parts[2]}")
            return self.answer(200, LANDING.format(name=parts[1]).encode(), fault)
        name = address.path.strip("/") + (f"?{address.query}" if address.query else "")
        for path in [name, address.path.strip("/")]:
            full = os.path.join(folder, "files", path.replace("?", "@"))
            if os.path.isfile(full):
                with open(full, "rb") as file:
                    return self.answer(200, file.read(), fault)
        self.answer(404, b"no such page")

    def answer(self, status, body, fault={}, location=None, retry=None):
        self.send_response(status)
        if "gzip" in self.headers.get("Accept-Encoding", "") and body:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        if location:
            self.send_header("Location", location)
        if retry is not None:
            self.send_header("Retry-After", str(retry))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if fault.get("cut") else body)
        if fault.get("cut"):
            self.close_connection = True


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
print(server.server_address[1], flush=True)
server.serve_forever()
