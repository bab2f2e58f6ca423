internal import SQLite
internal import TextAnalysis

/// A word that says what kind of thing the name beside it is: `датасет COCO`, `CLIP model`. It need
/// not stand in what is looked for, where the name alone would do.
struct Announcer {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Numbers of the words that announce a name of the library.
    func places(in words: [QueryWord]) throws -> Set<Int> {
        var places: Set<Int> = []
        guard words.count > 1 else { return places }
        for index in words.indices where words[index].stems.count == 1 {
            let isRussian = words[index].forms[0].first ?? 0 >= 0xD0
            for other in [index + 1, index - 1] where words.indices.contains(other) && !places.contains(other)
            {
                // The table last: to make it takes longer than to look at the word.
                guard words[other].looksLikeName(amongRussian: isRussian),
                    let table = Announcer.tables[words[index].stems[0]]
                else { continue }
                if try hasName(words[other], in: table) { places.insert(index) }
            }
        }
        return places
    }

    private func hasName(_ word: QueryWord, in table: String) throws -> Bool {
        let name = String(decoding: NameForms.glued(word.text), as: UTF8.self)
        let sql = "SELECT 1 FROM \(table)_word WHERE word = ? LIMIT 1"
        return try database.first(sql, [.text(name)]) { _ in true } ?? false
    }

    /// The tables of names by the stems of the words that announce them.
    private static let tables: [[UInt8]: String] = {
        let stemmer = Stemmer()
        var tables: [[UInt8]: String] = [:]
        for (table, words) in WordFiles.questions.pairs("announcer") {
            for word in NameForms.words(words) { tables[stemmer.term(of: word)] = table }
        }
        return tables
    }()
}

extension QueryWord {
    /// Whether it is written as names are: with a capital or a digit, or in Latin letters where
    /// Russian is spoken.
    fileprivate func looksLikeName(amongRussian: Bool) -> Bool {
        text.unicodeScalars.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
            || amongRussian && text.utf8.allSatisfy { $0 < 0x80 }
    }
}
