public import ReviewModel
import TextAnalysis
import Wording

/// A bibliography: every entry is a paper, listed and not discussed.
struct BibTeX: WholeFileFormat {
    let name = "bibtex"
    let summary = "BibTeX and BibLaTeX bibliographies"
    let traits: SourceTraits = [.bibliography, .plainText]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let isNamed = path.lowercased().hasSuffix(".bib")
        let entries = BibTeXSource(Array(bytes.prefix(65_536))).entries
        guard entries.contains(where: { $0.field("title") != nil }) else { return isNamed ? 0.3 : 0 }
        return isNamed ? 1 : bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "@") ? 0.9 : 0
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let bibliography = BibTeXSource(source.bytes)
        for (offset, fault) in bibliography.faults {
            report(
                Diagnostic(
                    .warning, path: source.path, line: source.lineNumber(at: offset), message: fault.rawValue)
            )
        }
        for note in bibliography.losses(path: source.path, line: { source.lineNumber(at: $0) }) {
            report(note)
        }
        return Transcript(bibliography.works, of: source, report: report)
    }
}

extension BibTeXSource {
    /// What the entries are about. A volume that others are in is none of them: it tells where they are.
    var works: [Citation] {
        var volumes: [String: Entry] = [:]
        for entry in entries where volumes[entry.key.lowercased()] == nil {
            volumes[entry.key.lowercased()] = entry
        }
        let parents = entries.map { text("crossref", of: $0).flatMap { volumes[$0.lowercased()] } }
        let referred = Set(parents.compactMap { $0?.range.lowerBound })
        return zip(entries, parents).compactMap { entry, parent in
            let isVolume = referred.contains(entry.range.lowerBound) || entry.kind == "xdata"
            return isVolume ? nil : work(entry, in: parent)
        }
    }

    /// Keys of entries that are taken for one work, those of each work.
    public var joinedKeys: [[String]] { Citation.joinedKeys(of: works) }

    /// What an entry states. What it leaves out of its volume, `parent` has.
    func work(_ entry: Entry, in parent: Entry? = nil) -> Citation {
        let own = { (name: String) in self.text(name, of: entry) }
        let shared = { (name: String) in own(name) ?? parent.flatMap { self.text(name, of: $0) } }
        var work = Citation(place: entry.range)
        work.title = MarkupText.plain(
            [own("title"), own("subtitle")].compactMap { $0 }.joined(separator: ": "))
        (work.authors, work.isCutShort) = authors(of: entry)
        work.groups = tex("author", of: entry).map(BibTeXSource.groups) ?? []
        work.venue =
            own("booktitle") ?? parent.flatMap {
                self.text("booktitle", of: $0) ?? self.text("title", of: $0)
            }
            ?? own("journal") ?? own("journaltitle")
        work.year = (shared("year") ?? shared("date")).flatMap(Citation.year(in:))
        work.arxiv = arxiv(of: entry)
        work.doi = own("doi")
        work.url = address(of: entry)
        work.numbers = [
            "volume", "number", "note", "howpublished", "pages", "annote", "url", "ee", "publisher",
        ]
        .compactMap(own)
        work.notes = ["abstract", "note", "annotation"].compactMap(own)
        work.keywords = (own("keywords") ?? own("keyword") ?? "").split(whereSeparator: { ",;".contains($0) })
            .map {
                $0.split(separator: " ").joined(separator: " ")
            }.filter { !$0.isEmpty }
        let isPreprint = work.venue.map(Paper.isArchive) ?? false
        work.details =
            [KnownDetail(name: "key", value: entry.key), KnownDetail(name: "type", value: entry.kind)]
            + BibTeXSource.kept.compactMap { name in
                // DBLP has the number of a preprint where a journal has its volume.
                guard let value = shared(name), !(isPreprint && name == "volume" && value.hasPrefix("abs/"))
                else { return nil }
                return KnownDetail(name: name, value: value)
            }
        work.details += statedDetails(of: entry, own: own, shared: shared)
        work.editors = editors(of: entry, in: parent)
        work.note(own("note") ?? "")
        work.date(shared("month") ?? "", of: shared("date") ?? "")
        return work
    }

    /// Fields that nothing here reads, and that other programs want back.
    private static let kept = [
        "day", "pages", "volume", "number", "publisher", "school", "institution", "organization", "series",
        "address", "edition", "chapter", "isbn", "issn", "keywords", "eid", "howpublished", "primaryclass",
        "version", "urldate", "language", "langid", "abstract", "ids",
    ]

