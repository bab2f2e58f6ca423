import TextAnalysis

/// Turns the bytes of a file into UTF-8 text.
enum TextEncoding {
    /// What the bytes turned out to be.
    enum Decoded {
        /// UTF-8 without a byte order mark; `invalid` is the first offset in the file where it had to be mended.
        case text([UInt8], invalid: Int?)
        /// Text of another encoding, now in UTF-8, and how that is called.
        case other([UInt8], encoding: String)
        /// No bytes, or nothing but white space.
        case empty
        /// Not text: `offset` is the first byte that shows it.
        case binary(offset: Int)
    }

    /// Decodes `bytes`, which may be UTF-8 with or without a byte order mark, UTF-16 with one, or of an encoding of
    /// single bytes that they name or that their letters tell.
    static func decoded(_ bytes: [UInt8]) -> Decoded {
        let text = isOther(bytes) ? utf16(bytes, bigEndian: bytes[0] == 0xFE) : withoutMark(bytes)
        if let offset = firstBinaryByte(in: text) { return .binary(offset: min(offset, bytes.count)) }
        guard text.contains(where: { $0 > 0x20 }) else { return .empty }
        guard let invalid = firstInvalidByte(in: text) else { return .text(text, invalid: nil) }
        if let encoding = LegacyEncoding.declared(in: text) ?? LegacyEncoding.guessed(of: text) {
            return .other(encoding.decoded(text), encoding: encoding.name)
        }
        return .text(Array(String(decoding: text, as: UTF8.self).utf8), invalid: min(invalid, bytes.count))
    }

    /// Whether a byte is white space.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether the text that begins with `bytes` says that it is in UTF-16.
    static func isOther(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    /// The bytes without the mark of UTF-8.
    static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    private static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at -> UInt16 in
            let first = UInt16(bytes[at]), second = UInt16(bytes[at + 1])
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// A file is binary when its first 8 KiB hold more than one control character in a hundred bytes.
    /// A single NUL in a text is no more than a blemish.
    private static func firstBinaryByte(in bytes: [UInt8]) -> Int? {
        let head = bytes.prefix(8192)
        let isControl = { (byte: UInt8) in byte < 0x20 && !(0x07...0x0D).contains(byte) && byte != 0x1B }
        let count = head.count(where: isControl)
        return count * 100 > head.count ? head.firstIndex(where: isControl) : nil
    }

    private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var low = 0
        // Whole lines are valid or not on their own, so the first bad one is found line by line.
        while low < bytes.count {
            let end = bytes[low...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if String(validating: bytes[low..<end], as: UTF8.self) == nil { return low }
            low = end + 1
        }
        return bytes.count
    }
}

/// An encoding in which every byte is a letter, as files had before UTF-8. The upper halves of the tables are those
/// of https://www.unicode.org/Public/MAPPINGS; a byte without a letter is U+FFFD there.
struct LegacyEncoding: Sendable {
    /// Name as IANA has it.
    let name: String
    /// Other names, in small letters and without signs.
    private let aliases: [String]
    /// What the bytes from 0x80 on mean.
    private let upper: [Unicode.Scalar]

    private init(_ name: String, aliases: [String], upper: String) {
        self.name = name
        self.aliases = aliases
        self.upper = Array(upper.unicodeScalars)
    }

