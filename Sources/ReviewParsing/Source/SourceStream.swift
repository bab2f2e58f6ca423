/// A source that is read piece by piece.
public struct SourceStream {
    /// Path as given or found; `-` for standard input.
    public var path: String
    /// The next bytes; none at the end, and from then on.
    public var next: () throws -> [UInt8]

    /// The source at `path` whose bytes `next` returns, best some 256 KiB at a time.
    public init(path: String, next: @escaping () throws -> [UInt8]) {
        self.path = path
        self.next = next
    }

    /// A source that is in memory already.
    public init(path: String, bytes: [UInt8]) {
        var rest: [UInt8]? = bytes
        self.init(path: path) {
            defer { rest = nil }
            return rest ?? []
        }
    }

    /// The same source with `head`, which was read from it, put back.
    func preceded(by head: [UInt8]) -> SourceStream {
        var head: [UInt8]? = head
        return SourceStream(path: path) {
            guard let bytes = head, !bytes.isEmpty else { return try next() }
            head = nil
            return bytes
        }
    }
}
