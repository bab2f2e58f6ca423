import TextAnalysis

/// Names of authors as a line lists them.
struct AuthorList: Sendable {
    /// Names in order, as written, each with its place.
    var names: [(name: String, place: Range<Int>)] = []
    /// Whether the line ends with "et al." or the like.
    var truncated = false
    /// What stands in parentheses behind the names: organisations, venue, year.
    var parenthesis: Range<Int>?
    /// Share of the pieces that read like names.
    var likelihood = 0.0

    /// Words that a name may hold in lower case.
    private static let particles = WordFiles.people.phrases("particles")

    /// Words that stand in titles and sections but not in names.
    private static let notNames = WordFiles.people.phrases("no names")

    /// Endings of words that stand in titles but not in names.
    private static let notNameEndings = WordFiles.people.values("no name endings")

    /// Words between a title and the names of those who wrote it.
    static let introductions = WordFiles.people.phrases("author introductions")

    /// An empty list.
    private init() {}

    /// Reads the list that `line` is.
    init(_ line: TextSlice) {
        var line = TitleLine.withoutEmoji(line.trimmed)
        // What stands behind an address is no name, nor is the address.
        if let address = WebAddress.find(in: line).first {
            line = line.before(address.lowerBound).trimmed
        }
        if let open = Self.parenthesisAtEnd(of: line) {
            let close = line.last == UInt8(ascii: ")") ? line.endIndex - 1 : line.endIndex
            parenthesis = line[open + 1..<close].trimmed.range
            line = line.before(open).trimmed
        } else if let place = Self.workplaceAtEnd(of: line) {
            parenthesis = place.inside.range
            line = line.before(place.open).trimmed
        }
        if let rest = MoreAuthors.without(line) {
            truncated = true
            line = rest
        }
        var pieces = Self.pieces(of: line).map(Self.withoutNote)
        // "Ada One et al., Laboratory": what follows is where they work.
        if let last = pieces.dropLast().firstIndex(where: { MoreAuthors.without($0) != nil }) {
            truncated = true
            parenthesis = parenthesis ?? line.from(pieces[last + 1].startIndex).range
            pieces[last] = MoreAuthors.without(pieces[last]) ?? pieces[last]
            pieces = Array(pieces[...last])
        }
        // "Ada One, Bob Two; 2020"
        if pieces.count > 1, let last = pieces.last, last.year != nil {
            parenthesis = parenthesis ?? last.range
            pieces.removeLast()
        }
        guard !pieces.isEmpty else { return }
        // "Tiny Team, AI @ Lab": where one group works is no author.
        if pieces.count > 1, Self.isWritingGroup(pieces[0]), pieces.dropFirst().allSatisfy(Self.isWorkplace) {
            parenthesis = parenthesis ?? line.from(pieces[1].startIndex).range
            pieces = [pieces[0]]
        }
        let groups = pieces.count > 1 ? pieces.count { Self.isWritingGroup($0) && !Self.isName($0) } : 0
        let good = pieces.filter(Self.isName).count + groups
        names = pieces.map { ($0.string, $0.range) }
        likelihood = Double(good) / Double(pieces.count)
    }

    /// "Ada One [1]" without the number of a note behind it.
    private static func withoutNote(_ piece: TextSlice) -> TextSlice {
        guard piece.last == UInt8(ascii: "]"), let open = piece.last(UInt8(ascii: "[")),
            open > piece.startIndex,
            piece.after(open).dropLast().allSatisfy({ (0x30...0x39).contains($0) || ", *".utf8.contains($0) })
        else { return piece }
        return piece.before(open).trimmed
    }

