import ReviewModel
import TextAnalysis

/// Finds everything in a review that may be the name of a model: what the lexicon has, and what spelling, definitions
/// and the title give away. What of it is one, and what the review is about, is for `NameScore` to say.
struct NameReader {
    /// The review.
    let draft: ReviewDraft
    var names: [String: NameCandidate] = [:]
    /// Keys of candidates by those of their other spellings.
    private var spellings: [String: String] = [:]
    /// Tokens that belong to names that are known.
    private var taken: Set<Int> = []
    /// Runs that make a name of their own of a known one.
    private var compounds: [NameRun] = []
    /// Runs of words with capitals that a known one is part of: "Bayesian SegNet".
    var phrases: [NamePhrase] = []
    private let surnames: Set<String>
    /// Where the titles of the papers stand.
    let titles: [Range<Int>]
    /// Words that carry a link, where they are few.
    private let links: [Range<Int>]

    private init(_ draft: ReviewDraft) {
        self.draft = draft
        links = draft.text.links.map(\.range).filter { (2...60).contains($0.count) }
        titles = Self.titles(in: draft)
        surnames = Set(
            draft.review.papers.flatMap(\.authors).compactMap {
                $0.name.split(separator: " ").last.map { NameCandidate.tight(String($0)) }
            })
    }

    /// The candidates in the order of their first mention.
    static func candidates(in draft: ReviewDraft) -> [NameCandidate] {
        var reader = NameReader(draft)
        reader.findCompounds()
        reader.findPhrases()
        reader.readLexicon()
        reader.readExpansions()
        reader.readRuns()
        reader.readCoinages()
        reader.readModifiedFamilies()
        reader.readNamings()
        reader.readLinks()
        reader.joinPlurals()
        reader.joinSizes()
        TitleNames.read(into: &reader.names, draft)
        reader.joinSpellings()
        reader.markPlaces()
        reader.dropWords()
        reader.markConcepts()
        reader.markInner()
        return reader.names.values.sorted(by: NameCandidate.isBefore)
    }

    /// Changes the candidate that `name` is or is a spelling of, made where there is none.
    mutating func change(
        _ name: String, at place: Range<Int>, change: (inout NameCandidate) -> Void
    ) {
        let key = NameCandidate.tight(name)
        let known = names[key] == nil ? spellings[key] ?? key : key
        var candidate = names[known] ?? NameCandidate(name, at: place)
        if place.lowerBound < candidate.place.lowerBound { candidate.place = place }
        candidate.add(spelling: name)
        let count = candidate.aliases.count
        change(&candidate)
        if known != key { spellings[key] = known }
        for alias in candidate.aliases.dropFirst(max(0, count - 1)) {
            let spelling = NameCandidate.tight(alias)
            if spellings[spelling] == nil { spellings[spelling] = candidate.key }
        }
        names[candidate.key] = candidate
    }

    /// Takes a candidate out, with its spellings.
    mutating func remove(_ candidate: NameCandidate) {
        names[candidate.key] = nil
        spellings = spellings.filter { $0.value != candidate.key }
    }

    /// The candidate that `key` stands for, its own or one of a spelling.
    func candidate(_ key: String) -> NameCandidate? {
        names[key] ?? spellings[key].flatMap { names[$0] }
    }
}

// MARK: The lexicon

extension NameReader {
    /// Kinds of entries that are no models.
    private static let noModels: Set<String> = ["framework", "optimizer", "component", "metric"]

    /// Runs such as `LLaMA-Adapter` and `ImageNet-CNN`, of which the lexicon knows a part only.
    private mutating func findCompounds() {
        var next = 0
        for run in draft.runs where run.shape == .mixed && run.tokens.count >= 2 {
            while next < draft.names.count, draft.names[next].range.upperBound <= run.range.lowerBound {
                next += 1
            }
            let inside = draft.names[next...].prefix { $0.range.lowerBound < run.range.upperBound }
            guard !inside.isEmpty, !inside.contains(where: { $0.tokens.count >= run.tokens.count }),
                !ModelNameCues.isNoName(draft.bytes.slice(run.range).string)
            else { continue }
            let known = Set(inside.flatMap(\.tokens))
            let rest = run.tokens.filter { !known.contains($0) }
            let isOfData = inside.first?.lexicon == Lexica.Names.datasets.rawValue && inside.count >= 2
            if isOfData || rest.contains(where: tellsApart) { compounds.append(run) }
        }
    }

