import TextAnalysis

/// Links of a wiki: `[[Ada One]]`, `[[ada-one|Ada One]]`.
enum WikiLink {
    /// `text` with the words that are shown in place of each link.
    static func plain(_ text: String) -> String {
        guard text.holds("[[") else { return text }
        var plain: [UInt8] = []
        let bytes = Array(text.utf8)
        var at = 0
        // The next end stays the next one until it is passed.
        var close = bytes.find("]]", in: 0..<bytes.count)
        while at < bytes.count {
            if let known = close, known < at + 2 {
                close = bytes.find("]]", in: min(at + 2, bytes.count)..<bytes.count)
            }
            guard bytes.starts("[[", at: at..<bytes.count), let end = close else {
                plain.append(bytes[at])
                at += 1
                continue
            }
            let inside = bytes.slice(at + 2..<end)
            plain += Array(inside.last(UInt8(ascii: "|")).map { inside.after($0) } ?? inside)
            at = end + 2
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// What stands in "[[Ada One, Bob Two]]", where that is one page with a comma in its name; nil of anything else.
    static func onlyPage(_ value: TextSlice) -> TextSlice? {
        var inside = value
        guard inside.first == UInt8(ascii: "["), inside.last == UInt8(ascii: "]"),
            inside.contains(UInt8(ascii: ","))
        else { return nil }
        while inside.first == UInt8(ascii: "["), inside.last == UInt8(ascii: "]") {
            inside = inside.dropFirst().dropLast()
        }
        return inside.contains(UInt8(ascii: "[")) || inside.contains(UInt8(ascii: "]")) ? nil : inside.trimmed
    }
}
