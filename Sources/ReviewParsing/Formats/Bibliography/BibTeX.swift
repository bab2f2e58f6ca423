import ReviewModel
import TextAnalysis

/// A bibliography: every entry is a paper, listed and not discussed.
///
/// The syntax is that of BibTeX 0.99, "Designing BibTeX Styles" (O. Patashnik, 1988).
struct BibTeX: WholeFileFormat {
    let name = "bibtex"
    let summary = "BibTeX and BibLaTeX bibliographies"
    let traits: SourceTraits = [.bibliography, .plainText]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let isNamed = path.lowercased().hasSuffix(".bib")
        let entries = BibTeXScanner(bytes.prefix(65_536).map { $0 }).entries
        guard entries.contains(where: { $0.isPaper }) else { return isNamed ? 0.3 : 0 }
        return isNamed ? 1 : bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "@") ? 0.9 : 0
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let scanner = BibTeXScanner(source.bytes)
        var transcript = Transcript()
        var start = 0
        let papers = scanner.entries.filter { $0.isPaper }
        for (index, entry) in papers.enumerated() {
            let end = index + 1 < papers.count ? papers[index + 1].place.lowerBound : source.bytes.count
            transcript.messages.append(message(entry, in: source, from: start, to: end))
            start = end
        }
        if papers.isEmpty {
            report(
                Diagnostic(
                    .warning, path: source.path, message: "the bibliography holds no entry with a title"))
        }
        if let offset = scanner.brokenAt {
            report(
                Diagnostic(
                    .warning, path: source.path, line: source.lineNumber(at: offset),
                    message: "the entry does not end; close its braces to have it read"))
        }
        return transcript
    }

    /// An entry as a message; what stands before it since `start`, comments and strings, goes with it.
    private func message(_ entry: BibTeXEntry, in source: SourceText, from start: Int, to end: Int) -> Message
    {
        // The words of an entry are its title, abstract and note; the rest is markup.
        let words = ["title", "abstract", "note", "annotation"].compactMap { entry[$0] }.joined(
            separator: "\n\n")
        var text = MessageText()
        text.append(Array(words.utf8)[...], from: entry.place.lowerBound)
        var message = Message(text: text)
        message.kind = .entry
        message.beginsPost = true
        message.known = entry.facts
        message.places = [start..<end]
        return message
    }
}
