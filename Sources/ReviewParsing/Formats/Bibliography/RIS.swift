import ReviewModel
import TextAnalysis

/// Bibliographies in RIS, which most programs that keep literature export: lines `TY  - JOUR` to `ER  - `.
///
/// The tags are those of Research Information Systems' format as EndNote and Zotero write it.
struct RIS: WholeFileFormat {
    let name = "ris"
    let summary = "bibliographies in RIS, as EndNote, Mendeley and Zotero write them"
    let traits: SourceTraits = [.bibliography, .plainText]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = SourceText(path: path, bytes: Array(bytes.prefix(16_384)))
        let tags = (0..<head.lineCount).compactMap { RISLine(head.bytes, line: head.line($0))?.tag }
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
        var last = ""
        for index in 0..<source.lineCount {
            let place = source.line(index)
            if let line = RISLine(source.bytes, line: place) {
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
                works[works.count - 1].take(line)
            } else if isOpen, last == "AB" || last == "N2" || last == "TI" || last == "T1" {
                // Some programs break long values.
                works[works.count - 1].goOn(last, words: source.bytes.string(source.bytes.trimmed(place)))
            }
        }
        for index in works.indices { works[index].title = MarkupText.plain(works[index].title) }
        return Transcript(works, of: source, report: report)
    }
}

/// A line of RIS: two letters or digits, one or two spaces, a hyphen, and a value.
private struct RISLine {
    var tag: String
    var value: String

    init?(_ bytes: [UInt8], line: Range<Int>) {
        let line = bytes.trimmed(line)
        guard line.count >= 4, (0x41...0x5A).contains(bytes[line.lowerBound]),
            (0x41...0x5A).contains(bytes[line.lowerBound + 1])
                || (0x30...0x39).contains(bytes[line.lowerBound + 1]),
            bytes[line.lowerBound + 2] == 0x20
        else { return nil }
        let rest = bytes.trimmed(line.lowerBound + 2..<line.upperBound)
        guard let dash = rest.first, bytes[dash] == UInt8(ascii: "-"), dash - line.lowerBound <= 4,
            dash + 1 == line.upperBound || bytes[dash + 1] == 0x20
        else { return nil }
        tag = bytes.string(line.lowerBound..<line.lowerBound + 2)
        value = bytes.string(bytes.trimmed(dash + 1..<line.upperBound))
    }
}

extension Citation {
    /// Tags whose values nothing here reads, by the names of BibTeX.
    private static let kept = [
        "TY": "type", "ID": "key", "VL": "volume", "IS": "number", "PB": "publisher", "SN": "issn",
        "CY": "address", "ED": "editor", "A2": "editor", "ET": "edition", "T3": "series",
    ]

    fileprivate mutating func take(_ line: RISLine) {
        guard !line.value.isEmpty else { return }
        if let name = Citation.kept[line.tag] {
            let value = name == "type" ? Citation.type(line.value, in: "ris types") : line.value
            details.append(KnownDetail(name: name, value: value))
        }
        takePage(line)
        switch line.tag {
        case "TI", "T1", "CT": if title.isEmpty { title = line.value }
        case "AU", "A1": authors.append(Citation.turned(line.value))
        case "JO", "JF", "T2", "BT", "JA": venue = venue ?? line.value
        case "PY", "Y1", "DA": year = year ?? Citation.year(in: line.value)
        case "DO": doi = line.value
        case "UR", "L1", "L2", "LK": take(url: line.value)
        case "AB", "N2": notes.append(line.value)
        case "KW": keywords.append(line.value)
        case "N1", "AN", "M1", "M3", "VL", "IS", "C7", "PB": numbers.append(line.value)
        default: break
        }
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
        } else if !notes.isEmpty {
            notes[notes.count - 1] += " " + words
        }
    }
}
