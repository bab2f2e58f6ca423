import ArgumentParsing

/// `digest mcp`: the library as a server of the Model Context Protocol on standard input and output.
enum MCPCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
    }

    static let name = "mcp"
    static let summary = "serves the library to language models, read-only"
    static let discussion = """
        A server of the Model Context Protocol: messages of JSON-RPC 2.0, one a line, on standard input and \
        output, until the input ends. The tools are search, show, lists and facets; reviews and lists are \
        resources. Nothing can be changed through it, and what it returns is marked as quoted content.

        A client is told to run it by a line such as {"command": "digest", "args": ["mcp"]}.
        """

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let server = MCPServer(try session.library())
        while let line = try request(in: session, to: server) {
            try Interruption.check()
            guard let reply = server.reply(to: Array(line.utf8)) else { continue }
            try session.output.write(reply)
            try session.output.flush()
        }
        return .done
    }

    /// The next line. One that is too long is answered as no JSON before the server ends.
    private static func request(in session: Session, to server: MCPServer) throws -> String? {
        do {
            return try session.environment.line()
        } catch let error as FileError {
            if let reply = server.reply(to: []) { try session.output.write(reply) }
            try session.output.flush()
            throw error
        }
    }
}
