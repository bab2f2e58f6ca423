import ReviewModel
import TextAnalysis

/// Authors of a reference, whichever way round they are written.
struct People: Sendable {
    /// Names, first names first.
    private(set) var names: [String] = []
    /// Whether "et al." ends them.
    private(set) var truncated = false

    /// Reads `words`; nil where a piece is no name.
    init?(_ words: TextSlice) {
        guard Self.mayBeNames(words) else { return nil }
        if let (rest, isLeftOut) = Self.withoutGap(words), isLeftOut, let people = People(TextSlice(rest)) {
            names = people.names
            truncated = true
            return
        }
        let list = Pieces(words), pieces = list.names
        truncated = list.isCut
        guard !pieces.isEmpty, pieces.count <= 60 else { return nil }
        if Self.areSurnames(list, in: words) {
            names = pieces
            return
        }
        if let turned = Self.turned(words) {
            names = turned
            return
        }
        var index = 0
        while index < pieces.count {
            let piece = pieces[index]
            let next = index + 1 < pieces.count ? pieces[index + 1] : ""
            if Self.isInitials(piece) { return nil }
            if Self.isSurname(piece), Self.isInitials(next) {
                names.append(Self.spaced(next) + " " + piece)
                index += 2
                continue
            }
            if index == 0, Self.isSurname(piece), Self.isFirstName(next),
                pieces.count != 2
                    || words.find(",") != nil && words.find(" and ") == nil && words.find("&") == nil
            {
                names.append(next + " " + piece)
                index += 2
                continue
            }
            guard let name = Self.name(piece) else { return nil }
            names.append(name)
            index += 1
        }
    }

    /// Without the points for those who are left out between the first and the last: "One, A., … & Two, B.".
    private static func withoutGap(_ words: TextSlice) -> (words: String, isLeftOut: Bool)? {
        for gap in ["...", "…", ". . ."] {
            guard let at = words.find(gap), case let rest = words.from(at + gap.utf8.count).trimmed,
                rest.hasPrefix("&") || rest.hasPrefix("and ") || rest.hasPrefix(",")
                    || rest.first.map({ (0x41...0x5A).contains($0) }) ?? false
            else { continue }
            return (words.before(at).string + " " + rest.string, true)
        }
        return nil
    }

    /// Surnames and nothing else: "One, Two and Three", "One & Two", "One et al."; of two between which a comma stands
    /// the second may be a first name.
    static func areSurnames(_ words: TextSlice) -> Bool {
        mayBeNames(words) && areSurnames(Pieces(words), in: words)
    }

    private static func areSurnames(_ list: Pieces, in words: TextSlice) -> Bool {
        let count = list.names.count
        let isJoined = Marks.spacedJoints.contains { words.find($0) != nil }
        guard count > 2 || count == 2 && isJoined || count == 1 && list.isCut else { return false }
        return list.names.allSatisfy {
            !isInitials($0) && AuthorList.isSurname(TextSlice($0))
                || $0.count == 2 && $0 != $0.uppercased() && $0.first?.isUppercase == true
        }
    }

