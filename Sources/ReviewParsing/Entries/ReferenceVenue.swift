import TextAnalysis

/// Where a reference says that the paper came out: what stands behind its title.
enum ReferenceVenue {
    /// `rest` without signs and the preposition before a venue: ". In JMLR, 2008".
    static func behindLead(_ rest: TextSlice) -> TextSlice {
        var rest = rest.from(rest.firstIndex { !" .,:;-–".utf8.contains($0) } ?? rest.endIndex).trimmed
        for lead in leads {
            if let without = rest.without(prefix: lead) { rest = without }
        }
        return rest
    }

    /// The words up to a number, a comma or a full stop: "in Proc. ICML, 2015" is "Proc. ICML".
    static func name(in rest: TextSlice) -> String? {
        let rest = behindLead(rest)
        if rest.hasPrefix("arXiv") || rest.hasPrefix("http") || rest.hasPrefix("doi") { return nil }
        var end = rest.endIndex
        for mark in [
            ", ", ". –", ". —", ". -", ";", " (", "(", ": ", ". 19", ". 20", " 19", " 20", " pp.", ". doi",
            ". http",
        ] {
            if let found = rest.find(mark) { end = min(end, found) }
        }
        let words = rest.before(end).trimmed
        let bare = words.slice(EntryWords.trimmed(words))
        guard (2...120).contains(bare.count), bare.tokens.contains(where: { $0.hasUpper }) else { return nil }
        return withoutVolume(bare).string
    }

    /// A journal without the volume behind its name: "Nature 521", "Journal of Nets, Vol. 1.2". A year stays, and so do the
    /// two digits of one behind an acronym: "ICML 15".
    private static func withoutVolume(_ name: TextSlice) -> TextSlice {
        var words = name.fields[...]
        while words.count > 1, let last = words.last {
            let isNumber =
                last.contains { (0x30...0x39).contains($0) }
                && last.allSatisfy { (0x30...0x39).contains($0) || ".()-/".utf8.contains($0) }
            let isYear = last.year != nil
            let isShortYear =
                last.count == 2 && words.count == 2
                && words[words.startIndex].count { (0x41...0x5A).contains($0) } > 1
            guard isNumber && !isYear && !isShortYear || volumes.contains(last.foldedPhrase) else { break }
            words.removeLast()
        }
        let rest = words.last.map { name.before($0.endIndex) } ?? name
        return rest.slice(EntryWords.trimmed(rest))
    }

    private static let leads = WordFiles.markdown.values("venue.leads").map { $0 + " " }
    private static let volumes = WordFiles.markdown.phrases("venue.volumes")
}
