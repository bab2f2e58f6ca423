internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// What the words of a query ask for, before the library is asked: which words tell something, which
/// only help to ask, which mean a field.
struct QueryReading {
    /// Words that tell something, in order, each once.
    private(set) var words: [QueryWord] = []
    /// All that was typed as words, in a row, where some of it is left out of `words`: a title may have it whole.
    private(set) var whole: TextExpression?
    /// All else that is asked for.
    private(set) var rest: [Query] = []
    /// What was read into words.
    private(set) var notes: [SearchNote] = []

    /// More words than these are no question but a text; the rest is ignored.
    private static let mostWords = QueryTerms.longest

    /// Reads a query whose saved searches are put in. Words for a time are those of one where it is asked at `now`, and
    /// words like others in a title.
    init(_ query: Query, at now: Timestamp? = nil) {
        let parts = if case .and(let parts) = query.simplified { parts } else { [query.simplified] }
        var typed: [QueryWord] = []
        for part in parts {
            if case .word(let text) = part {
                if !QueryTerms(text).isEmpty { typed.append(QueryWord(text)) }
            } else {
                rest.append(part)
            }
        }
        let whole = typed
        // What says nothing at all is for the compiler to say.
        if typed.isEmpty { rest = parts }
        readExceptions(in: &typed)
        if let now { readTimes(in: &typed, at: now) }
        readParts(in: &typed)
        readStatus(in: &typed)
        readYears(in: &typed)
        readPersons(in: &typed)
        words = Array(QueryReading.telling(typed, isAlone: rest.isEmpty).prefix(QueryReading.mostWords))
        noteYears()
        if words.count < whole.count, whole.count > 1, whole.count <= QueryReading.mostWords {
            self.whole = QueryTerms(whole.map(\.text).joined(separator: " ")).row
        }
    }

    /// `but not BERT`, `кроме BERT`: items without the word.
    private mutating func readExceptions(in words: inout [QueryWord]) {
        var index = 0
        while index < words.count {
            let length = StopWords.exceptionLength(words[index...].prefix(2).map { $0.forms.first ?? [] })
            guard length > 0, let last = words[(index + length)...].firstIndex(where: { !$0.isStopWord })
            else {
                index += 1
                continue
            }
            let typed = words[index...last].map(\.text).joined(separator: " ")
            notes.append(.exception(typed, without: words[last].text))
            rest.append(.not(.word(words[last].text)))
            words.removeSubrange(index...last)
        }
    }

    /// `this week`, `за последний месяц`, `last 10 days`: items of that time, as seen on the day of asking.
    private mutating func readTimes(in words: inout [QueryWord], at now: Timestamp) {
        var index = 0
        while index < words.count {
            let rest = words[index...].prefix(5).map { $0.forms.count == 1 ? $0.forms[0] : [] }
            guard let time = AskedTime.reads(rest) else {
                index += 1
                continue
            }
            let typed = words[index..<index + time.length].map(\.text).joined(separator: " ")
            let value = FieldValue.relative(time.value)
            notes.append(.field(typed, .date, value))
            self.rest.append(Query.field(.date, value).settled(at: now))
            words.removeSubrange(index..<index + time.length)
        }
    }

    /// `with code`: items that have it.
    private mutating func readParts(in words: inout [QueryWord]) {
        var index = 0
        while index + 1 < words.count {
            guard StopWords.announcesPart(words[index].forms.first ?? []),
                let part = QueryReading.part(words[index + 1])
            else {
                index += 1
                continue
            }
            let value = FieldValue.text(part.rawValue)
            notes.append(.field("\(words[index].text) \(words[index + 1].text)", .has, value))
            rest.append(.field(.has, value))
            words.removeSubrange(index...index + 1)
        }
    }

    /// `unread papers`: items that were not read yet. `new papers` and `the channel says` tell no subject.
    private mutating func readStatus(in words: inout [QueryWord]) {
        for index in words.indices.reversed() {
            let form = words[index].forms.first ?? []
            let next = index + 1 < words.count ? words[index + 1] : nil
            guard words[index].forms.count == 1, let next else { continue }
            if next.asksForReviews, StopWords.asksForUnread(form) {
                let value = FieldValue.text(Curation.Status.unread.rawValue)
                notes.append(.field(words[index].text, .status, value))
                rest.append(.field(.status, value))
                words.remove(at: index)
            } else if next.asksForReviews && StopWords.asksForNew(form) {
                notes.append(.newest(words[index].text))
                words.remove(at: index)
            } else if StopWords.tellsOfSaying(form, word: next.forms.first ?? []) {
                words.remove(at: index)
            }
        }
    }

    private static func part(_ word: QueryWord) -> ItemPart? {
        guard word.forms.count == 1 else { return nil }
        return parts[String(decoding: word.forms[0], as: UTF8.self)].flatMap(ItemPart.init(rawValue:))
    }

