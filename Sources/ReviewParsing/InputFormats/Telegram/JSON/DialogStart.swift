/// What begins at a brace: told by the first keys, for finding the way back after damage.
enum DialogStart {
    /// A message.
    case message
    /// A dialog with its messages.
    case dialog

    /// Goes to the next place where something begins; nil, at the end of the source, when nothing does.
    static func find(in stream: inout JSONStream) -> DialogStart? {
        while let brace = nextBrace(in: &stream) {
            stream.hold()
            let found = try? kind(in: &stream)
            stream.release()
            stream.seek(brace)
            if let found { return found }
            stream.at += 1
        }
        return nil
    }

    private static func nextBrace(in stream: inout JSONStream) -> Int? {
        while true {
            if let brace = stream.window[stream.at...].firstIndex(of: UInt8(ascii: "{")) {
                stream.at = brace
                return stream.offset
            }
            stream.at = stream.window.count
            guard (try? stream.refill()) == true else { return nil }
        }
    }

    private static func kind(in stream: inout JSONStream) throws(JSONFault) -> DialogStart? {
        stream.at += 1
        for _ in 0..<6 {
            switch try stream.nextKey() {
            case .id:
                guard try stream.readInteger() != nil else { return nil }
                switch try stream.nextKey() {
                case .type, .date, .unixTime: return .message
                case .messages: return .dialog
                case .name: try stream.skipValue()
                default: return nil
                }
            case .action, .author, .date: return .message
            case .name, .type: try stream.skipValue()
            case .messages: return try stream.peek() == UInt8(ascii: "[") ? .dialog : nil
            default: return nil
            }
        }
        return nil
    }
}