    /// Whether a part of a compound makes another thing of it rather than another size.
    private func tellsApart(_ token: Int) -> Bool {
        let token = draft.tokens[token]
        let isLong = token.range.count >= 3 || token.range.count == 2 && token.allUpper
        return token.hasUpper && isLong && !token.hasDigit
            && !ModelNameCues.sizes.contains(draft.bytes.slice(token.range).folded)
    }

    private mutating func readLexicon() {
        let people = peopleLines
        addPhrases()
        for match in draft.names where !compounds.contains(where: { $0.range.overlaps(match.range) }) {
            taken.formUnion(match.tokens)
            if phrases.contains(where: { $0.range.overlaps(match.range) }) || isOrdinary(match) { continue }
            let isModel = match.lexicon == Lexica.Names.models.rawValue
            guard isModel || match.lexicon == Lexica.Names.datasets.rawValue,
                !people.contains(where: { $0.contains(match.range.lowerBound) }), !isInsideOther(match)
            else { continue }
            var entry = draft.lexica.entry(match)
            var place = match.range
            // The lexicon has an earlier version: "Claude Opus 4" of "Claude Opus 4.5".
            if let end = endOfVersion(match) {
                place = match.range.lowerBound..<end
                entry.name = draft.bytes.slice(place).string
            }
            // A trick or a framework is a model where the review is about it.
            let isSubject = title.map { $0.contains(match.range.lowerBound) } ?? false
            guard isSubject || Self.noModels.isDisjoint(with: entry.attributes) else { continue }
            let written = draft.bytes.slice(match.range)
            let isSpelt = match.tokens.contains { draft.tokens[$0].hasUpper || draft.tokens[$0].hasDigit }
            let sized = size(behind: match)
            change(entry.name, at: match.range) { candidate in
                candidate.isKnown = isModel
                candidate.attributes = isModel ? entry.attributes : []
                if !isModel { candidate.signs.insert(.isDataset) }
                if place == match.range, written.allSatisfy({ $0 < 0x80 }) {
                    candidate.add(spelling: written.string)
                }
                if isSpelt { candidate.signs.insert(.spelt) }
                if let sized { candidate.add(spelling: sized) }
            }
            mention(entry.name, at: match.range, tokens: match.tokens)
        }
    }

    private func isInsideOther(_ match: LexiconMatch) -> Bool {
        draft.names.contains {
            $0.lexicon != match.lexicon && $0.range.count > match.range.count
                && $0.range.overlaps(match.range)
        }
    }

    /// The line of the title.
    private var title: Range<Int>? { draft.header?.title.map { draft.lines.lines[$0] } }

    /// Lines that name people: authors and reviewers.
    private var peopleLines: [Range<Int>] {
        let lines =
            [draft.header?.authors].compactMap { $0 }
            + draft.digestHead.filter { $0.value != .paper }.map(\.key)
        return lines.map { draft.lines.lines[$0] }
    }
}

// MARK: Spelling and words around

extension NameReader {
    private mutating func readRuns() {
        let people = peopleLines
        let data = Set(draft.review.datasets.map(NameCandidate.tight))
        for run in draft.runs where run.shape > .word {
            let isCompound = compounds.contains { $0.range == run.range }
            guard isCompound || !run.tokens.contains(where: taken.contains),
                (2...40).contains(run.range.count),
                !isCode(run.range), !people.contains(where: { $0.contains(run.range.lowerBound) })
            else { continue }
            let written = draft.bytes.slice(run.range).string
            let key = NameCandidate.tight(written)
            if surnames.contains(key) || ModelNameCues.isNoName(written) || IdentifierText.isDated(written)
                || isPerson(run) || isDevice(run) || isVenue(run)
                || phrases.contains(where: { $0.range.overlaps(run.range) })
            {
                continue
            }
            let isRunning = !titles.contains { $0.contains(run.range.lowerBound) }
            let isInside = isRunning && !startsSentence(run)
            let isApart = isInside && !isBesideCapital(run)
            change(written, at: run.range) { candidate in
                if candidate.count == 0 { candidate.shape = run.shape }
                candidate.shape = max(candidate.shape, run.shape)
                if isCompound { candidate.signs.insert(.compound) }
                if data.contains(key) || ModelNameCues.endsAsData(written) { candidate.signs.insert(.data) }
                if isRunning { candidate.signs.insert(.running) }
                if isInside { candidate.signs.insert(.inside) }
                if isApart { candidate.signs.insert(.apart) }
            }
            mention(written, at: run.range, tokens: run.tokens)
        }
    }

