internal import ReviewModel
internal import SQLite

/// Texts that items had before they were edited.
///
/// Kept are all that any source had, but for those that are all in another one: what is left depends
/// on what was imported, not on the order. Of more than a hundred the latest are kept: nobody edits a post so often,
/// and where thousands have one number, each would be compared with all.
final class FormerTexts {
    private static let most = 100

    private let database: Database
    private let now: Int64

    init(_ database: Database, now: Int64) {
        self.database = database
        self.now = now
    }

    /// Notes the text of `version`, which is not the one that the item with `key` shows; `shown` is.
    func note(_ version: Review, of key: String, shown: String) throws {
        guard !version.incomplete else { return }
        try note(version.text, dated: (version.edited ?? version.date)?.seconds, of: key, shown: shown)
    }

    /// Notes a text of `date`, in seconds since 1970, which is not the one that the item shows; `shown` is.
    /// `replaced` is when it gave way to another; now where nil.
    func note(_ version: String, dated date: Int64?, of key: String, shown: String, replaced: Int64? = nil)
        throws
    {
        let letters = Self.letters(version)
        guard !Likeness.contains(Self.letters(shown), part: letters) else { return }
        let known = try texts(of: key)
        for text in known {
            let other = Self.letters(text.text)
            if other == letters {
                if (date ?? .min, version) <= (text.date ?? .min, text.text) { return }
                try remove(text.number)
            } else if Likeness.contains(other, part: letters) {
                return
            } else if Likeness.contains(letters, part: other) {
                try remove(text.number)
            }
        }
        if known.count >= FormerTexts.most,
            let least = known.min(by: { ($0.date ?? .min, $0.text) < ($1.date ?? .min, $1.text) })
        {
            if (date ?? .min, version) < (least.date ?? .min, least.text) { return }
            try remove(least.number)
        }
        try database.run(
            "INSERT INTO former_text (key, edited, replaced, text) VALUES (?, ?, ?, ?)",
            with: [
                .text(key), date.map(Argument.integer) ?? .null, .integer(replaced ?? now), .text(version),
            ]
        )
    }

    /// Forgets texts that are all in `shown`, which the item with `key` shows now, or in another one: those
    /// of two items may have come together.
    func prune(_ key: String, shown: String) throws {
        let texts = try texts(of: key)
        guard !texts.isEmpty else { return }
        let whole = Self.letters(shown)
        let letters = texts.map { Self.letters($0.text) }
        for (index, text) in texts.enumerated() {
            let isInAnother = texts.indices.contains { other in
                other != index && Likeness.contains(letters[other], part: letters[index])
                    && (letters[other] != letters[index] || Self.precedes(texts[index], other: texts[other]))
            }
            if isInAnother || Likeness.contains(whole, part: letters[index]) { try remove(text.number) }
        }
    }

    private struct FormerText {
        var number: Int64
        var text: String
        var date: Int64?
    }

    /// Of texts with the same letters the one with the later date stays, else the greater one, else the
    /// first.
    private static func precedes(_ text: FormerText, other: FormerText) -> Bool {
        (text.date ?? .min, text.text, -text.number) < (other.date ?? .min, other.text, -other.number)
    }

    private func texts(of key: String) throws -> [FormerText] {
        try database.all("SELECT number, text, edited FROM former_text WHERE key = ?", with: [.text(key)]) {
            FormerText(number: $0.integer(0), text: $0.text(1), date: $0.optionalInteger(2))
        }
    }

    private func remove(_ number: Int64) throws {
        try database.run("DELETE FROM former_text WHERE number = ?", with: [.integer(number)])
    }

    private static func letters(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8(Likeness.letters)
    }
}
