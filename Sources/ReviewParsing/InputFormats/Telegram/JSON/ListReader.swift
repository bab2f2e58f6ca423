/// Reads what people ask each other in lists: polls and things to do.
enum ListReader {
    /// Appends the question or title that comes next and a line for each answer or task.
    ///
    /// Both are strings before 5.16.0 and formatted text since.
    static func read(from stream: inout JSONStream, into text: inout MessageText) throws(JSONFault) {
        guard try stream.take(UInt8(ascii: "{")) else { return try stream.skipValue() }
        while let key = try stream.nextKey() {
            switch key {
            case .question, .title: try line("", from: &stream, into: &text)
            case .answers:
                guard try stream.take(UInt8(ascii: "[")) else {
                    try stream.skipValue()
                    continue
                }
                while try stream.nextElement() { try readAnswer(from: &stream, into: &text) }
            default: try stream.skipValue()
            }
        }
    }

    private static func readAnswer(from stream: inout JSONStream, into text: inout MessageText)
        throws(JSONFault)
    {
        guard try stream.take(UInt8(ascii: "{")) else { return try line("- ", from: &stream, into: &text) }
        while let key = try stream.nextKey() {
            if key == .text { try line("- ", from: &stream, into: &text) } else { try stream.skipValue() }
        }
    }

    private static func line(
        _ mark: String, from stream: inout JSONStream, into text: inout MessageText
    ) throws(JSONFault) {
        if !text.bytes.isEmpty { text.bytes.append(UInt8(ascii: "\n")) }
        text.bytes += mark.utf8
        try RunReader.read(from: &stream, into: &text)
    }
}
