#!/usr/bin/env python3
"""Read many channels on an engine that spreads work, and compare with one machine.

    spark.py DIGEST [CHANNELS [POSTS]]

Makes CHANNELS exports (200) of POSTS made-up posts each (100). One machine: 'digest import' of them all. The engine:
Apache Spark in local mode hands the names of the files to 'digest parse --items' and keeps what it prints in parts;
'digest load --items' makes a library out of the parts. Both libraries have to have the same dump. Then one part is lost,
and the sources that it held lines of have to be told, not half loaded. Prints a table of seconds; ends with 1 where the
libraries differ.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def channels(count, posts, folder):
    """Exports of `count` channels; returns their paths."""
    os.makedirs(folder)
    whole = os.path.join(folder, "whole.json")
    subprocess.run([sys.executable, os.path.join(HERE, "..", "Bench", "posts.py"), str(count * posts), whole], check=True)
    with open(whole, encoding="utf8") as file:
        messages = json.load(file)["messages"]
    os.remove(whole)
    paths = []
    for number in range(count):
        place = os.path.join(folder, f"channel-{number:05}")
        os.makedirs(place)
        own = messages[number * posts:(number + 1) * posts]
        for place_in_channel, message in enumerate(own, 1):
            message.update(id=place_in_channel, from_id=f"channel{1000 + number}")
        paths.append(os.path.join(place, "result.json"))
        with open(paths[-1], "w", encoding="utf8") as file:
            json.dump({"name": f"Channel {number}", "type": "public_channel", "id": 1000 + number, "messages": own}, file,
                      ensure_ascii=False)
    return paths


def main():
    digest = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    posts = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    from pyspark import SparkConf, SparkContext

    with tempfile.TemporaryDirectory() as folder:
        paths = channels(count, posts, os.path.join(folder, "exports"))
        environment = dict(os.environ, DIGEST_CONFIG=folder)

        def run(library, *words, into=subprocess.DEVNULL):
            begin = time.monotonic()
            ended = subprocess.run(
                [digest, *words, "--library", os.path.join(folder, library)], env=environment, stdout=into,
                stderr=subprocess.PIPE, text=True)
            return time.monotonic() - begin, ended.returncode, ended.stderr

        def dump(library):
            with open(os.path.join(folder, library + ".jsonl"), "wb") as file:
                run(library, "dump", into=file)
            with open(os.path.join(folder, library + ".jsonl"), "rb") as file:
                return file.read()

        rows = []
        seconds, status, _ = run("one.sqlite", "import", "--quiet", os.path.join(folder, "exports"))
        rows.append(("one machine: import", seconds, status))

        conf = SparkConf().setMaster("local[*]").setAppName("digest").set("spark.ui.enabled", "false")
        conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
        context = SparkContext(conf=conf)
        context.setLogLevel("ERROR")
        begin = time.monotonic()
        parts = os.path.join(folder, "parts")
        context.parallelize(paths, max(2, count // 25)).pipe(
            f"xargs -d '\\n' '{digest}' parse --items --quiet", {**environment}, checkCode=True).saveAsTextFile(parts)
        rows.append(("engine: parse in parts", time.monotonic() - begin, 0))
        context.stop()
        files = sorted(os.path.join(parts, name) for name in os.listdir(parts) if name.startswith("part-"))
        seconds, status, said = run("many.sqlite", "load", "--items", *reversed(files))
        rows.append((f"engine: load of {len(files)} parts", seconds, status))
        equal = dump("one.sqlite") == dump("many.sqlite")

        with open(files[0], encoding="utf8") as file:
            lines = file.readlines()
        with open(files[0], "w", encoding="utf8") as file:
            file.writelines(lines[: len(lines) // 2])
        _, lost, told = run("less.sqlite", "load", "--items", *files)

        print(f"{count} channels of {posts} posts")
        for job, seconds, status in rows:
            print(f"{job:40} {seconds:8.1f} s  status {status}")
        print(said.strip())
        print("the dumps of both libraries are " + ("equal" if equal else "NOT equal"))
        print(f"half a part lost: status {lost}, {told.count('left out')} sources told")
        return 0 if equal and lost == 4 else 1


sys.exit(main())
