import JSON
import TextAnalysis

/// Reads formatted text: a string, or an array of strings and of objects with `type`, `text` and `href`.
enum RunReader {
    /// Appends the text that comes next to `text`, with the addresses behind its words.
    static func read(from stream: inout JSONStream, into text: inout MessageText) throws(JSONFault) {
        switch try stream.peek() {
        case UInt8(ascii: "["):
            stream.at += 1
            while try stream.nextElement() {
                if try stream.peek() == UInt8(ascii: "{") {
                    try readRun(from: &stream, into: &text)
                } else {
                    try stream.readText(into: &text)
                }
            }
        case UInt8(ascii: "{"): try readRun(from: &stream, into: &text)
        default: try stream.readText(into: &text)
        }
    }

    private static func readRun(from stream: inout JSONStream, into text: inout MessageText) throws(JSONFault)
    {
        guard try stream.take(UInt8(ascii: "{")) else { return }
        let start = text.bytes.count
        var address = MessageText()
        var isAddress = false
        var isStrong = false, isMarked = false
        while let key = try stream.nextKey() {
            switch key {
            case .text: try stream.readText(into: &text)
            case .href: try stream.readText(into: &address)
            case .type:
                _ = try stream.peek()
                let place = stream.offset
                try stream.skipValue()
                isAddress = stream.holds(place..<stream.offset, literal: "\"link\"")
                isStrong = stream.holds(place..<stream.offset, literal: "\"bold\"")
                isMarked =
                    stream.holds(place..<stream.offset, literal: "\"italic\"")
                    || stream.holds(place..<stream.offset, literal: "\"underline\"")
                    || stream.holds(place..<stream.offset, literal: "\"code\"")
                    || stream.holds(place..<stream.offset, literal: "\"spoiler\"")
            case .date, .unixTime: throw .misplaced
            default: try stream.skipValue()
            }
        }
        if text.bytes.count > start {
            if isStrong { text.strong.append(start..<text.bytes.count) }
            if isMarked { text.marked.append(start..<text.bytes.count) }
        }
        note(address.bytes, behind: start..<text.bytes.count, isAddress: isAddress, in: &text)
    }

    /// Keeps an address that the words themselves do not tell in full.
    private static func note(
        _ address: [UInt8], behind words: Range<Int>, isAddress: Bool, in text: inout MessageText
    ) {
        let shown = text.bytes[words]
        if !address.isEmpty {
            guard !shown.elementsEqual(address) else { return }
            text.links.append(.init(range: words, url: String(decoding: address, as: UTF8.self)))
        } else if isAddress, !shown.isEmpty, !shown.contains(UInt8(ascii: ":")) {
            text.links.append(.init(range: words, url: "https://" + String(decoding: shown, as: UTF8.self)))
        }
    }
}

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

extension JSONStream {
    /// Appends the string that comes next to `text`; what is none is passed over.
    mutating func readText(into text: inout MessageText) throws(JSONFault) {
        for part in try nextString() ?? JSONString([], offset: 0) {
            switch part {
            case .plain(let run, let offset): text.append(run, from: offset)
            case .escaped(let scalar): UTF8Scanner.append(scalar.value, to: &text.bytes)
            }
        }
    }
}