    /// The text in UTF-8.
    func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 3 / 2)
        for byte in bytes {
            let place = Int(byte) - 0x80
            if place < 0 {
                text.append(byte)
            } else {
                text += Array(String(Character(place < upper.count ? upper[place] : "\u{FFFD}")).utf8)
            }
        }
        return text
    }

    /// The encoding that the beginning of a text names: `% Encoding: windows-1251`, `charset=koi8-r`.
    static func declared(in bytes: [UInt8]) -> LegacyEncoding? {
        let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
        for mark in ["encoding", "charset", "coding"] {
            for piece in head.components(behind: mark) {
                let name = piece.drop { " :=\"'{-".contains($0) }.prefix {
                    $0.isLetter || $0.isNumber || "-_".contains($0)
                }
                let plain = String(name.filter { $0.isLetter || $0.isNumber })
                if let found = all.first(where: { $0.aliases.contains(plain) }) { return found }
            }
        }
        return nil
    }

    /// The encoding that letters tell. Where many are UTF-8 the text is, and a few bytes are broken. Cyrillic words
    /// are of such bytes alone, of Latin ones only a letter now and then; Russian is mostly small letters, which the
    /// two Cyrillic encodings have in each other's place.
    static func guessed(of bytes: [UInt8]) -> LegacyEncoding? {
        var high = 0
        var inWords = 0
        var upperHalf = 0
        var whole = 0
        for (at, byte) in bytes.enumerated() where byte >= 0x80 {
            high += 1
            if at > 0 && bytes[at - 1] >= 0xC0 || at + 1 < bytes.count && bytes[at + 1] >= 0xC0 {
                inWords += 1
            }
            if byte >= 0xE0 { upperHalf += 1 }
            let length = byte >= 0xC2 ? byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 : 0
            if length > 0,
                bytes.dropFirst(at + 1).prefix(length - 1).count(where: { $0 & 0xC0 == 0x80 }) == length - 1
            {
                whole += length
            }
        }
        // A byte or two in a long text are a blemish in any encoding.
        guard high > 1 || bytes.count < 1000, whole * 3 < high else { return nil }
        if inWords * 10 < high * 6 { return named("windows-1252") }
        return named(upperHalf * 2 > high ? "windows-1251" : "koi8-r")
    }

    private static func named(_ name: String) -> LegacyEncoding? { all.first { $0.name == name } }

    private static let all = [
        LegacyEncoding(
            "windows-1251", aliases: ["windows1251", "cp1251", "win1251", "1251"],
            upper: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
                + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"),
        LegacyEncoding(
            "koi8-r", aliases: ["koi8r", "koi8", "koi8u"],
            upper: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
                + "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"),
        LegacyEncoding(
            "ibm866", aliases: ["ibm866", "cp866", "866", "dos866"],
            upper:
                "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
                + "рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}"),
        LegacyEncoding(
            "windows-1252",
            aliases: [
                "windows1252", "cp1252", "ansi", "latin1", "iso88591", "l1", "iso885915", "latin9", "ascii",
                "usascii",
            ],
            upper:
                "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
                + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
        LegacyEncoding(
            "windows-1250", aliases: ["windows1250", "cp1250"],
            upper:
                "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
                + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"),
        LegacyEncoding(
            "iso-8859-2", aliases: ["iso88592", "latin2", "l2"],
            upper: String(repeating: "\u{FFFD}", count: 32)
                + "\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
                + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"),
    ]
}

extension String {
    /// What stands behind each place of `word`, each a few letters long.
    fileprivate func components(behind word: String) -> [Substring] {
        var found: [Substring] = []
        var rest = self[...]
        while let place = rest.firstRange(of: word) {
            rest = rest[place.upperBound...]
            found.append(rest.prefix(40))
        }
        return found
    }
}

/// Texts that are neither posts nor notes, however many addresses of papers stand in them: mail, logs, tables of
/// literature.
enum ForeignText {
    private static let mailFields: Set<String> = [
        "from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "mime-version",
        "content-type",
        "reply-to", "in-reply-to", "references", "delivered-to", "x-mailer", "list-id", "sender",
    ]

    /// Whether the lines are such a text.
    static func isLikely(_ lines: TextLines) -> Bool { isMail(lines) || isLog(lines) }

    /// Three fields of a head of mail among the first lines, one below the other.
    private static func isMail(_ lines: TextLines) -> Bool {
        var run = 0
        for index in 0..<min(lines.count, 60) {
            run = isMailField(lines[index]) ? run + 1 : lines.indentation(index) > 0 && run > 0 ? run : 0
            if run == 3 { return true }
        }
        return false
    }

    private static func isMailField(_ line: TextSlice) -> Bool {
        guard let colon = line.first(UInt8(ascii: ":")), colon - line.startIndex <= 16,
            colon > line.startIndex
        else {
            return false
        }
        return mailFields.contains(line.before(colon).string.lowercased())
    }

    /// Most lines begin with a time or a level of a log.
    private static func isLog(_ lines: TextLines) -> Bool {
        let filled = (0..<min(lines.count, 200)).filter { !lines.isBlank($0) }
        guard filled.count >= 5 else { return false }
        return filled.count { isLogLine(lines[$0]) } * 3 >= filled.count * 2
    }

    private static let levels: Set<String> = [
        "info", "debug", "warn", "warning", "error", "trace", "fatal", "notice", "critical",
    ]

    /// `2024-01-02 10:00:00 …`, `[10:00:00] …`, `Jan  2 10:00:00 …`, `INFO: …`.
    private static func isLogLine(_ line: TextSlice) -> Bool {
        let words = line.fields.prefix(4).map { word in
            String(word.string.lowercased().filter { !"[](),|".contains($0) })
        }
        guard let first = words.first else { return false }
        if levels.contains(String(first.prefix { $0.isLetter })), first.count <= 9 { return true }
        return words.contains { isTime($0) }
    }

    /// A time with seconds, alone or behind a date.
    private static func isTime(_ word: String) -> Bool {
        let parts = word.split(separator: ":")
        return parts.count >= 3 && parts[1].count == 2 && parts[1].allSatisfy { ("0"..."9").contains($0) }
            && parts[0].suffix(2).allSatisfy { ("0"..."9").contains($0) }
            && parts[2].prefix(2).count == 2 && parts[2].prefix(2).allSatisfy { ("0"..."9").contains($0) }
    }
}
