import TextAnalysis

/// Cuts words into lines, bracketed groups and items.
enum LineCut {
    /// Lines of `range`; a line break of the source ends one only where a new fact begins behind it.
    static func lines(of text: StyledText, _ range: Range<Int>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = range.lowerBound
        for at in range where text.bytes[at] == UInt8(ascii: "\n") {
            lines.append(text.bytes.trimmed(start..<at))
            start = at + 1
        }
        lines.append(text.bytes.trimmed(start..<range.upperBound))
        return joined(lines.filter { !$0.isEmpty }, of: text)
    }

    /// Lines of which a list of authors that ends with a comma goes on in the next.
    private static func joined(_ lines: [Range<Int>], of text: StyledText) -> [Range<Int>] {
        guard lines.count > 1, lines.contains(where: { text.slice($0).hasSuffix(",") }) else { return lines }
        var made: [Range<Int>] = []
        for line in lines {
            if let last = made.last, text.slice(last).hasSuffix(","),
                FieldName.split(text, in: last)?.name == .authors, FieldName.split(text, in: line) == nil
            {
                made[made.count - 1] = last.lowerBound..<line.upperBound
            } else {
                made.append(line)
            }
        }
        return made
    }

    /// Groups in parentheses or brackets, brackets included, the outermost ones.
    static func brackets(in slice: TextSlice) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var open: [Int] = []
        for at in slice.range {
            if "([".utf8.contains(slice.bytes[at]) {
                open.append(at)
            } else if ")]".utf8.contains(slice.bytes[at]), let start = open.popLast(), open.isEmpty {
                groups.append(start..<at + 1)
            }
        }
        return groups
    }

    /// Items between commas, semicolons or `#`.
    static func items(_ text: StyledText, in range: Range<Int>) -> [String] {
        var items: [String] = []
        var start = range.lowerBound
        func end(_ at: Int) {
            let words = text.words(withoutLead(text.bytes.slice(text.bytes.trimmed(start..<max(start, at)))))
            if !words.isEmpty { items.append(words) }
        }
        for at in range where isSeparator(text.slice(at..<range.upperBound)) {
            end(at)
            start = at + (text.bytes[at] < 0x80 ? 1 : 3)
        }
        end(range.upperBound)
        return items
    }

    /// Whether `rest` begins with a sign that stands between items.
    private static func isSeparator(_ rest: TextSlice) -> Bool {
        switch rest[rest.startIndex] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "`"):
            true
        case 0xE3: rest.hasPrefix("、")
        case 0xEF: rest.hasPrefix("，")
        default: false
        }
    }

    /// Without commas, dashes and brackets that are left at the start.
    static func withoutLead(_ slice: TextSlice) -> Range<Int> {
        let bytes = slice.bytes
        var range = slice.range
        while let first = range.first, first < bytes.count {
            if ",.;:|/-[]()".utf8.contains(bytes[first]) {
                range = bytes.trimmed(first + 1..<range.upperBound)
            } else if let mark = Marks.signs.first(where: { bytes.starts($0, at: range) }) {
                range = bytes.trimmed(first + mark.utf8.count..<range.upperBound)
            } else {
                break
            }
        }
        return range
    }

    /// The first sign between facts in `slice`, blanks included, and whether it stands between nothing else: dots and bars
    /// do, dashes and commas stand within sentences.
    static func separator(in slice: TextSlice) -> (place: Range<Int>, isSure: Bool)? {
        let bytes = slice.bytes
        var at = slice.startIndex
        while at < slice.endIndex {
            if bytes[at] == 0x20 {
                for (mark, isSure) in separators where bytes.starts(mark, at: at..<slice.endIndex) {
                    return (at..<at + mark.utf8.count, isSure)
                }
            } else if bytes[at] == UInt8(ascii: ","), at + 1 < slice.endIndex, bytes[at + 1] == 0x20 {
                return (at..<at + 2, false)
            }
            at += 1
        }
        return nil
    }

    private static let separators = Marks.facts.map { ($0, true) } + Marks.dashes.map { ($0, false) }
}

/// Lines that are nothing but a date.
enum DateLine {
    /// `May 2020`, `2021.11`, `2020-05-14`: the date, when there are no other words.
    static func date(_ slice: TextSlice) -> PartialDate? {
        let bytes = slice.bytes
        guard slice.count <= 40, let date = PartialDate.find(in: slice) else { return nil }
        let others = slice.tokens.filter {
            $0.hasLetter && !isDateWord(bytes.folded($0.range))
        }
        return others.isEmpty ? date : nil
    }

    private static let words = WordFiles.dates.phrases("date line")

    private static func isDateWord(_ word: String) -> Bool {
        let bytes = Array("2000 \(word)".utf8)
        return words.contains(word) || PartialDate.find(in: TextSlice(bytes))?.month != nil
    }
}

extension UTF8Scanner {
    /// How many characters `slice` has; bytes that begin one are counted.
    static func scalarCount(_ slice: TextSlice) -> Int {
        slice.bytes[slice.range].count { $0 & 0xC0 != 0x80 }
    }
}

/// A stretch of a line that is set in one way: the words of a link, bold words, plain text.
struct InlinePiece: Sendable {
    /// How it is set; a link counts before bold, bold before italics.
    enum Kind: Sendable, Equatable {
        case link(Int), strong, emphasis, tag, plain
    }

    var kind: Kind
    /// Its bytes, without white space around them.
    var range: Range<Int>

    /// The pieces of `range`, in order. Bold words around a link and a link around bold words are one piece, the
    /// former strong, the latter a link.
    static func pieces(of text: StyledText, _ range: Range<Int>) -> [InlinePiece] {
        var pieces: [InlinePiece] = []
        for run in text.runs(in: range) {
            let part = run.range.clamped(to: range)
            let kind = kind(of: run)
            if let last = pieces.indices.last,
                pieces[last].kind == kind || joins(pieces[last].kind, run: run, in: text)
            {
                pieces[last].range = pieces[last].range.lowerBound..<part.upperBound
            } else {
                pieces.append(InlinePiece(kind: kind, range: part))
            }
        }
        for index in pieces.indices { pieces[index].range = text.bytes.trimmed(pieces[index].range) }
        return pieces.filter { !$0.range.isEmpty }
    }

    private static func kind(of run: StyledText.Run) -> Kind {
        if run.style.contains(.strong) { return .strong }
        if let link = run.link { return .link(link) }
        if run.style.contains(.code) || run.style.contains(.keyboard) { return .tag }
        return run.style.contains(.emphasis) ? .emphasis : .plain
    }

    /// A run inside a link that began, whatever its style.
    private static func joins(_ kind: Kind, run: StyledText.Run, in text: StyledText) -> Bool {
        if case .link(let link) = kind { return run.link == link }
        return false
    }
}
