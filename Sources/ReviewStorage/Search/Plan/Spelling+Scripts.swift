internal import SQLite
internal import TextAnalysis

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
        try database.each(sql, [.text(initial), .text(String(next))]) { body($0.bytes(0)) }
    }

    /// Terms of names of people that sound nearly like a word in Russian letters: `Рэдфорд` is
    /// Radford, for whom another spelling is usual.
    func people(nearlyNamed word: QueryWord) throws -> [[UInt8]] {
        guard word.forms[0].first ?? 0 >= 0xD0 else { return [] }
        let sounds = [word.stems[0], word.forms[0]].compactMap(NameForms.skeleton(ofFolded:))
        // Of a short name one sound is too much.
        guard let sound = sounds.first, sound.count >= 7 else { return [] }
        let beginning = String(decoding: sound.prefix(3), as: UTF8.self)
        var found: Set<[UInt8]> = []
        for table in ["author", "reviewer"] {
            let sql = "SELECT DISTINCT word FROM \(table)_word WHERE word >= ? AND word < ?"
            try database.each(sql, Wildcard.bounds(beginning)) { row in
                let name = row.bytes(0)
                if sounds.contains(where: { EditDistance.distance($0, name, limit: 1) != nil }) {
                    found.insert(name)
                }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