    /// Whether `words` are few enough between the signs and words that part names, and few of them in small letters, to
    /// be names at all. To take them apart costs much more, and most lines are prose.
    private static func mayBeNames(_ words: TextSlice) -> Bool {
        guard words.find("[[") == nil else { return true }
        var (count, small) = (0, 0)
        var at = words.startIndex
        while at < words.endIndex {
            let start = at
            while at < words.endIndex, words[at] > 0x20 { at += 1 }
            let word = words[start..<at]
            at += 1
            if word.isEmpty { continue }
            if Marks.joints.contains(where: word.isText) {
                (count, small) = (0, 0)
                continue
            }
            count += 1
            if (0x61...0x7A).contains(word[word.startIndex]) { small += 1 }
            guard count <= mostWords, small <= mostSmallWords else { return false }
            if word.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
                (count, small) = (0, 0)
            }
        }
        return true
    }

    /// Words of a name: five, and those that say that there are more people.
    private static let mostWords = 9
    /// Particles of a name, and words that say that there are more people.
    private static let mostSmallWords = 5

    /// "One, Ada and Two, Bob": every surname stands before its comma; nil of anything else.
    static func turned(_ words: TextSlice) -> [String]? {
        let parts = WikiLink.plain(words.trimmed.string).replacing(" & ", by: " and ").replacing(
            " and ", by: ";"
        )
        .split(separator: ";")
        guard parts.count > 1 else { return nil }
        var names: [String] = []
        for part in parts {
            let pieces = part.split(separator: ",").map { TextSlice(String($0)).trimmed.string }
            guard pieces.count == 2, isSurname(pieces[0]), isFirstName(pieces[1]), !isInitials(pieces[1])
            else { return nil }
            names.append(
                Author.name(
                    given: pieces[1].hasSuffix(".") && !endsWithInitials(pieces[1])
                        ? String(pieces[1].dropLast()) : pieces[1], family: pieces[0]))
        }
        return names
    }

    /// Pieces between commas, semicolons, "and" and "&".
    private static func pieces(_ words: TextSlice) -> [String] {
        var text = WikiLink.plain(words.trimmed.string)
        for joint in Marks.spacedJoints + [";"] { text = text.replacing(joint, by: ",") }
        return apart(text).split(separator: ",").map { TextSlice(String($0)).trimmed.string }.filter {
            !$0.isEmpty
        }
        .map {
            $0.hasSuffix(".") && !isInitials($0) && !endsWithInitials($0) ? String($0.dropLast()) : $0
        }
    }

    /// "A.One" as "A. One".
    private static func apart(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var made: [UInt8] = []
        for at in bytes.indices {
            if at > 0, bytes[at - 1] == UInt8(ascii: "."), UTF8Scanner.isLetter(bytes.scalar(at).value) {
                made.append(0x20)
            }
            made.append(bytes[at])
        }
        return made.count == bytes.count ? text : String(decoding: made, as: UTF8.self)
    }

    /// Words that a name may hold in lower case.
    private static let particles = WordFiles.people.phrases("particles")

    /// "One A", "One A.B.", "A. One", "Ada One"
    private static func name(_ piece: String) -> String? {
        let fields = piece.split(separator: " ").map(String.init)
        guard (2...5).contains(fields.count), !piece.contains(where: { $0.isNumber }) else { return nil }
        guard fields.allSatisfy({ ($0.first?.isUppercase ?? false) || particles.contains($0.lowercased()) })
        else { return nil }
        let initials = fields.reversed().prefix { isInitials($0) }
        if !initials.isEmpty, initials.count < fields.count {
            let first = initials.reversed().map { spaced($0) }.joined(separator: " ")
            return first + " " + fields.dropLast(initials.count).joined(separator: " ")
        }
        let bytes = Array(piece.utf8)
        let list = NameList(TextSlice(bytes))
        return list.isConvincing || isInitials(fields[0]) ? piece : nil
    }

    /// "A.", "A. B.", "A.-B.", "AB"
    private static func isInitials(_ piece: String) -> Bool {
        guard !piece.isEmpty, piece.utf8.count <= 16 else { return false }
        if !piece.utf8.contains(UInt8(ascii: ".")) {
            if piece.utf8.count > 3, piece.utf8.allSatisfy({ $0 < 0x80 }) { return false }
            return piece.count <= 3 && piece.allSatisfy { $0.isUppercase || $0 == "-" }
        }
        // "K. He" is a name, "K. H." is none.
        guard piece.hasSuffix(".") else { return false }
        // "Ba J." is a surname with its initial.
        if piece.split(separator: " ").contains(where: {
            $0.count == 2 && !$0.hasSuffix(".") && !$0.allSatisfy(\.isUppercase)
        }) {
            return false
        }
        return piece.split { " .-‐".contains($0) }.allSatisfy {
            // "Mei Li." is a name, "Li Yu." may be one that is cut short.
            $0.first?.isUppercase == true
                && ($0.count == 1 || $0.count == 2 && ($0.allSatisfy(\.isUppercase) || isDigraph($0)))
        }
    }

    /// Whether two letters stand for one of another script: "Yu. One", "Zh. Two".
    private static func isDigraph(_ letters: Substring) -> Bool { digraphs.contains(letters.lowercased()) }

    private static let digraphs = WordFiles.people.phrases("initial digraphs")

    private static func endsWithInitials(_ piece: String) -> Bool {
        piece.split(separator: " ").last.map { isInitials(String($0)) } ?? false
    }

    private static func isSurname(_ piece: String) -> Bool {
        if piece.utf8.contains(where: { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }) {
            return false
        }
        let fields = piece.split(separator: " ")
        return (1...3).contains(fields.count) && fields.last?.first?.isUppercase == true
            && !endsWithInitials(piece) && !piece.contains { $0.isNumber } && !isInitials(piece)
    }

    private static func isFirstName(_ piece: String) -> Bool {
        let fields = piece.split(separator: " ")
        return (1...2).contains(fields.count) && fields[0].first?.isUppercase == true
            && fields.dropFirst().allSatisfy { isInitials(String($0)) } && !piece.contains { $0.isNumber }
    }

    /// Initials as they are printed: "AB" and "A.B." are "A. B.".
    private static func spaced(_ initials: String) -> String {
        if initials.holds(".") {
            return initials.split { " .".contains($0) }
                .flatMap { part in
                    part.count == 2 && part.allSatisfy(\.isUppercase) ? part.map { "\($0)." } : ["\(part)."]
                }
                .joined(separator: " ")
        }
        return initials.filter { $0 != "-" }.map { "\($0)." }.joined(separator: " ")
    }

    /// Where the names end that `words` opens with, surnames first: behind the last initial.
    static func end(in words: TextSlice) -> Int? {
        var end: Int?
        var rest = words
        while let cut = rest.firstIndex(of: UInt8(ascii: ".")) {
            let upTo = words.before(cut + 1)
            if People(upTo) != nil { end = cut + 1 } else if end != nil, cut - (end ?? 0) > 40 { break }
            rest = rest.after(cut)
            if cut - words.startIndex > 400 { break }
        }
        return end
    }

    /// Whether each of the names has initials, in front or behind: "One A, Two BC", "A. One".
    static func areInitialled(_ words: TextSlice) -> Bool {
        guard mayBeNames(words) else { return false }
        let all = Pieces(words).names
        return !all.isEmpty && all.allSatisfy(hasInitials) && People(words) != nil
    }

    /// Whether each of the names has its initials behind a comma: "One, A., Two, B. C."
    static func areTurned(_ words: TextSlice) -> Bool {
        guard mayBeNames(words) else { return false }
        let all = Pieces(words).names
        return all.count >= 2 && all.count % 2 == 0
            && all.enumerated().allSatisfy { $0 % 2 == 0 ? isSurname($1) : isInitials($1) }
    }

    /// Whether each of the pieces of `words` has initials, be it a name or not.
    static func haveInitials(_ words: TextSlice) -> Bool { Pieces(words).names.allSatisfy(hasInitials) }

    /// Whether several names end in bare initials, each: "One A, Two BC".
    static func endInInitials(_ words: TextSlice) -> Bool {
        let all = Pieces(words).names
        return all.count > 1
            && all.dropLast().allSatisfy { endsWithInitials($0) && !$0.holds(".") }
            && all.last.map(endsWithInitials) ?? false
    }

    /// The pieces between what parts names, but for "et al.", and whether there was any.
    private struct Pieces {
        let names: [String]
        let isCut: Bool

        init(_ words: TextSlice) {
            let rest = MoreAuthors.without(words)
            let cut = MoreAuthors.cut(People.pieces(rest ?? words))
            names = cut.names
            isCut = cut.isCut || rest != nil
        }
    }

    private static func hasInitials(_ piece: String) -> Bool {
        let fields = piece.split(separator: " ").map(String.init)
        return fields.count >= 2 && fields.contains(where: isInitials)
    }
}

extension String {
    /// With every `part` replaced.
    fileprivate func replacing(_ part: String, by other: String) -> String {
        guard holds(part) else { return self }
        var rest = TextSlice(self)
        var made = ""
        while let at = rest.find(part) {
            made += rest.before(at).string + other
            rest = rest.from(at + part.utf8.count)
        }
        return made + rest.string
    }
}