    /// Fields that others write under another name, or whose words need reading: the sort of a thesis or report,
    /// `genre`, as `type` is the sort of the entry, the place, the translators, and what a year without figures says.
    private func statedDetails(
        of entry: Entry, own: (String) -> String?, shared: (String) -> String?
    ) -> [KnownDetail] {
        let year = shared("year") ?? shared("date")
        let state = own("pubstate") ?? year.flatMap { $0.contains(where: \.isNumber) ? nil : $0 }
        let translators = tex("translator", of: entry).map { BibTeXSource.named(in: $0).names } ?? []
        let place = shared("address") == nil ? shared("location") : nil
        return [
            ("genre", own("type")), ("address", place), ("pubstate", state),
            ("translator", translators.joined(separator: " and ")),
        ].compactMap { name, value in value.map { KnownDetail(name: name, value: $0) } }
    }

    /// Fields that are read into what every item has.
    private static let read: Set<String> = [
        "title", "subtitle", "author", "editor", "booktitle", "journal", "journaltitle", "year", "date",
        "month",
        "doi", "url", "ee", "link", "eprint", "archiveprefix", "eprinttype", "note", "annotation",
        "keyword", "crossref", "type", "location", "pubstate", "translator",
    ]

    /// What of the entries is not kept: fields that nothing reads, volumes that only tell where others are, and keys
    /// that stand for two entries.
    fileprivate func losses(path: String, line: (Int) -> Int) -> [Diagnostic] {
        var counts: [String: Int] = [:]
        for field in entries.flatMap(\.fields)
        where !Self.read.contains(field.name) && !Self.kept.contains(field.name) {
            counts[field.name, default: 0] += 1
        }
        var notes = [Citation.unkept(counts, in: path)].compactMap { $0 }
        let parents = Set(entries.compactMap { text("crossref", of: $0)?.lowercased() })
        var known: Set<String> = []
        for entry in entries where !entry.key.isEmpty {
            let place = line(entry.range.lowerBound)
            if !known.insert(entry.key.lowercased()).inserted {
                notes.append(
                    Diagnostic(
                        .warning, path: path, line: place,
                        message:
                            "'\(entry.key)' is the key of another entry too; exports give this one a new key")
                )
            } else if parents.contains(entry.key.lowercased()) {
                notes.append(
                    Diagnostic(
                        .note, path: path, line: place,
                        message:
                            "'\(entry.key)' holds other entries, which take what it says; it is no item itself"
                    ))
            }
        }
        return notes
    }

    /// The editors of an entry or its volume, first names first.
    private func editors(of entry: Entry, in parent: Entry?) -> [String] {
        let field = tex("editor", of: entry) ?? parent.flatMap { tex("editor", of: $0) }
        return field.map { BibTeXSource.named(in: $0).names } ?? []
    }

    /// The paper that an entry is of, as an import of it would have it.
    public func paper(of entry: Entry) -> Paper { work(entry).paper }

    /// Authors, first names first, and whether the list is cut short.
    private func authors(of entry: Entry) -> (names: [String], isCut: Bool) {
        tex("author", of: entry).map(BibTeXSource.named) ?? ([], false)
    }

    /// The people of a field, and whether it says that there are more: as BibTeX wants it, `and others`, or as
    /// people write it behind the last name.
    private static func named(in field: String) -> (names: [String], isCut: Bool) {
        let words = TextSlice(TextSlice(field).fields.map(\.string).joined(separator: " "))
        let rest = MoreAuthors.without(words)
        let isTyped = rest != nil && words.find(" and ") == nil
        let (names, isCut) = MoreAuthors.cut(people(in: (rest ?? words).string, isTyped: isTyped))
        return (names, isCut || rest != nil)
    }

    /// People between the "and"s that stand in no braces. What is in braces as a whole is the name of a group. Where a
    /// list `isTyped` without "and", whole names stand between its commas.
    static func people(in field: String, isTyped: Bool = false) -> [String] {
        let bytes = Array(field.utf8)
        return pieces(of: TextSlice(bytes), between: "and").flatMap { piece -> [String] in
            let parts = pieces(of: piece.trimmed, between: ",").map { TeXText.plain($0.string) }.filter {
                !$0.isEmpty
            }
            let areWhole = parts.allSatisfy { $0.contains(" ") }
            switch parts.count {
            case 0: return []
            case 2 where areWhole && isTyped: return parts
            case 3 where areWhole && !PersonIdentity.isSuffix(parts[1]): return parts
            case 1: return [withFamily(of: piece.trimmed, name: withoutNumber(parts[0]))]
            case 2: return [withoutNumber(Author.name(given: parts[1], family: parts[0]))]
            case 3: return [Author.name(given: parts[2], family: parts[0]) + " " + parts[1]]
            // Some write commas where BibTeX wants "and".
            default: return parts
            }
        }
    }

