/// The code of a Swift file: what it declares, what it names, and what its functions take.
///
/// It is read without a parser of Swift: words outside of comments and strings, and how deep they stand in braces.
struct SwiftCode {
    /// A function, by the types of its arguments without a label.
    struct Function {
        let name: String
        let unlabelled: [String]
    }

    /// Types that it declares for others.
    private(set) var types: Set<String> = []
    /// Names of types that stand inside of others, by the outer one's.
    private(set) var inner: [String: Set<String>] = [:]
    /// Words that may name types, with the type around them.
    private(set) var names: [(word: String, around: String)] = []
    /// Its functions.
    private(set) var functions: [Function] = []

    private static let keywords: Set<String> = ["struct", "class", "enum", "protocol", "actor", "typealias"]

    init(_ text: String) {
        let code = Self.withoutStrings(Array(text.utf8))
        var depth = 0
        // The word before, where nothing but blanks stands behind it.
        var keyword = ""
        var around = ""
        var isPrivate = false
        var at = 0
        while at < code.count {
            let byte = code[at]
            guard Self.isLetter(byte) else {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
                if byte == UInt8(ascii: "\n") { isPrivate = false }
                if byte > 0x20 { keyword = "" }
                at += 1
                continue
            }
            var end = at
            while end < code.count, Self.isLetter(code[end]) || (0x30...0x39).contains(code[end]) { end += 1 }
            let word = String(decoding: code[at..<end], as: UTF8.self)
            if Self.keywords.contains(keyword) || keyword == "extension" {
                if depth == 0 { around = word }
                if keyword != "extension" {
                    if depth > 0 {
                        inner[around, default: []].insert(word)
                    } else if !isPrivate {
                        types.insert(word)
                    }
                }
            } else if keyword == "func" {
                functions.append(Function(name: word, unlabelled: Self.unlabelled(code, behind: end)))
            }
            if (0x41...0x5A).contains(byte) { names.append((word, around)) }
            if word == "private" || word == "fileprivate" { isPrivate = true }
            keyword = word
            at = end
        }
    }

    /// The types of the arguments without a label, of a function whose name ends at `start`.
    private static func unlabelled(_ code: [UInt8], behind start: Int) -> [String] {
        guard let open = code[start...].firstIndex(of: UInt8(ascii: "(")) else { return [] }
        var depth = 0
        var piece: [UInt8] = []
        var pieces: [[UInt8]] = []
        for at in open..<code.count {
            let byte = code[at]
            if "([{".utf8.contains(byte) || byte == UInt8(ascii: "<") { depth += 1 }
            if ")]}".utf8.contains(byte) || byte == UInt8(ascii: ">") && code[at - 1] != UInt8(ascii: "-") {
                depth -= 1
            }
            if depth == 0 || depth == 1 && byte == UInt8(ascii: ",") {
                pieces.append(piece)
                piece = []
                if depth == 0 { break }
            } else if at > open {
                piece.append(byte)
            }
        }
        return pieces.compactMap { piece in
            let text = String(decoding: piece, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            guard text.hasPrefix("_ "), let colon = text.firstIndex(of: ":") else { return nil }
            let type = text[text.index(after: colon)...].split(separator: "=", maxSplits: 1)[0]
            return type.split(separator: " ").joined(separator: " ")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    /// `code` with blanks in the place of comments and strings.
    private static func withoutStrings(_ code: [UInt8]) -> [UInt8] {
        var code = code
        var at = 0
        while at < code.count {
            let end: Int
            if code[at] == UInt8(ascii: "/"), at + 1 < code.count, code[at + 1] == UInt8(ascii: "/") {
                end = code[at...].firstIndex(of: UInt8(ascii: "\n")) ?? code.count
            } else if code[at] == UInt8(ascii: "\"") || code[at] == UInt8(ascii: "#") {
                end = endOfString(code, from: at)
            } else {
                at += 1
                continue
            }
            for place in at..<end where code[place] != UInt8(ascii: "\n") { code[place] = 0x20 }
            at = max(end, at + 1)
        }
        return code
    }

    /// Where the string ends that begins at `start`; `start` where none does.
    private static func endOfString(_ code: [UInt8], from start: Int) -> Int {
        let marks = code[start...].prefix { $0 == UInt8(ascii: "#") }.count
        let quote = code[(start + marks)...].prefix(3)
        guard quote.first == UInt8(ascii: "\"") else { return start }
        let isLong = quote.elementsEqual("\"\"\"".utf8)
        let hashes = [UInt8](repeating: UInt8(ascii: "#"), count: marks)
        let closing = Array((isLong ? "\"\"\"" : "\"").utf8) + hashes
        let escape = [UInt8(ascii: "\\")] + hashes
        var at = start + marks + (isLong ? 3 : 1)
        while at < code.count {
            if code[at] == escape[0], code[at...].starts(with: escape) {
                at += escape.count
                guard at < code.count, code[at] == UInt8(ascii: "(") else {
                    at += 1
                    continue
                }
                at = endOfGroup(code, from: at)
            } else if code[at] == closing[0], code[at...].starts(with: closing) {
                return at + closing.count
            } else {
                at += 1
            }
        }
        return code.count
    }

    /// Where the parenthesis ends that opens at `start`.
    private static func endOfGroup(_ code: [UInt8], from start: Int) -> Int {
        var depth = 0
        var at = start
        while at < code.count {
            if code[at] == UInt8(ascii: "\"") {
                at = endOfString(code, from: at)
                continue
            }
            if code[at] == UInt8(ascii: "(") { depth += 1 }
            if code[at] == UInt8(ascii: ")") { depth -= 1 }
            at += 1
            if depth == 0 { return at }
        }
        return code.count
    }
}
