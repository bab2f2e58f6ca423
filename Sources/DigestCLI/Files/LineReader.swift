/// The lines of a file or of standard input, one at a time.
final class LineReader {
    private let chunk: () throws -> [UInt8]
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// The file called `name`, `-` for standard input.
    init(_ name: String, in session: Session) throws {
        if name == "-" {
            var input: [UInt8]? = try session.environment.input()
            chunk = {
                defer { input = nil }
                return input ?? []
            }
        } else {
            let path = FilePath.resolve(name, in: session.environment.folder)
            let stream = try FileStream(path: path, name: name)
            chunk = { try stream.next() }
        }
    }

    /// The next line without its line feed; nil at the end.
    func next() throws -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(buffer[position..<end])
            }
            guard !isAtEnd else { break }
            searched = buffer.count - position
            buffer.removeFirst(position)
            position = 0
            let more = try chunk()
            isAtEnd = more.isEmpty
            buffer += more
        }
        defer { position = buffer.count }
        return position < buffer.count ? Array(buffer[position...]) : nil
    }
}