    private static let parts = Dictionary(
        WordFiles.questions.words("part.name").map { ($0.word, $0.of) },
        uniquingKeysWith: { first, _ in first })

    /// `2020–2022`: years from one to the other.
    private mutating func readYears(in words: inout [QueryWord]) {
        for index in words.indices.reversed() {
            let word = words[index]
            let years = word.forms.compactMap(QueryWord.year)
            guard years.count == 2, word.forms.count == 2, years[0] <= years[1] else { continue }
            let value = FieldValue.range(years[0], years[1])
            notes.append(.field(word.text, .year, value))
            rest.append(.field(.year, value))
            words.remove(at: index)
        }
    }

    /// `papers by …`, `статьи от …`: what follows is the name of somebody. `без …`: it is absent.
    private func readPersons(in words: inout [QueryWord]) {
        var isPerson = false
        for index in words.indices {
            let form = words[index].forms.first ?? []
            if words[index].isStopWord {
                let follows = index > 0 && words[index - 1].asksForReviews
                isPerson =
                    StopWords.announcesPerson(form) || follows && StopWords.announcesOrigin(form)
            } else {
                words[index].isPerson = isPerson
                words[index].denier = index > 0 ? words[index - 1].forms.first.filter(StopWords.denies) : nil
            }
        }
    }

    /// The words without those that only help to ask; all of them when there are no others and nothing else is asked
    /// for, `isAlone`.
    private static func telling(_ words: [QueryWord], isAlone: Bool) -> [QueryWord] {
        let told = words.indices.filter { index in
            let word = words[index]
            if word.isStopWord || goesWithYear(index, words: words) { return false }
            let opens = index == 0 || words[index - 1].isStopWord || words.suffix(from: index + 1).isEmpty
            let introduces = index + 1 < words.count && words[index + 1].isStopWord
            return !(word.asksForReviews && (opens || introduces))
        }
        // They are few, and to make a set of them takes longer.
        var each: [QueryWord] = []
        for index in told.isEmpty && isAlone ? Array(words.indices) : told {
            let word = words[index]
            let isKnown = each.contains {
                $0.stems == word.stems && $0.text.lowercased() == word.text.lowercased()
            }
            if !isKnown { each.append(word) }
        }
        return each
    }

    /// Whether the word there is the `года` of `2021 года`.
    private static func goesWithYear(_ index: Int, words: [QueryWord]) -> Bool {
        guard words[index].forms.count == 1, StopWords.goesWithYear(words[index].forms[0]) else {
            return false
        }
        return [index - 1, index + 1].contains { words.indices.contains($0) && words[$0].year != nil }
    }

    private mutating func noteYears() {
        for word in words {
            if let year = word.year { notes.append(.field(word.text, .year, .range(year, year))) }
        }
    }
}

extension Optional {
    /// The value, if there is one and the condition holds of it.
    fileprivate func filter(_ condition: (Wrapped) -> Bool) -> Wrapped? {
        flatMap { condition($0) ? $0 : nil }
    }
}

/// A word of a query, or a compound name, as typed and as the text index knows it.
struct QueryWord: Equatable {
    /// As typed.
    var text: String
    /// The stems of its words: one, unless it is a compound.
    var stems: [[UInt8]]
    /// The folded forms of its words.
    var forms: [[UInt8]]
    /// Whether it is written in capitals, as abbreviations are.
    let isAbbreviation: Bool
    /// Whether its words must be those of a person or an organisation.
    var isPerson = false
    /// The word before it that says what it names is absent, folded: `без` in `без разметки`.
    var denier: [UInt8]?

    /// Whether what it names is to be absent.
    var isAbsent: Bool { denier != nil }

    init(_ text: String) {
        self.text = text
        // No name is longer; what follows could only slow a question down.
        forms = Array(NameForms.words(String(decoding: text.utf8.prefix(512), as: UTF8.self)).prefix(8))
        let stemmer = Stemmer()
        stems = forms.map { stemmer.term(of: $0) }
        isAbbreviation = forms.count == 1 && QueryWord.isCapitals(text)
    }

    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.unicodeScalars
        guard let first = letters.first, (2...5).contains(letters.count), first.properties.isUppercase else {
            return false
        }
        return letters.allSatisfy { $0.properties.isUppercase || $0.properties.numericType != nil }
    }

    /// What finds it in any form.
    var anyForm: TextExpression { QueryTerms(text).anyForm ?? .term([]) }

    /// Whether it only helps to ask.
    var isStopWord: Bool { forms.count == 1 && StopWords.contains(forms[0]) }

    /// Whether it asks for reviews, which everything here is.
    var asksForReviews: Bool { forms.count == 1 && StopWords.asksForReviews(forms[0]) }

    /// Whether it is written as names are, with a capital first.
    var isCapitalised: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }

    /// The year it is; nil when it is another number or none.
    var year: Int? { forms.count == 1 ? QueryWord.year(forms[0]) : nil }

    /// The year that a folded word is.
    static func year(_ form: [UInt8]) -> Int? {
        guard form.count == 4, let year = Int(String(decoding: form, as: UTF8.self)),
            PlausibleYear.inText.contains(year)
        else { return nil }
        return year
    }

    /// Whether it may be misspelt: a single word of letters, long enough to be told from others.
    var mayBeMisspelt: Bool {
        guard forms.count == 1, let form = forms.first else { return false }
        return !form.contains { (0x30...0x39).contains($0) } && form.count >= 4
    }
}