    /// "Ada One, Bob Two [Lab Tiny]": what stands in brackets at the end, where it is no number of a note.
    private static func workplaceAtEnd(of line: TextSlice) -> (open: Int, inside: TextSlice)? {
        guard line.last == UInt8(ascii: "]"), let open = line.last(UInt8(ascii: "[")), open > line.startIndex,
            // "[[Ada One]], [[Bob Two]]" are people, each in brackets.
            let before = line.before(open).trimmed.last, !",;[]&".utf8.contains(before),
            case let inside = line.after(open).dropLast().trimmed, (1...6).contains(inside.tokens.count),
            !inside.contains(UInt8(ascii: "]")),
            inside.tokens.allSatisfy({ $0.hasUpper || $0.range.count <= 3 }), inside.letterCounts.latin > 1,
            inside.tokens.contains(where: \.hasUpper), LinkRoles.role(ofLabel: inside.string) == nil
        else { return nil }
        return (open, inside)
    }

    /// Where the parenthesis opens that closes at the end of `line`, or is left open in it.
    private static func parenthesisAtEnd(of line: TextSlice) -> Int? {
        guard line.last == UInt8(ascii: ")") else {
            guard let open = line.last(UInt8(ascii: "(")), open > line.startIndex,
                !line.from(open).contains(UInt8(ascii: ")"))
            else { return nil }
            return open
        }
        var depth = 0
        for at in line.indices.reversed() {
            if line[at] == UInt8(ascii: ")") { depth += 1 }
            if line[at] == UInt8(ascii: "(") {
                depth -= 1
                if depth == 0 { return at > line.startIndex ? at : nil }
            }
        }
        return nil
    }

    /// The pieces of `line` between commas, semicolons, points in the middle, "&", "and" and "и"; none is empty.
    private static func pieces(of line: TextSlice) -> [TextSlice] {
        var pieces: [TextSlice] = []
        var start = line.startIndex
        var at = line.startIndex
        func end(_ width: Int) {
            let piece = line[start..<at].trimmed
            if !piece.isEmpty { pieces.append(piece) }
            at += width
            start = at
        }
        while at < line.endIndex {
            // "Tiny Collaboration: Ada One" has the group before its members.
            let isColon = line[at] == UInt8(ascii: ":") && pieces.isEmpty
            if line[at] == UInt8(ascii: ",") || line[at] == UInt8(ascii: ";")
                || isColon && isWritingGroup(line[start..<at].trimmed)
            {
                end(1)
            } else if line[at] == 0x20 || line[at] == 0x0A, let width = conjunction(at: at, in: line) {
                end(width)
            } else {
                at += 1
            }
        }
        end(0)
        return pieces
    }

    private static let conjunctions = (Marks.spacedJoints + [" · ", " • "]).map { Array($0.utf8) }

    private static func conjunction(at place: Int, in line: TextSlice) -> Int? {
        for word in conjunctions where place + word.count < line.endIndex {
            let stands = word.indices.allSatisfy {
                let byte = line.bytes[place + $0]
                return byte == word[$0] || byte == 0x0A && word[$0] == 0x20
            }
            if stands { return word.count - 1 }
        }
        return nil
    }

    /// Whether `piece` reads like the name of a person: two to five words, capitals or particles.
    static func isName(_ piece: TextSlice) -> Bool {
        guard piece.count >= 4, piece.count <= 60 else { return false }
        let words = piece.fields
        guard words.count >= 2, words.count <= 6 else { return false }
        var capitals = 0
        for word in words {
            let isCapital = UTF8Scanner.isUpper(word.scalar(at: word.startIndex).value)
            if isCapital, !isNameWord(word) { return false }
            let text = word.folded
            if text.utf8.count >= 7, notNameEndings.contains(where: { text.ends(with: $0) }) { return false }
            let bare = text.ends(with: ".") ? String(text.dropLast()) : text
            // "Soham De" has a particle for a surname.
            let isSurname = isCapital && word.endIndex == piece.endIndex
            if particles.contains(bare), !isSurname { continue }
            if !isCapital || notNames.contains(text) { return false }
            capitals += 1
        }
        return capitals >= 2
    }

    /// Whether `word` has a capital or is a particle, as the words of names have and are.
    static func mayBeOfName(_ word: Substring) -> Bool {
        word.first.map { !$0.isLowercase } ?? false || particles.contains(word.lowercased())
    }

