import ReviewModel
import TextAnalysis
import Wording

/// Bibliographies in RIS, which most programs that keep literature export: lines `TY  - JOUR` to `ER  - `.
///
/// The tags are those of Research Information Systems' format as EndNote and Zotero write it.
struct RIS: WholeFileFormat {
    let name = "ris"
    let summary = "bibliographies in RIS, as EndNote, Mendeley and Zotero write them"
    let traits: SourceTraits = [.bibliography, .plainText]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = SourceText(path: path, bytes: Array(bytes.prefix(16_384)))
        let tags = (0..<head.lineCount).compactMap { RISLine(head.bytes.slice(head.line($0)))?.tag }
        // Words in front of the first record do no harm, and neither does another order of the lines.
        if tags.contains("TY"), tags.count >= 3, tags.count * 3 >= RIS.filledLines(of: head) { return 0.97 }
        return path.lowercased().hasSuffix(".ris") ? 0.3 : 0
    }

    private static func filledLines(of text: SourceText) -> Int {
        (0..<text.lineCount).count { text.bytes[text.line($0)].contains { $0 > 0x20 } }
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        var works: [Citation] = []
        var isOpen = false
        var types = 0
        // Where some names are turned, those that are not are of groups.
        var hasTurnedNames = false
        var last = ""
        var unread: [String: Int] = [:]
        for index in 0..<source.lineCount {
            let place = source.line(index)
            if let line = RISLine(source.bytes.slice(place)) {
                last = line.tag
                if line.tag == "ER" {
                    isOpen = false
                    continue
                }
                // A record begins behind the end of another, or with a second type where ends are left out.
                types += line.tag == "TY" ? 1 : 0
                if !isOpen || line.tag == "TY" && types > 1 {
                    works.append(Citation(place: place))
                    types = line.tag == "TY" ? 1 : 0
                    isOpen = true
                }
                if line.tag == "AU" || line.tag == "A1" {
                    hasTurnedNames = hasTurnedNames || line.value.contains(",")
                }
                if !works[works.count - 1].take(line) { unread[line.tag, default: 0] += 1 }
            } else if isOpen, ["AB", "N2", "TI", "T1", "N1"].contains(last) {
                // Some programs break long values.
                works[works.count - 1].goOn(last, words: source.bytes.string(source.bytes.trimmed(place)))
            }
        }
        if let note = Citation.unkept(unread, in: source.path) { report(note) }
        for index in works.indices {
            works[index].title = MarkupText.plain(works[index].title)
            works[index].nameHouse()
            works[index].details.append(
                KnownDetail(name: "abstract", value: works[index].notes.joined(separator: " ")))
            if !hasTurnedNames { works[index].groups = [] }
        }
        return Transcript(works, of: source, report: report)
    }
}

/// A line of RIS: two letters or digits, one or two spaces, a hyphen, and a value.
private struct RISLine {
    var tag: String
    var value: String

    init?(_ line: TextSlice) {
        let line = line.trimmed
        let start = line.startIndex
        guard line.count >= 4, (0x41...0x5A).contains(line[start]),
            (0x41...0x5A).contains(line[start + 1]) || (0x30...0x39).contains(line[start + 1]),
            line[start + 2] == 0x20
        else { return nil }
        let rest = line.from(start + 2).trimmed
        guard rest.first == UInt8(ascii: "-"), rest.startIndex - start <= 4,
            rest.count == 1 || rest[rest.startIndex + 1] == 0x20
        else { return nil }
        tag = line.prefix(2).string
        value = rest.dropFirst().trimmed.string
    }
}

extension Citation {
    /// Tags whose values nothing here reads, by the names of BibTeX.
    private static let kept = [
        "TY": "type", "ID": "key", "VL": "volume", "IS": "number", "PB": "publisher",
        "CY": "address", "ET": "edition", "T3": "series", "SE": "chapter", "C7": "eid",
        "LA": "language",
    ]

    /// Takes a line; false where nothing of it is kept.
    fileprivate mutating func take(_ line: RISLine) -> Bool {
        guard !line.value.isEmpty else { return true }
        if let name = Citation.kept[line.tag] {
            let value = name == "type" ? Citation.type(line.value, in: "ris types") : line.value
            details.append(KnownDetail(name: name, value: value))
        }
        takePage(line)
        switch line.tag {
        case "TI", "T1", "CT": if title.isEmpty { title = line.value }
        case "AU", "A1": takeAuthor(line.value)
        case "ED", "A2": editors.append(Citation.turned(line.value))
        case "SN": takeNumber(line.value)
        case "JO", "JF", "T2", "BT", "JA": venue = venue ?? line.value
        case "PY", "Y1", "DA":
            year = year ?? Citation.year(in: line.value)
            if !details.contains(where: { $0.name == "month" && !$0.value.isEmpty }) {
                date("", of: line.value)
            }
        case "DO": doi = line.value
        case "UR", "L1", "L2", "LK": take(url: line.value)
        case "AB", "N2": notes.append(line.value)
        case "KW": keywords.append(line.value)
        case "N1", "AN", "M1", "M3", "VL", "IS", "C7", "PB":
            numbers.append(line.value)
            if line.tag == "N1" { note(line.value) }
            if line.tag == "M3" {
                kindOfThesis = line.value
                let house = details.first { $0.name == "type" }?.value
                if house == "phdthesis" || house == "techreport" {
                    details.append(KnownDetail(name: "genre", value: line.value))
                }
            }
        case "Y2": details.append(KnownDetail(name: "urldate", value: Citation.day(line.value)))
        case "A4": translators.append(Citation.turned(line.value))
        // Of papers at conferences it is where they were held.
        case "C1" where details.contains(where: { $0.name == "type" && $0.value == "inproceedings" }):
            if !details.contains(where: { $0.name == "address" }) {
                details.append(KnownDetail(name: "address", value: line.value))
            }
        default: return Citation.kept[line.tag] != nil || line.tag == "SP" || line.tag == "EP"
        }
        return true
    }

    /// A name; one that is not turned, or ends with a comma, is that of a group.
    private mutating func takeAuthor(_ value: String) {
        let name = Citation.turned(value.last == "," ? String(value.dropLast()) : value)
        authors.append(name)
        if name.contains(" "), value.last == "," || !value.contains(",") { groups.insert(name) }
    }

    /// An ISBN has ten figures or thirteen, an ISSN eight.
    private mutating func takeNumber(_ value: String) {
        let figures = value.unicodeScalars.count { ("0"..."9").contains($0) || $0 == "X" || $0 == "x" }
        details.append(KnownDetail(name: figures == 8 ? "issn" : "isbn", value: value))
    }

    /// The first page and the last one stand on lines of their own.
    private mutating func takePage(_ line: RISLine) {
        guard line.tag == "SP" || line.tag == "EP" else { return }
        guard let known = details.firstIndex(where: { $0.name == "pages" }) else {
            return details.append(KnownDetail(name: "pages", value: line.value))
        }
        let pages = [details[known].value, line.value]
        details[known].value = (line.tag == "EP" ? pages : pages.reversed()).joined(separator: "–")
    }

    private mutating func take(url address: String) {
        if url == nil { url = address } else { numbers.append(address) }
    }

    fileprivate mutating func goOn(_ tag: String, words: String) {
        guard !words.isEmpty else { return }
        if tag == "TI" || tag == "T1" {
            title += " " + words
        } else if tag == "N1" {
            note(words, joinedBy: " ")
        } else if !notes.isEmpty {
            notes[notes.count - 1] += " " + words
        }
    }
}
