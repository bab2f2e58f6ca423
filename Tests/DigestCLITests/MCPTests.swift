import Foundation
import ReviewModel
import ReviewStorage
import Testing

@testable import DigestCLI

/// Messages to the server, and what it says.
@Suite struct MCPTests {
    private let place: Workplace
    private let server: MCPServer

    init() throws {
        place = try Workplace()
        _ = place.run([
            "--library", "l.sqlite", "import", "-q",
            Workplace.repository + "/Digests/telegram-preview-ru.txt",
        ])
        _ = place.run(["--library", "l.sqlite", "list", "create", "club"])
        server = MCPServer(try ReviewStore(path: place.folder + "/l.sqlite", mode: .read))
    }

    private func ask(_ method: String, _ params: String = "{}") throws -> [String: Any] {
        let reply = server.reply(
            to: Array("{\"jsonrpc\":\"2.0\",\"id\":\"7\",\"method\":\"\(method)\",\"params\":\(params)}".utf8)
        )
        let bytes = try #require(reply)
        #expect(bytes.last == 0x0A && bytes.count { $0 == 0x0A } == 1)
        let message = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(message["jsonrpc"] as? String == "2.0" && message["id"] as? String == "7")
        return message
    }

    private func result(_ method: String, _ params: String = "{}") throws -> [String: Any] {
        try #require(try ask(method, params)["result"] as? [String: Any])
    }

    /// What a tool quotes.
    private func call(_ tool: String, _ arguments: String) throws -> [[String: Any]] {
        let result = try result("tools/call", "{\"name\":\"\(tool)\",\"arguments\":\(arguments)}")
        #expect(result["isError"] as? Bool == false)
        let content = try #require(result["content"] as? [[String: Any]])
        let text = try #require(content[0]["text"] as? String)
        #expect(text.hasPrefix("{\"notice\":\"Quoted from"))
        let tree = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(tree?["quoted"] as? [[String: Any]])
    }

    @Test func aConversation() throws {
        let welcome = try result("initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}")
        #expect(welcome["protocolVersion"] as? String == "2025-06-18")
        #expect(
            server.reply(to: Array("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}".utf8))
                == nil)
        #expect(try result("ping").isEmpty)
        let tools = try #require(try result("tools/list")["tools"] as? [[String: Any]])
        #expect(tools.compactMap { $0["name"] as? String } == ["search", "show", "lists", "facets"])
    }

    @Test func tools() throws {
        let found = try call("search", "{\"query\":\"трансформеров\",\"limit\":2}")
        #expect((1...2).contains(found.count))
        let id = try #require(found[0]["id"] as? String)
        #expect(found[0]["text"] == nil)
        let shown = try call("show", "{\"id\":\"\(id)\"}")
        #expect(shown.count == 1 && (shown[0]["text"] as? String)?.isEmpty == false)
        #expect(try call("lists", "{}").map { $0["name"] as? String } == ["club"])
        #expect(try call("lists", "{\"name\":\"club\"}").isEmpty)
        #expect(try call("facets", "{\"facet\":\"topics\"}").contains { $0["value"] as? String == "nlp" })
    }

    @Test func resources() throws {
        let listed = try #require(try result("resources/list")["resources"] as? [[String: Any]])
        let uris = listed.compactMap { $0["uri"] as? String }
        #expect(uris.first == "digest://list/club" && uris.count > 2)
        for uri in uris {
            let contents = try #require(
                try result("resources/read", "{\"uri\":\"\(uri)\"}")["contents"] as? [[String: Any]])
            #expect(contents[0]["uri"] as? String == uri)
            #expect((contents[0]["text"] as? String)?.hasPrefix("{\"notice\":") == true)
        }
    }

    @Test(arguments: [
        ("nonsense", "{}", -32601), ("tools/call", "{\"name\":\"drop\"}", -32602),
        ("resources/read", "{\"uri\":\"file:///etc/passwd\"}", -32002), ("resources/read", "{}", -32602),
        ("resources/read", "{\"uri\":\"digest://list/none\"}", -32002),
    ])
    func mistakes(_ method: String, _ params: String, _ code: Int) throws {
        #expect((try ask(method, params)["error"] as? [String: Any])?["code"] as? Int == code)
    }

    @Test func whatAToolCannotFindIsAResult() throws {
        let result = try result("tools/call", "{\"name\":\"show\",\"arguments\":{\"id\":\"zzzzzz\"}}")
        #expect(result["isError"] as? Bool == true)
    }

    /// Whatever comes in, a line of JSON goes out, or none.
    @Test(arguments: [
        ("id of an object", "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":\"ping\"}", -32600),
        ("id of null", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", -32600),
        ("depth", String(repeating: "[", count: 100_000), -32700),
        ("depth of objects", String(repeating: "{\"a\":", count: 50_000), -32700),
        ("control", "\u{0}\u{1B}", -32700), ("a batch", "[{\"jsonrpc\":\"2.0\",\"id\":1}]", -32600),
        (
            "parameters in a row",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":[1]}", -32602
        ),
    ])
    func hostileLines(_ what: String, _ line: String, _ code: Int) throws {
        let reply = try #require(server.reply(to: Array(line.utf8)))
        #expect(reply.last == 0x0A && reply.count { $0 == 0x0A } == 1)
        let message = try JSONSerialization.jsonObject(with: Data(reply)) as? [String: Any]
        #expect((message?["error"] as? [String: Any])?["code"] as? Int == code, "\(what)")
    }

    @Test(arguments: ["' OR 1=1 --", "\\u0000((( OR NOT \\\"", "*", String(repeating: "x ", count: 100_000)])
    func hostileQueries(_ query: String) throws {
        _ = try result("tools/call", "{\"name\":\"search\",\"arguments\":{\"query\":\"\(query)\"}}")
        _ = try result("tools/call", "{\"name\":\"show\",\"arguments\":{\"id\":\"\(query)\",\"limit\":-1}}")
    }

    @Test(arguments: [("{", -32700), ("[]", -32600), ("7", -32600), ("{\"id\":1}", -32600)])
    func noRequests(_ line: String, _ code: Int) throws {
        let reply = try #require(server.reply(to: Array(line.utf8)))
        let message = try JSONSerialization.jsonObject(with: Data(reply)) as? [String: Any]
        #expect((message?["error"] as? [String: Any])?["code"] as? Int == code)
    }
}
