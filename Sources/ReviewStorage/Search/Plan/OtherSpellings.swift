internal import SQLite
internal import TextAnalysis

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
            Concept.Synonym(name: OtherSpellings.told($0), expression: FTSTerm.quoted($0))
        }
        return try found.isEmpty ? apart(word) : found
    }

    /// The name with a number after it: `CASP` is in `CASP13` and `CASP14`.
    private func numbered(_ word: QueryWord) throws -> [Concept.Synonym] {
        guard word.forms[0].allSatisfy({ (0x61...0x7A).contains($0) }) else { return [] }
        let name = String(decoding: word.forms[0], as: UTF8.self)
        let expression = (0...9).map { FTSTerm.quoted(Array("\(name)\($0)".utf8)) + " *" }.joined(
            separator: " OR ")
        return try database.hasItems(expression) ? [.init(name: name + "#", expression: expression)] : []
    }

    /// Words that begin like it: `квантованный` is akin to `квантование`.
    func derived(_ word: QueryWord) throws -> [Concept.Synonym] {
        guard word.mayBeMisspelt else { return [] }
        let stem = String(decoding: word.stems[0], as: UTF8.self)
        // What is left must still tell something.
        guard stem.unicodeScalars.count >= 7 else { return [] }
        let beginning = String(stem.dropLast(2))
        let expression = FTSTerm.quoted(Array(beginning.utf8)) + " *"
        return try database.hasItems(expression) ? [.init(name: beginning + "*", expression: expression)] : []
    }

    /// The word as two: `языковаямодель`, `dataset`.
    private func apart(_ word: QueryWord) throws -> [Concept.Synonym] {
        let letters = Array(word.text.lowercased())
        guard letters.count >= 7, letters.count <= 30 else { return [] }
        let pairs = (3...letters.count - 3).map { place in
            let parts = QueryWord("\(String(letters[..<place])) \(String(letters[place...]))")
            return "\"" + parts.stems.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
                + "\""
        }
        guard try database.hasItems(pairs.joined(separator: " OR ")) else { return [] }
        let known = try pairs.filter(database.hasItems)
        return known.map { Concept.Synonym(name: $0.filter { $0 != "\"" }, expression: $0) }
    }

    /// A term without the mark of a name's sound.
    private static func told(_ term: [UInt8]) -> String {
        String(decoding: term.first == 0xC2 ? term.dropFirst(2) : term[...], as: UTF8.self)
    }
}