    /// Whether `word` may stand in small letters in front of a surname: "van".
    static func isParticle(_ word: Substring) -> Bool { particles.contains(word.lowercased()) }

    /// Whether `piece` is the name of a group that writes as one: "Tiny Collaboration", "The Model Team".
    static func isWritingGroup(_ piece: TextSlice) -> Bool {
        // Asked at each colon of a line, however long that is.
        guard piece.count <= 60 else { return false }
        let words = piece.fields
        return (2...6).contains(words.count) && words.allSatisfy(isNameWord)
            && words.last.map { GroupNames.writing.contains($0.folded) } ?? false
    }

    /// Whether `piece` names where people work: an organisation, "AI @ Lab".
    private static func isWorkplace(_ piece: TextSlice) -> Bool {
        piece.contains(UInt8(ascii: "@"))
            || GroupNames.isOrganisation(piece.string) && !isWritingGroup(piece)
    }

    /// Whether `piece` is one word that may be a surname.
    static func isSurname(_ piece: TextSlice) -> Bool {
        piece.fields.count == 1 && piece.count >= 3 && isNameWord(piece) && !notNames.contains(piece.folded)
    }

    /// What a name may hold besides letters.
    private static let signs = "-.'’‐‑*†‡´`¹²³".unicodeScalars.map(\.value)

    private static func isNameWord(_ word: TextSlice) -> Bool {
        guard UTF8Scanner.isUpper(word.scalar(at: word.startIndex).value) else { return false }
        var at = word.startIndex
        while at < word.endIndex {
            let (value, length) = word.scalar(at: at)
            let fits =
                UTF8Scanner.isLetter(value) || value >= 0x300 && value < 0x370
                || signs.contains(value)
            if !fits { return false }
            at += length
        }
        return true
    }
}

// MARK: - Labels and marks

extension AuthorList {
    /// A name without footnote marks: "Ada One1,*" is Ada One.
    static func withoutMarks(_ name: String) -> String {
        var rest = name.unicodeScalars[...]
        while let last = rest.last, footnotes.contains(last) { rest.removeLast() }
        while let first = rest.first, footnotes.contains(first) { rest.removeFirst() }
        return rest.startIndex == name.startIndex && rest.endIndex == name.endIndex ? name : String(rest)
    }

    /// `Marti U.-V.` as `U.-V. Marti`: initials stand behind a surname in many lists. What is known as a given name is none:
    /// `Ashish V.`.
    static func straight(_ name: String) -> String {
        guard name.utf8.last == UInt8(ascii: ".") else { return name }
        let words = name.split(separator: " ")
        let count = words.reversed().prefix(while: isInitials).count
        guard count > 0, count < words.count, words[0].utf8.count > 1,
            !words.dropLast(count).contains(where: isInitials),
            !GivenNames.begins(name)
        else { return name }
        return (words.suffix(count) + words.dropLast(count)).joined(separator: " ")
    }

    /// `U.-V.`, `D.E.`
    private static func isInitials(_ word: Substring) -> Bool {
        word.last == "."
            && word.split { ".-".contains($0) }.allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
    }

    /// What stands around a name and is no part of it.
    private static let footnotes = Array("*†‡§¶∗⋆0123456789¹²³⁴⁵⁶⁷⁸⁹⁰ ".unicodeScalars)

    /// Labels that stand before the names of authors.
    static let labels = WordFiles.people.values("author labels")

    /// What in such a label says that it names who wrote the review or the translation.
    private static let otherLabels = WordFiles.people.values("reviewer labels")

    /// What follows "Авторы:" or "Authors:" at the start of `line`.
    static func text(labelledIn line: TextSlice) -> TextSlice? {
        guard let colon = line.prefix(61).first(UInt8(ascii: ":")) else { return nil }
        let label = line.before(colon).foldedPhrase
        guard let first = label.split(separator: " ").first.map(String.init),
            labels.contains(first) || labels.contains(label),
            !otherLabels.contains(where: { label.contains($0) })
        else { return nil }
        return line.after(colon).trimmed
    }
}