    /// Whether nothing of a sentence stands before a run in its line.
    func startsSentence(_ run: NameRun) -> Bool {
        guard run.tokens.lowerBound > 0 else { return true }
        let before = draft.tokens[run.tokens.lowerBound - 1]
        return draft.bytes[before.range.upperBound..<run.range.lowerBound].contains {
            ".:!?\n*-|".utf8.contains($0)
        }
    }

    /// Counts a mention and looks at the words around it.
    mutating func mention(_ name: String, at place: Range<Int>, tokens: Range<Int>) {
        let before = draft.tokens(before: place.lowerBound, 2)
        var signs: NameCandidate.Signs = []
        if before.indices.contains(where: { index in
            place.lowerBound - before[index].range.upperBound <= 30
                && draft.words.marks(index).contains(.introduces)
        }) {
            signs.insert(.introduced)
        }
        signs.formUnion(signsBehind(place, tokens: tokens))
        if links.contains(where: { $0.contains(place.lowerBound) && place.upperBound <= $0.upperBound + 1 }) {
            signs.insert(.anchored)
        }
        if headsLine(place) { signs.insert(.headsLine) }
        let isBaseline = before.indices.contains {
            place.lowerBound - before[$0].range.upperBound <= 20
                && draft.words.marks($0).contains(.compares)
        }
        change(name, at: place) { candidate in
            candidate.count += 1
            candidate.signs.formUnion(signs)
            if isBaseline { candidate.baselines += 1 }
        }
    }

    /// Whether nothing but marks of a list stand before it in its line, and a colon, a dash or a parenthesis behind it.
    private func headsLine(_ place: Range<Int>) -> Bool {
        var at = place.lowerBound
        while at > 0, draft.bytes[at - 1] != 0x0A {
            at -= 1
            let byte = draft.bytes[at]
            guard byte <= 0x2E || byte >= 0xC2 || byte == UInt8(ascii: "[") || byte < 0x3A && byte > 0x2F
            else {
                return false
            }
            if place.lowerBound - at > 12 { return false }
        }
        let rest = draft.bytes.slice(place.upperBound..<min(draft.bytes.count, place.upperBound + 4))
        return rest.hasPrefix(":") || rest.hasPrefix(" (") || rest.hasPrefix(" —") || rest.hasPrefix(" –")
            || rest.hasPrefix(" - ")
    }

    /// "X model", "X dataset", "X is a …", "X — это …".
    private func signsBehind(_ place: Range<Int>, tokens: Range<Int>) -> NameCandidate.Signs {
        var next = tokens.upperBound
        var end = place.upperBound
        // A parenthesis right behind it tells what it is short for or where it comes from.
        if end + 1 < draft.bytes.count, draft.bytes[end] == 0x20, draft.bytes[end + 1] == UInt8(ascii: "("),
            let close = draft.bytes[end...].prefix(120).firstIndex(of: UInt8(ascii: ")"))
        {
            while next < draft.tokens.count, draft.tokens[next].range.lowerBound < close { next += 1 }
            end = close + 1
        }
        guard next < draft.tokens.count else { return [] }
        let gap = draft.bytes.slice(end..<max(end, draft.tokens[next].range.lowerBound))
        guard gap.count <= 6, !gap.contains(where: { ".,;:!?\n()".utf8.contains($0) }) else { return [] }
        let marks = draft.words.marks(next)
        var signs: NameCandidate.Signs = []
        if marks.contains(.introduces) { signs.insert(.introduced) }
        if marks.contains(.namesData) { signs.insert(.data) }
        if marks.contains(.acts) { signs.insert(.acts) }
        let second = next + 1 < draft.tokens.count ? draft.words.folded(next + 1) : ""
        if ModelNameCues.defines(draft.words.folded(next), before: second) { signs.insert(.defined) }
        return signs
    }

    /// Whether it is part of code: `snake_case`, `call(`, `a.b`, or stands between backticks.
    func isCode(_ place: Range<Int>) -> Bool {
        let before = place.lowerBound > 0 ? draft.bytes[place.lowerBound - 1] : 0x20
        let after = place.upperBound < draft.bytes.count ? draft.bytes[place.upperBound] : 0x20
        if before == UInt8(ascii: "_") || after == UInt8(ascii: "_") || before == UInt8(ascii: "$")
            || before == UInt8(ascii: "\\") || before == UInt8(ascii: "`") || after == UInt8(ascii: "=")
            || before == UInt8(ascii: "=") || before == UInt8(ascii: "@") || before == UInt8(ascii: "#")
        {
            return true
        }
        // A call or a class: `loadWeights(x)`, `NextStep(BaseModel)`.
        if after == UInt8(ascii: "(") { return true }
        let isDotted =
            before == UInt8(ascii: ".") && place.lowerBound > 1 && draft.bytes[place.lowerBound - 2] > 0x2F
        return isDotted
    }