    /// `name` with the words of the family name held together that braces hold behind given names.
    private static func withFamily(of piece: TextSlice, name: String) -> String {
        let words = pieces(of: piece, between: " ").map(\.trimmed).filter { !$0.isEmpty }
        guard words.count > 1, let last = words.last, last.first == UInt8(ascii: "{"),
            last.last == UInt8(ascii: "}")
        else { return name }
        let family = TeXText.plain(last.string)
        guard family.contains(" "), name.hasSuffix(" " + family) else { return name }
        return Author.name(given: String(name.dropLast(family.count + 1)), family: family)
    }

    /// Names that stand in braces as a whole.
    static func groups(in field: String) -> Set<String> {
        let bytes = Array(field.utf8)
        return Set(
            pieces(of: TextSlice(bytes), between: "and").compactMap { piece in
                let name = piece.trimmed
                guard name.first == UInt8(ascii: "{"), !name.contains(UInt8(ascii: ",")),
                    BibTeXSource.pieces(of: name, between: " ").count == 1
                else { return nil }
                return TeXText.plain(name.string)
            })
    }

    /// DBLP tells people of one name apart by four digits behind it.
    private static func withoutNumber(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard words.count > 2, let last = words.last, last.count == 4,
            last.allSatisfy({ ("0"..."9").contains($0) })
        else { return name }
        return words.dropLast().joined(separator: " ")
    }

    /// A text cut at a word between white space, or at a sign, outside of braces.
    private static func pieces(of text: TextSlice, between separator: String) -> [TextSlice] {
        let wanted = Array(separator.utf8)
        let isBlank = { (place: Int) in
            place < text.startIndex || place >= text.endIndex || text[place] <= 0x20
        }
        var pieces: [TextSlice] = []
        var start = text.startIndex
        var depth = 0
        var at = start
        while at < text.endIndex {
            let end = at + wanted.count
            depth += text[at] == UInt8(ascii: "{") ? 1 : text[at] == UInt8(ascii: "}") ? -1 : 0
            let isHere =
                depth <= 0 && end <= text.endIndex && (wanted.count == 1 || isBlank(at - 1) && isBlank(end))
                && zip(text[at..<end], wanted).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
            if isHere {
                pieces.append(text[start..<at])
                start = end
            }
            at = isHere ? end : at + 1
        }
        return pieces + [text.from(start)]
    }

    private func arxiv(of entry: Entry) -> String? {
        let archive = text("archiveprefix", of: entry) ?? text("eprinttype", of: entry) ?? "arxiv"
        guard archive.lowercased() == "arxiv", let number = text("eprint", of: entry) else { return nil }
        return ArxivIdentifier.first(in: "/" + number)
    }

    /// The address to read an entry at: of a field for addresses, or in the words of how it was published.
    private func address(of entry: Entry) -> String? {
        if let url = text("url", of: entry) ?? text("ee", of: entry) ?? text("link", of: entry) { return url }
        return ["howpublished", "note"].lazy.compactMap { name in
            self.tex(name, of: entry).flatMap(BibTeXSource.address(in:))
        }.first
    }

    /// The first address in words: in `\url{…}`, in `\href{…}{…}`, or by itself.
    static func address(in tex: String) -> String? {
        let slice = TextSlice(tex)
        for command in ["\\url{", "\\href{"] {
            guard let start = slice.find(command) else { continue }
            let inside = slice.from(start + command.utf8.count)
            var depth = 1
            let end = inside.firstIndex { byte in
                depth += byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
                return depth == 0
            }
            let address = TeXText.address(inside.before(end ?? inside.endIndex).string)
            return address.isEmpty ? nil : address
        }
        guard let start = slice.find("http://") ?? slice.find("https://") else { return nil }
        let rest = slice.from(start)
        let end = rest.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "}") } ?? rest.endIndex
        return TeXText.address(rest.before(end).string)
    }
}
