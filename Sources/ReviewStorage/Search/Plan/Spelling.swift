internal import Bytes
internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Finds what was probably meant by a word that the library does not have, among what it has.
struct Spelling {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// A word that may have been meant.
    struct Found {
        var word: String
        /// Whether hardly anything else can have been meant: it is a name one slip away, or what the keys or
        /// letters typed give in the other script.
        var isSure: Bool
        /// Whether the keys pressed are those of the word in the other keyboard layout: that is no slip, and an
        /// abbreviation is typed so as well.
        var isOtherLayout = false
    }

    /// The word of the library nearest to a folded one, at most `slips` away; nil when none is near.
    /// Names go before words of texts at equal distance.
    func nearest(toWord word: [UInt8], slips: Int) throws -> Found? {
        var search = NearestSearch(word)
        for table in ["model", "author", "organisation", "dataset", "reviewer"] {
            try look(in: "SELECT word, 1 FROM \(table)_word WHERE length(word) BETWEEN ? AND ?", &search)
        }
        var texts = NearestSearch(word)
        try lookInTexts(&texts)
        if let name = search.best, name.distance <= min(1, slips) {
            // A word of a text that is as near may have been meant as well.
            let isOnly = texts.best.map { $0.distance > 1 || $0.word == name.word } ?? true
            return Found(word: name.word, isSure: isOnly)
        }
        let found = [search.best, texts.best].compactMap { $0 }.min { $0.distance < $1.distance }
        return found.flatMap { $0.distance <= slips ? Found(word: $0.word, isSure: false) : nil }
    }

    /// The value of `field` nearest to one that no item has; nil when none is near.
    func nearest(_ field: Field, to value: String) throws -> Found? {
        if field == .topic { return nearestTopic(value) }
        guard let table = Spelling.tables[field] else { return nil }
        let words = field == .model || field == .about ? [NameForms.glued(value)] : NameForms.words(value)
        let sql = "SELECT word, 1 FROM \(table)_word WHERE length(word) BETWEEN ? AND ?"
        var nearest: [String] = []
        var slips = 0
        for word in words.prefix(8) {
            let text = String(decoding: word, as: UTF8.self)
            var search = NearestSearch(word, shortest: 3)
            let known = "SELECT 1 FROM \(table)_word WHERE word = ?"
            if try database.first(known, with: [.text(text)], read: { _ in true }) != true {
                try look(in: sql, &search)
            }
            nearest.append(search.best?.word ?? text)
            slips += search.best?.distance ?? 0
        }
        // Of three letters one is much: that is offered, and not taken.
        let isLong = words.allSatisfy { $0.count > 3 } || slips == 0
        return Found(word: nearest.joined(separator: " "), isSure: slips <= 1 && isLong)
    }

    /// The value with names that are written with other doubled letters, where no name of its own script is written so;
    /// nil where there are none.
    func alike(_ field: Field, to value: String) throws -> String? {
        guard let table = Spelling.tables[field] else { return nil }
        let words = NameForms.words(value)
        var isOther = false
        var alike: [String] = []
        for word in words.prefix(8) {
            guard let used = try self.alike(word, in: table) else { return nil }
            let text = String(decoding: word, as: UTF8.self)
            isOther = isOther || used != text
            alike.append(used)
        }
        return isOther ? alike.joined(separator: " ") : nil
    }

    /// The word itself where a name has it, else the one that differs in doubled letters alone; nil where there is
    /// neither.
    private func alike(_ word: [UInt8], in table: String) throws -> String? {
        let text = String(decoding: word, as: UTF8.self)
        let asked = [word, Stemmer().stem(word)]
        let keys = asked.map(Stemmer.variantKey)
        guard let first = text.unicodeScalars.first, let next = Unicode.Scalar(first.value + 1) else {
            return nil
        }
        var found: String?
        let sql = "SELECT DISTINCT word FROM \(table)_word WHERE word >= ? AND word < ? ORDER BY word"
        try database.each(sql, with: [.text(String(first)), .text(String(next))]) { row in
            let known = row.bytes(0)
            if known == asked[0] || known == asked[1] {
                found = text
            } else if found == nil, text.utf8.count >= 4, keys.contains(Stemmer.variantKey(known)) {
                found = String(decoding: known, as: UTF8.self)
            }
        }
        return found
    }

    private static let tables: [Field: String] = [
        .model: "model", .about: "model", .author: "author", .org: "organisation", .venue: "venue",
        .dataset: "dataset", .reviewer: "reviewer", .channel: "channel", .award: "award",
    ]

