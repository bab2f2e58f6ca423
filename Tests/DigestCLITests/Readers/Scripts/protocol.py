"""protocol.py DIGEST LIBRARY: the official client of the Model Context Protocol uses every tool and resource."""
import asyncio
import json
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


def quoted(result):
    assert not getattr(result, "isError", getattr(result, "is_error", None)), result
    return json.loads(result.content[0].text)["quoted"]


async def converse(session):
    await session.initialize()
    tools = (await session.list_tools()).tools
    assert [tool.name for tool in tools] == ["search", "show", "lists", "facets"], tools
    found = quoted(await session.call_tool("search", {"query": "attention", "limit": 2}))
    assert len(found) == 2, found
    shown = quoted(await session.call_tool("show", {"id": found[0]["id"]}))
    assert shown[0]["title"] == found[0]["title"] and shown[0]["text"], shown
    assert [row["name"] for row in quoted(await session.call_tool("lists", {}))] == ["club"]
    assert quoted(await session.call_tool("facets", {"facet": "models"}))
    refused = await session.call_tool("show", {"id": "nope!"})
    assert getattr(refused, "isError", getattr(refused, "is_error", None)), refused
    resources = (await session.list_resources()).resources
    assert resources
    for resource in resources[:5]:
        read = await session.read_resource(resource.uri)
        assert "quoted" in json.loads(read.contents[0].text), read
    assert (await session.list_resource_templates())
    await session.send_ping()


async def main():
    server = StdioServerParameters(command=sys.argv[1], args=["--library", sys.argv[2], "mcp"])
    async with stdio_client(server) as (reading, writing):
        async with ClientSession(reading, writing) as session:
            await converse(session)


asyncio.run(main())
