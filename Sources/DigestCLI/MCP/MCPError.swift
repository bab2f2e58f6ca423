/// Why a message gets no result. The codes are those of JSON-RPC 2.0 and of the Model Context Protocol.
enum MCPError: Error, Equatable, CustomStringConvertible {
    case parse, request
    /// There is no such method.
    case method(String)
    /// Something is missing in the parameters, or is not what it should be.
    case parameters(String)
    /// There is no resource at that address.
    case noResource(String)
    /// The library cannot be read.
    case failed(String)

    var code: Int {
        switch self {
        case .parse: -32700
        case .request: -32600
        case .method: -32601
        case .parameters: -32602
        case .noResource: -32002
        case .failed: -32603
        }
    }

    var description: String {
        switch self {
        case .parse: "not JSON"
        case .request: "not a request of JSON-RPC 2.0"
        case .method(let name): "no method '\(name)'"
        case .parameters(let problem): problem
        case .noResource(let uri): "no resource '\(uri)'"
        case .failed(let problem): problem
        }
    }
}