    /// Whether values of `field` are names that a library has.
    static func knows(_ field: Field) -> Bool { field == .topic || tables[field] != nil }

    /// The topic with the nearest name in either language, or with one that the nearest word opens: `reinforcment`.
    private func nearestTopic(_ value: String) -> Found? {
        var search = NearestSearch(Array(value.lowercased().utf8))
        var topics: [String: String] = [:]
        for topic in StandardLexicons.topics.topics {
            search.consider(Array(topic.id.utf8), count: 2)
            // Names that come after the first ones are rather of parts of a topic.
            let names = [topic.id] + topic.english.prefix(2) + topic.russian.prefix(2)
            let plain = names.map { $0.lowercased().replacing("*", with: "") }
            for name in plain + plain.map({ String($0.prefix { $0 != "-" && $0 != " " }) }) {
                if topics[name] == nil { topics[name] = topic.id }
                search.consider(Array(name.utf8), count: 1)
            }
        }
        guard let best = search.best else {
            return topic(ofStem: value).map { Found(word: $0, isSure: true) }
        }
        let topic = StandardLexicons.topics.topics.contains { $0.id == best.word } ? best.word : nil
        return Found(
            word: topic ?? topics[best.word] ?? best.word, isSure: topic != nil && best.distance <= 1)
    }

    /// The topic of which a name has a word of the stem of `value`, doubled letters aside: `дифузия` opens
    /// `диффузионная модель`. Of several that where it stands nearest to the first name.
    private func topic(ofStem value: String) -> String? {
        let words = NameForms.words(value)
        guard words.count == 1, let word = words.first else { return nil }
        let stem = Stemmer.variantKey(Stemmer().stem(word))
        guard stem.count >= Spelling.shortestStem(of: stem) else { return nil }
        let found = StandardLexicons.topics.topics.flatMap { topic in
            [topic.english, topic.russian].compactMap { names in
                names.firstIndex { Spelling.opens(stem, name: $0) }.map { (topic: topic.id, place: $0) }
            }
        }
        return found.min { $0.place < $1.place }?.topic
    }

    /// Five letters, in bytes.
    private static func shortestStem(of stem: [UInt8]) -> Int { stem.first.map { $0 < 0x80 ? 5 : 10 } ?? 1 }

    private static func opens(_ stem: [UInt8], name: String) -> Bool {
        NameForms.words(name).contains { Stemmer.variantKey($0).starts(with: stem) }
    }

    private func look(in sql: String, _ search: inout NearestSearch) throws {
        let lengths = [search.lengths.lowerBound, search.lengths.upperBound].map {
            Argument.integer(Int64($0))
        }
        try database.each(sql, with: lengths) { row in
            search.consider(row.bytes(0), count: Int(row.integer(1)))
        }
    }

    /// Words of texts are many; those are looked at that begin with the same letter.
    private func lookInTexts(_ search: inout NearestSearch) throws {
        guard let first = search.text.unicodeScalars.first, let next = Unicode.Scalar(first.value + 1) else {
            return
        }
        try prepareVocabulary()
        let sql = "SELECT term, doc FROM temp.form_vocabulary WHERE term >= ? AND term < ?"
        try database.each(sql, with: [.text(String(first)), .text(String(next))]) { row in
            search.consider(row.bytes(0), count: Int(row.integer(1)))
        }
    }

    /// A view of the index by words. It is no change of the library, but SQLite takes it for one.
    func prepareVocabulary() throws {
        let isReading = try database.first("PRAGMA query_only") { $0.integer(0) != 0 } ?? false
        if isReading { try database.execute("PRAGMA query_only = OFF") }
        defer { if isReading { try? database.execute("PRAGMA query_only = ON") } }
        try database.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.form_vocabulary USING fts5vocab (main, review_form, row)"
        )
    }
}

extension Spelling {
    /// The word of the library that was meant by one typed in the other keyboard layout, or by a Russian
    /// one in Latin letters; nil when there is none.
    func typedOtherwise(_ word: QueryWord) throws -> Found? {
        let transliterated = word.forms.count == 1 ? Transliteration.cyrillic(fromLatin: word.forms[0]) : nil
        let keys = KeyboardLayout.other(word.text)
        return try [transliterated, keys].compactMap(\.self).first {
            // Shorter ones meet by chance.
            try $0.count >= 4 && QueryWord($0).forms.count == 1 && isKnown($0)
        }.map { Found(word: $0, isSure: true, isOtherLayout: $0 == keys) }
    }

