/// A bibliography that somebody else keeps: where its entries and their fields stand, to the byte.
struct BibFile {
    /// A field of an entry.
    struct Field {
        /// In small letters.
        let name: String
        /// The value with its braces, quotes and `#`.
        let range: Range<Int>
    }

    /// An entry such as `@article{…}`.
    struct Entry {
        let key: String
        /// Where its `@` stands.
        let start: Int
        /// Where its closing brace or parenthesis stands.
        let end: Int
        let fields: [Field]
    }

    /// The bytes of the file.
    let bytes: [UInt8]
    /// Its entries; comments, strings and preambles are none.
    private(set) var entries: [Entry] = []

    /// Reads a file. What is no entry is passed over, as BibTeX does.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var scanner = BibScanner(bytes)
        while let entry = scanner.next() { entries.append(entry) }
    }

    /// The value of a field as plain text: without braces, quotes and commands of LaTeX.
    func text(_ name: String, of entry: Entry) -> String? {
        entry.fields.last { $0.name == name }.map { BibFile.plain(bytes[$0.range]) }
    }

    private static func plain(_ value: ArraySlice<UInt8>) -> String {
        var output: [UInt8] = []
        var index = value.startIndex
        while index < value.endIndex {
            let byte = value[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""): continue
            case UInt8(ascii: "\\"): index = skipCommand(value, from: index, &output)
            default: output.append(byte <= 0x20 ? 0x20 : byte)
            }
        }
        return String(decoding: output, as: UTF8.self).split(separator: " ").joined(separator: " ")
    }

    /// Leaves out a command's name; `\&` and its like stand for themselves.
    private static func skipCommand(_ value: ArraySlice<UInt8>, from start: Int, _ output: inout [UInt8])
        -> Int
    {
        guard start < value.endIndex else { return start }
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
        guard isLetter(value[start]) else {
            if "&%$#_".utf8.contains(value[start]) { output.append(value[start]) }
            return start + 1
        }
        return value[start...].firstIndex { !isLetter($0) && $0 != 0x20 } ?? value.endIndex
    }
}