/// Puts the nearest value that the library has in the place of one that it does not.
struct FieldCorrection {
    private let database: Database
    /// When the query is asked.
    private let now: Timestamp

    init(_ database: Database, now: Timestamp) {
        self.database = database
        self.now = now
    }

    /// The plan with its fields corrected; nil when there is nothing to correct.
    func corrected(_ plan: SearchPlan) throws -> SearchPlan? {
        var corrected = plan
        for index in plan.rest.indices {
            guard let (field, value, used) = try nearest(plan.rest[index]) else {
                corrected.notes += try linked(to: plan.rest[index]).map { [$0] } ?? []
                continue
            }
            guard let used, used.isSure else {
                corrected.notes.append(FieldCorrection.note(field, is: value, near: used))
                continue
            }
            corrected.notes.append(.value(field, value, used: used.word))
            corrected.rest[index] = .field(field, .text(used.word))
        }
        guard corrected.notes != plan.notes else { return nil }
        try SearchPlanner(database: database, isGuessing: true, now: now).setFilter(of: &corrected)
        return corrected
    }

    /// The plan with names of people that differ from those asked for in doubled letters alone, beside what these
    /// find in the other script: `Кирилов` finds Kirillov, and Кириллов is meant as well; nil when there are none.
    func widened(_ plan: SearchPlan) throws -> SearchPlan? {
        var widened = plan
        for index in plan.rest.indices {
            guard case .field(let field, .text(let value)) = plan.rest[index],
                field == .author || field == .reviewer, !value.hasSuffix("*"),
                let used = try Spelling(database).alike(field, to: value)
            else { continue }
            widened.notes.append(.alsoValue(field, value, used: used))
            widened.rest[index] = .or([plan.rest[index], .field(field, .text(used))])
        }
        guard widened.notes != plan.notes else { return nil }
        try SearchPlanner(database: database, isGuessing: true, now: now).setFilter(of: &widened)
        return widened
    }

    /// What the values of `plan` that no item has may have been meant for.
    func suggestions(_ plan: SearchPlan) throws -> [SearchNote] {
        try plan.rest.compactMap { part in
            try nearest(part).map { FieldCorrection.note($0.field, is: $0.value, near: $0.used) }
                ?? linked(to: part)
        }
    }

    /// Where no item is of the paper with an identifier, how many link to it, of whatever kind; nil where none does.
    private func linked(to part: Query) throws -> SearchNote? {
        guard case .field(let field, .text(let value)) = part, [.arxiv, .doi].contains(field),
            !value.hasSuffix("*"), try !occurs(part)
        else { return nil }
        let address = field == .arxiv ? "arxiv.org/abs/" + ArxivIdentifier.plain(value) : DOI.plain(value)
        let query = Query.and([.field(.link, .text(address)), .field(.kind, .text("any"))])
        let statement = SearchStatement.count(QueryCompiler.compile(query))
        let count = try database.first(statement.sql, with: statement.arguments) { Int($0.integer(0)) } ?? 0
        return count > 0 ? .linkedOnly("\(field.rawValue):\(value)", query: "\(query)", count: count) : nil
    }

    private static func note(_ field: Field, is value: String, near: Spelling.Found?) -> SearchNote {
        near.map { .nearestValue(field, value, near: $0.word) } ?? .unknownValue(field, value)
    }

    /// The value of a part that no item has, with the nearest one that there is; nil where an item has it.
    private func nearest(_ part: Query) throws -> (field: Field, value: String, used: Spelling.Found?)? {
        guard case .field(let field, .text(let value)) = part, !value.hasSuffix("*"),
            Spelling.knows(field), try !occurs(part)
        else { return nil }
        let used = try Spelling(database).nearest(field, to: value)
        return (field, value, try used.flatMap { try occurs(.field(field, .text($0.word))) ? $0 : nil })
    }

    private func occurs(_ query: Query) throws -> Bool {
        let statement = SearchStatement.count(QueryCompiler.compile(query))
        return try database.first(statement.sql, with: statement.arguments) { $0.integer(0) > 0 } ?? false
    }
}
