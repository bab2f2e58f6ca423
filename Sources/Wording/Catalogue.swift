internal import CWording

/// The words of one language for the keys of phrases.
///
/// A catalogue is a text file of entries with blank lines between them, `#` in front of remarks. The key stands on
/// lines that begin with `>`, its translation on the lines below; lines are joined by a space. `%1`, `%2` stand for
/// what a phrase has between its literals. The translation of a number of things, `%n item`, has the forms of
/// `PluralForm` in their order, `|` between them.
public struct Catalogue: Sendable {
    /// The language by its two letters.
    public let language: String
    /// Translations by their keys.
    let entries: [String: String]

    /// The words that stand in the source.
    public static let english = Catalogue(language: "en", entries: [:])
    /// Russian; read when it is first asked for.
    public static let russian = Catalogue(language: "ru", file: CatalogueFile.russian)

    private init(language: String, entries: [String: String]) {
        self.language = language
        self.entries = entries
    }

    /// The words in a catalogue's `file`; of two translations of one key the later counts.
    init(language: String, file: [UInt8]) {
        let found = CatalogueFile.entries(file).map { ($0.key, $0.translation) }
        self.init(language: language, entries: Dictionary(found, uniquingKeysWith: { $1 }))
    }

    /// The catalogue for a language by its two letters; nil where there is none.
    public static func named(_ language: String) -> Catalogue? {
        switch language {
        case "en": english
        case "ru": russian
        default: nil
        }
    }

    /// The catalogue of a locale as POSIX names it, such as `ru_RU.UTF-8`; English where the language is another
    /// one, or the terminal cannot show its letters.
    public static func of(locale: String) -> Catalogue {
        let name = locale.prefix { $0 != "@" }.split(separator: ".", maxSplits: 1)
        let encoding = name.count > 1 ? name[1].lowercased().filter { $0 != "-" } : "utf8"
        let language = name.first?.prefix { $0 != "_" } ?? ""
        return encoding == "utf8" ? named(String(language)) ?? english : english
    }

    /// The words of `phrase`; English ones where the catalogue has no others.
    public func text(_ phrase: Phrase) -> String {
        phrase.parts.map(text).joined()
    }

    /// What the catalogue has for a phrase without anything in it, else that itself.
    public func text(of phrase: String) -> String { translation(of: phrase) ?? phrase }

    private func text(_ part: Phrase.Part) -> String {
        switch part {
        case .verbatim(let text): text
        case .sentence(let pieces, let arguments): text(of: pieces, with: arguments.map(text))
        case .count(let count, let one, let other):
            translation(of: "%n \(one)").flatMap { PluralForm(of: count).text(in: $0, count: count) }
                ?? "\(count) \(count == 1 ? one : other)"
        }
    }

    private func text(of pieces: [String], with arguments: [String]) -> String {
        let key = entries.isEmpty ? nil : Catalogue.key(pieces)
        if let translation = key.flatMap(translation(of:)) {
            return Catalogue.filled(translation, with: arguments)
        }
        var text = pieces[0]
        for (argument, piece) in zip(arguments, pieces.dropFirst()) { text += argument + piece }
        return text
    }

    /// `no list '%1'`.
    private static func key(_ pieces: [String]) -> String {
        var key = pieces[0]
        for (index, piece) in pieces.dropFirst().enumerated() { key += "%\(index + 1)" + piece }
        return key
    }

    /// Spaces around a key are not part of it.
    private func translation(of key: String) -> String? {
        if entries.isEmpty { return nil }
        if let found = entries[key] { return found }
        let inner = key.drop { $0.isWhitespace }
        let end = inner.lastIndex { !$0.isWhitespace }.map { inner.index(after: $0) } ?? inner.startIndex
        guard inner.startIndex > key.startIndex || end < key.endIndex else { return nil }
        return entries[String(inner[..<end])].map { key[..<inner.startIndex] + $0 + key[end...] }
    }

    /// `template` with the arguments in the places of `%1` to `%9`.
    private static func filled(_ template: String, with arguments: [String]) -> String {
        var filled: [UInt8] = []
        var isOpen = false
        for byte in template.utf8 {
            if isOpen, case let number = Int(byte) - 0x31, arguments.indices.contains(number) {
                filled += arguments[number].utf8
            } else if isOpen {
                filled += [UInt8(ascii: "%"), byte]
            } else if byte != UInt8(ascii: "%") {
                filled.append(byte)
            }
            isOpen = byte == UInt8(ascii: "%") && !isOpen
        }
        if isOpen { filled.append(UInt8(ascii: "%")) }
        return String(decoding: filled, as: UTF8.self)
    }
}

/// The form that Russian has for a number of things, by the rule of the CLDR.
enum PluralForm: Int, CaseIterable {
    /// 1, 21, 31, but not 11.
    case one
    /// 2 to 4, 22 to 24, but not 12 to 14.
    case few
    /// All others.
    case many

    /// The form for `count` things.
    init(of count: Int) {
        let (ones, hundreds) = (count.magnitude % 10, count.magnitude % 100)
        switch ones {
        case 1 where hundreds != 11: self = .one
        case 2...4 where !(12...14).contains(hundreds): self = .few
        default: self = .many
        }
    }

    /// This one of the forms in `translation`, with `count` in it; nil where it is missing.
    func text(in translation: String, count: Int) -> String? {
        let forms = translation.split(separator: "|")
        guard forms.indices.contains(rawValue) else { return nil }
        return String(forms[rawValue].drop { $0 == " " }).replacing("%n", with: "\(count)")
            .trimmingEnd()
    }
}

extension String {
    /// Without spaces at the end.
    fileprivate func trimmingEnd() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}

/// Reads catalogues.
enum CatalogueFile {
    /// A key with its translation.
    struct Entry: Equatable {
        /// 1-based line that the key begins on.
        var line: Int
        var key: String
        var translation: String
    }

    /// The file that is part of the program.
    static var russian: [UInt8] {
        let file = digest_catalogue_russian()
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }

    /// The entries of `file`, in order.
    static func entries(_ file: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        var isOpen = false
        for (index, line) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let isKey = line.first == UInt8(ascii: ">")
            let text = String(decoding: isKey ? line.dropFirst(2) : line, as: UTF8.self)
            switch line.first {
            case nil: isOpen = false
            case UInt8(ascii: "#"): continue
            case _ where isKey && !isOpen:
                entries.append(Entry(line: index + 1, key: text, translation: ""))
                isOpen = true
            case _ where isKey: append(text, to: &entries[entries.count - 1].key)
            default:
                if !entries.isEmpty { append(text, to: &entries[entries.count - 1].translation) }
            }
        }
        return entries
    }

    private static func append(_ line: String, to text: inout String) {
        text += text.isEmpty ? line : " " + line
    }
}