    /// The word of the glossary nearest to a folded one, where the library has what it is called otherwise.
    func nearestInGlossary(toWord word: [UInt8]) throws -> Found? {
        var search = NearestSearch(word)
        // One letter of either script: the first is seldom wrong.
        for line in StandardLexicons.glossary.lines(with: [Array(word.prefix(word[0] < 0x80 ? 1 : 2))]) {
            for known in line.flatMap(NameForms.words) { search.consider(known, count: 1) }
        }
        return try search.best.flatMap { try isKnown($0.word) ? Found(word: $0.word, isSure: false) : nil }
    }

    /// Whether the library has a word or what else it is called.
    private func isKnown(_ word: String) throws -> Bool {
        let word = QueryWord(word)
        if try database.hasItems(word.anyForm) { return true }
        let others = Thesaurus([word]).read().synonyms.joined().map(\.expression)
        return try TextExpression.disjunction(of: others).map(database.hasItems) ?? false
    }
}

extension Spelling {
    /// Terms of the library that sound like a word of a query in the other script: `интернет` for
    /// `internet`.
    func inOtherScript(_ word: QueryWord) throws -> [[UInt8]] {
        let sounds = Set([word.stems[0], word.forms[0]].map(Transliteration.skeleton))
        // Shorter ones meet by chance.
        guard let sound = sounds.first, sound.count >= 4, let first = sound.first else { return [] }
        let isLatin = word.forms[0].first ?? 0 < 0x80
        try prepareVocabulary()
        let stemmer = Stemmer()
        var found: Set<[UInt8]> = []
        for initial in Transliteration.initials(ofSound: first).sorted()
        where (initial.utf8.first ?? 0 < 0x80) != isLatin {
            try eachForm(from: initial) { form in
                let letters = isLatin ? form.count / 2 : form.count
                // A form is at most an ending longer, and to compare sounds takes time.
                guard (sound.count - 1...sound.count + 4).contains(letters) else { return }
                let stem = stemmer.term(of: form)
                if [stem, form].contains(where: { sounds.contains(Transliteration.skeleton($0)) }) {
                    found.insert(stem)
                }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func eachForm(from initial: String, _ body: ([UInt8]) -> Void) throws {
        guard let scalar = initial.unicodeScalars.first, let next = Unicode.Scalar(scalar.value + 1) else {
            return
        }
        let sql = "SELECT term FROM temp.form_vocabulary WHERE term >= ? AND term < ?"
        try database.each(sql, with: [.text(initial), .text(String(next))]) { body($0.bytes(0)) }
    }

    /// Terms of names of people that sound nearly like a word in Russian letters: `Рэдфорд` is
    /// Radford, for whom another spelling is usual.
    func people(nearlyNamed word: QueryWord) throws -> [[UInt8]] {
        guard word.forms[0].first ?? 0 >= 0xD0 else { return [] }
        let sounds = [word.stems[0], word.forms[0]].compactMap(NameForms.skeleton(ofAsked:))
        // Of a short name one sound is too much.
        guard let sound = sounds.first, sound.count >= 7 else { return [] }
        let spelt = sounds.map { UTF8Scanner.scalars(of: $0) }
        let beginning = String(decoding: sound.prefix(3), as: UTF8.self)
        var found: Set<[UInt8]> = []
        for table in ["author", "reviewer"] {
            let sql = "SELECT DISTINCT word FROM \(table)_word WHERE word >= ? AND word < ?"
            try database.each(sql, with: Wildcard.bounds(beginning)) { row in
                let name = row.bytes(0)
                let letters = UTF8Scanner.scalars(of: name)
                if spelt.contains(where: { EditDistance.between($0, letters, limit: 1) != nil }) {
                    found.insert(name)
                }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// The nearest to a word of all that are shown to it.
struct NearestSearch {
    /// The word.
    let text: String
    private let word: [UInt8]
    private let length: Int
    private let shortest: Int
    private let sound: [UInt8]
    /// The nearest so far, with the number of slips that lie between.
    private(set) var best: (word: String, distance: Int)?
    private var bestCount = 0

    /// A search for what a folded word may stand for.
    /// Words of fewer letters than `shortest` have no slips.
    init(_ word: [UInt8], shortest: Int = 4) {
        self.word = word
        self.shortest = shortest
        text = String(decoding: word, as: UTF8.self)
        length = text.unicodeScalars.count
        sound = Transliteration.skeleton(word)
    }

    /// Slips that a word of this length may have.
    private var limit: Int {
        switch length {
        case ..<shortest: 0
        case ...6: 1
        default: 2
        }
    }

    /// Lengths in characters that a near word may have.
    var lengths: ClosedRange<Int> { max(1, length - 3)...length + 3 }

    /// Looks at a folded word that occurs `count` times.
    mutating func consider(_ other: [UInt8], count: Int) {
        guard limit > 0, abs(other.count - word.count) <= 6, let distance = distance(other) else { return }
        // A letter is left out more often than it is added.
        if let best, (distance, -count, -other.count) >= (best.distance, -bestCount, -best.word.utf8.count) {
            return
        }
        best = (String(decoding: other, as: UTF8.self), distance)
        bestCount = count
    }

    /// Two words that sound alike are one slip apart, whatever their letters. Numbers are never
    /// mistaken for others.
    private func distance(_ other: [UInt8]) -> Int? {
        guard other.first != 0xC2, NearestSearch.digits(other) == NearestSearch.digits(word) else {
            return nil
        }
        let distance = EditDistance.between(
            UTF8Scanner.scalars(of: word), UTF8Scanner.scalars(of: other), limit: limit)
        if distance ?? 3 <= 1 { return distance }
        guard length >= 5, other.first == word.first || distance != nil else { return distance }
        guard Transliteration.skeleton(other) == sound else { return distance }
        // In one script what sounds alike looks alike.
        let isOtherScript = (other.first ?? 0) < 0x80 ? (word.first ?? 0) >= 0x80 : (word.first ?? 0) < 0x80
        return isOtherScript || abs(other.count - word.count) <= 2 ? 1 : distance
    }

    private static func digits(_ word: [UInt8]) -> [UInt8] { word.filter { (0x30...0x39).contains($0) } }
}

/// What a word that the library does not have may be there: in the other script, in two words, in
/// another word of its family.
struct OtherSpellings {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The same word spelt otherwise.
    func of(_ word: QueryWord) throws -> [Concept.Synonym] {
        guard word.mayBeMisspelt else { return [] }
        let spelling = Spelling(database)
        let numbered = try numbered(word)
        guard numbered.isEmpty else { return numbered }
        var terms = try spelling.inOtherScript(word)
        if terms.isEmpty { terms = try spelling.people(nearlyNamed: word) }
        let found = terms.map {
            Concept.Synonym(name: OtherSpellings.told($0), expression: .term($0))
        }
        return try found.isEmpty ? apart(word) : found
    }

    /// The name with a number after it: `CASP` is in `CASP13` and `CASP14`.
    private func numbered(_ word: QueryWord) throws -> [Concept.Synonym] {
        guard word.forms[0].allSatisfy({ (0x61...0x7A).contains($0) }) else { return [] }
        let name = String(decoding: word.forms[0], as: UTF8.self)
        let expression = TextExpression.any((0...9).map { .prefix(Array("\(name)\($0)".utf8)) })
        return try database.hasItems(expression) ? [.init(name: name + "#", expression: expression)] : []
    }

    /// Words that begin like it: `квантованный` is akin to `квантование`.
    func derived(_ word: QueryWord) throws -> [Concept.Synonym] {
        guard word.mayBeMisspelt else { return [] }
        let stem = String(decoding: word.stems[0], as: UTF8.self)
        // What is left must still tell something.
        guard stem.unicodeScalars.count >= 7 else { return [] }
        let beginning = String(stem.dropLast(2))
        let expression = TextExpression.prefix(Array(beginning.utf8))
        return try database.hasItems(expression) ? [.init(name: beginning + "*", expression: expression)] : []
    }

    /// The word as two: `языковаямодель`, `dataset`.
    private func apart(_ word: QueryWord) throws -> [Concept.Synonym] {
        let letters = Array(word.text.lowercased())
        guard letters.count >= 7, letters.count <= 30 else { return [] }
        let pairs = (3...letters.count - 3).map { place in
            QueryWord("\(String(letters[..<place])) \(String(letters[place...]))").stems
        }
        guard try database.hasItems(.any(pairs.map { .row($0) })) else { return [] }
        return try pairs.filter { try database.hasItems(.row($0)) }.map { stems in
            let name = String(decoding: Array(stems.joined(separator: [0x20])), as: UTF8.self)
            return Concept.Synonym(name: name, expression: .row(stems))
        }
    }

    /// A term without the mark of a name's sound.
    private static func told(_ term: [UInt8]) -> String {
        String(decoding: term.first == 0xC2 ? term.dropFirst(2) : term[...], as: UTF8.self)
    }
}