    /// "Vaswani et al.", "Yann LeCun".
    private func isPerson(_ run: NameRun) -> Bool {
        if run.tokens.lowerBound > 0, run.tokens.count == 1 {
            let before = draft.tokens[run.tokens.lowerBound - 1]
            let isBehind = before.hasUpper && before.range.upperBound + 1 == run.range.lowerBound
            if isBehind, !draft.tokens[run.tokens.lowerBound].hasDigit,
                GivenNames.begins(draft.bytes.string(before.range.lowerBound..<run.range.upperBound))
            {
                return true
            }
        }
        guard run.tokens.upperBound + 1 < draft.tokens.count else { return false }
        return draft.bytes.slice(draft.tokens[run.tokens.upperBound].range).isText("et")
            && draft.bytes.slice(draft.tokens[run.tokens.upperBound + 1].range).isText("al")
    }

    /// What is written both with and without the "s" of a plural is one thing.
    private mutating func joinPlurals() {
        for key in names.keys.sorted() where key.hasSuffix("s") {
            let single = String(key.dropLast())
            guard let plural = names[key], names[single] != nil, !plural.isKnown else { continue }
            names[single]?.add(spelling: plural.name)
            names[single]?.count += plural.count
            names[single]?.signs.formUnion(plural.signs)
            if let place = names[single]?.place, plural.place.lowerBound < place.lowerBound {
                names[single]?.place = plural.place
            }
            names[key] = nil
            spellings[key] = single
        }
    }
}

// MARK: Places

extension NameReader {
    /// Marks what stands in the label and where the text begins, and what stands beside known models in a list.
    private mutating func markPlaces() {
        let label = draft.review.label.map { TextSlice($0).foldedWords } ?? []
        // Entries of a list share its file and its headings.
        let isEntry = draft.post.kind == .entry
        let file = isEntry ? "" : NameCandidate.tight(Self.stem(of: draft.review.source.path))
        let labelled = longest(in: label)
        let small = smallWords(like: names.keys)
        let start = draft.proseLines.first.map { draft.lines.lines[$0].lowerBound } ?? 0
        for key in names.keys.sorted() {
            guard let candidate = names[key] else { continue }
            let spellings = [candidate.name] + candidate.aliases
            if small.contains(key) { names[key]?.signs.insert(.isSmallToo) }
            // A note is often called by what it is about.
            let isPlain = isEntry && !candidate.isKnown && candidate.shape < .capitals
            if !isPlain && !labelled.isDisjoint(with: spellings.map { TextSlice($0).foldedWords })
                || file.utf8.count >= 3 && candidate.answers(to: file)
            {
                names[key]?.signs.insert(.label)
            }
            if candidate.place.lowerBound <= start + 400, candidate.place.upperBound > start {
                names[key]?.signs.insert(.early)
            }
            if candidate.place.lowerBound <= start + 2, candidate.place.upperBound > start {
                names[key]?.signs.insert(.opening)
            }
        }
        markLists()
    }

    /// The name of a file without folder and ending.
    private static func stem(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.lastIndex(of: ".").map { file[..<$0] } ?? file)
    }

    private mutating func markLists() {
        let runs = draft.runs.filter { $0.shape > .word }
        for (left, right) in zip(runs, runs.dropFirst()) {
            let gap = draft.bytes.slice(left.range.upperBound..<right.range.lowerBound)
            guard gap.count <= 8, ModelNameCues.coordinations.contains(gap.string) else { continue }
            let keys = [left, right].map { NameCandidate.tight(draft.bytes.slice($0.range).string) }
            let candidates = keys.map { candidate($0) }
            for (one, other) in [(0, 1), (1, 0)] where candidates[one]?.isKnown == true {
                if let key = candidates[other]?.key { names[key]?.signs.insert(.listed) }
            }
            guard left.shape == .mixed, right.shape == .mixed else { continue }
            for candidate in candidates.compactMap({ $0 }) { names[candidate.key]?.signs.insert(.beside) }
        }
    }
}

extension [String] {
    /// Whether `words` stand in it in a row.
    func holds(_ words: [String]) -> Bool {
        guard !words.isEmpty, words.count <= count else { return false }
        return (0...(count - words.count)).contains { self[$0..<$0 + words.count].elementsEqual(words) }
    }
}
