import TextAnalysis

/// The lexicons with what finds their entries in text. Reading is not safe from two threads at once.
final class Lexica {
    /// Lexicons of names, by their place in the matcher.
    enum Names: Int {
        case models, datasets, organisations, venues, countries
    }

    /// The lexicons of names in the order of `Names`.
    let lexicons: [Lexicon]
    /// Concepts of the field.
    let topics: TopicLexicon
    /// All of `lexicons`, the topics behind them: words are looked up once for all.
    private let matcher: LexiconMatcher
    /// What is known of the words that were looked up.
    private(set) var notes = WordNotes()

    /// What stands between organisations of one piece.
    private static let joints = Marks.spacedJoints + ["/", " + "]

    private static let standard = [
        StandardLexicons.models, StandardLexicons.datasets, StandardLexicons.organisations,
        StandardLexicons.venues, StandardLexicons.countries,
    ]
    private static let patterns = LexiconMatcher.Patterns(standard + [StandardLexicons.topics.lexicon])

    /// The lexicons that come with the program, with what a user has of each.
    init(extra: UserLexicons = UserLexicons()) {
        lexicons = Lexica.standard.enumerated().map {
            extra.names[$0.offset].map($0.element.merging) ?? $0.element
        }
        topics = extra.topics.map(StandardLexicons.topics.merging) ?? StandardLexicons.topics
        matcher = LexiconMatcher(
            patterns: extra.isEmpty ? Lexica.patterns : LexiconMatcher.Patterns(lexicons + [topics.lexicon]))
    }

    private init(_ lexicons: [Lexicon], topics: TopicLexicon, matcher: LexiconMatcher) {
        self.lexicons = lexicons
        self.topics = topics
        self.matcher = matcher
    }

    /// The same lexicons, for another thread.
    func another() -> Lexica { Lexica(lexicons, topics: topics, matcher: matcher.another()) }

    /// Names of every lexicon and concepts in `tokens`, each in order, and the number that each token has as a word
    /// among `notes`.
    func found(in bytes: [UInt8], tokens: [Token]) -> (
        names: [LexiconMatch], concepts: [LexiconMatch], words: [Int32]
    ) {
        // Who has the former notes keeps them.
        if matcher.forgetIfFull() { notes = WordNotes() }
        let matches = matcher.matches(in: bytes, tokens: tokens)
        return (
            matches.filter { $0.lexicon < lexicons.count }, matches.filter { $0.lexicon == lexicons.count },
            matcher.words
        )
    }

    /// Names of every lexicon in `tokens`, in order.
    func names(in bytes: [UInt8], tokens: [Token]) -> [LexiconMatch] {
        found(in: bytes, tokens: tokens).names
    }

    /// The entry of a match of names.
    func entry(_ match: LexiconMatch) -> LexiconEntry { lexicons[match.lexicon].entries[match.entry] }

    /// Names of one lexicon in `text`.
    func names(_ kind: Names, in text: TextSlice) -> [LexiconMatch] {
        names(in: text.bytes, tokens: text.tokens.filter { $0.range.count <= 256 }).filter {
            $0.lexicon == kind.rawValue
        }
    }
}

extension Lexica {
    /// Whether `slice` is the name of a country and nothing else.
    func isCountry(_ slice: TextSlice) -> Bool {
        slice.count <= 40
            && names(.countries, in: slice).contains {
                $0.range.count + 2 >= slice.count
            }
    }

    /// The venue that `slice` is about, as written, with the year behind it.
    func venue(in slice: TextSlice) -> (text: String, year: Int?)? {
        guard slice.count <= 120, let match = names(.venues, in: slice).first else {
            return nil
        }
        let tokens = slice.from(match.range.upperBound).tokens
        if let year = tokens.first, year.range.lowerBound - match.range.upperBound <= 2,
            let value = slice[year.range].year
        {
            return (slice[match.range.lowerBound..<year.range.upperBound].string, value)
        }
        // Anything else around the name makes it something other than a venue.
        return match.range.count + 12 >= slice.count ? (slice[match.range].string, nil) : nil
    }

    /// The organisations of one stated piece, cut at "&", "and", "и" and "/", normalised where known.
    func organisations(stated text: TextSlice) -> [(name: String, place: Range<Int>)] {
        var pieces: [TextSlice] = []
        var start = text.startIndex
        var at = text.startIndex
        while at < text.endIndex {
            let rest = text.from(at)
            let mark = Lexica.joints.first { rest.hasPrefix($0) }
            if let mark {
                pieces.append(text[start..<at].trimmed)
                start = at + mark.utf8.count
            }
            at += max(1, mark?.utf8.count ?? 0)
        }
        pieces.append(text.from(start).trimmed)
        return pieces.filter { !$0.isEmpty && !isCountry($0) }.map { (organisation($0), $0.range) }
    }

    /// The usual name of an organisation: as listed where it is known, else as written, with
    /// glued words set apart ("HopkinsUniversity").
    private func organisation(_ name: TextSlice) -> String {
        let written = Self.unglued(name)
        guard let known = known(name) ?? known(TextSlice(written)) else { return written }
        // A name in Latin letters is kept as the digest writes it, but for spacing and capitals:
        // "UMass" says as much as the full name.
        let isLatin = written.utf8.allSatisfy { $0 < 0x80 }
        return isLatin && TextSlice(known).tight != TextSlice(written).tight ? written : known
    }

    private func known(_ name: TextSlice) -> String? {
        names(.organisations, in: name).first { $0.range.count + 3 >= name.count }.map {
            entry($0).name
        }
    }

    private static func unglued(_ name: TextSlice) -> String {
        var text = ""
        var before: UInt32 = 0
        for scalar in name.string.unicodeScalars {
            if UTF8Scanner.isLower(before), UTF8Scanner.isUpper(scalar.value), text.count > 3 { text += " " }
            text.unicodeScalars.append(scalar)
            before = scalar.value
        }
        return text
    }

    /// Known organisations in `slice`, in order.
    func organisations(in slice: TextSlice) -> [(name: String, place: Range<Int>)] {
        names(.organisations, in: slice).map { (entry($0).name, $0.range) }
    }
}
