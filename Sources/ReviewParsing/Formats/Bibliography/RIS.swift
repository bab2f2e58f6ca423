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
        let head = SourceText(path: path, bytes: Array(bytes.prefix(4096)))
        let first = (0..<head.lineCount).first { !head.bytes.trimmed(head.line($0)).isEmpty }
        if let first, RISLine(head.bytes, head.line(first))?.tag == "TY" { return 0.97 }
        return path.lowercased().hasSuffix(".ris") ? 0.3 : 0
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        var works: [Citation] = []
        var last = ""
        for index in 0..<source.lineCount {
            let place = source.line(index)
            if let line = RISLine(source.bytes, place) {
                if line.tag == "TY" { works.append(Citation(place: place)) }
                last = line.tag
                guard !works.isEmpty else { continue }
                works[works.count - 1].take(line)
            } else if !works.isEmpty, last == "AB" || last == "TI" {
                // Some programs break long values.
                works[works.count - 1].goOn(last, source.bytes.string(source.bytes.trimmed(place)))
            }
        }
        return Transcript(works, of: source, report: report)
    }
}

/// A line of RIS: two letters or digits, two spaces, a hyphen, and a value.
private struct RISLine {
    var tag: String
    var value: String

    init?(_ bytes: [UInt8], _ line: Range<Int>) {
        guard line.count >= 5,
            bytes[line.lowerBound..<line.lowerBound + 2].allSatisfy({
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
            })
        else { return nil }
        let rest = bytes.trimmed(line.lowerBound + 2..<line.upperBound)
        guard bytes[line.lowerBound + 2] == 0x20, let dash = rest.first, bytes[dash] == UInt8(ascii: "-")
        else {
            return nil
        }
        tag = bytes.string(line.lowerBound..<line.lowerBound + 2)
        value = bytes.string(bytes.trimmed(dash + 1..<line.upperBound))
    }
}

extension Citation {
    fileprivate mutating func take(_ line: RISLine) {
        guard !line.value.isEmpty else { return }
        switch line.tag {
        case "TI", "T1": if title.isEmpty { title = line.value }
        case "CT": if title.isEmpty { title = line.value }
        case "AU", "A1": authors.append(Citation.turned(line.value))
        case "JO", "JF", "T2", "BT", "JA": venue = venue ?? line.value
        case "PY", "Y1", "DA": year = year ?? Int(line.value.prefix(4))
        case "DO": doi = line.value
        case "UR", "L1", "L2", "LK": take(url: line.value)
        case "AB", "N2": notes.append(line.value)
        case "KW": keywords.append(line.value)
        case "N1", "AN", "M1", "VL", "IS", "C7": numbers.append(line.value)
        default: break
        }
    }

    private mutating func take(url address: String) {
        if url == nil { url = address } else { numbers.append(address) }
    }

    fileprivate mutating func goOn(_ tag: String, _ words: String) {
        guard !words.isEmpty else { return }
        if tag == "TI" {
            title += " " + words
        } else if !notes.isEmpty {
            notes[notes.count - 1] += " " + words
        }
    }
}
