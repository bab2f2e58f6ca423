internal import ReviewModel
internal import SQLite

/// Two texts of which neither may be lost.
enum MergedText {
    /// The paragraphs of both, once each: those of each text in their order, and of two that stand at one place the
    /// first of the alphabet. A paragraph that stands word for word in another one goes. It makes no difference which
    /// of them is `own`, nor in which order more than two come together.
    static func both(_ own: String?, other: String?) -> String? {
        guard let own, !own.isEmpty else { return other }
        guard let other, !other.isEmpty, own != other else { return own }
        let parts = united(paragraphs(own)[...], other: paragraphs(other)[...])
        let kept = parts.indices.filter { index in
            !parts.indices.contains { $0 != index && stands(parts[index], in: parts[$0]) }
        }
        return kept.map { String(decoding: parts[$0], as: UTF8.self) }.joined(separator: "\n\n")
    }

    /// The paragraphs of a text, without the blank lines between them.
    private static func paragraphs(_ text: String) -> [ArraySlice<UInt8>] {
        var paragraphs: [ArraySlice<UInt8>] = []
        var rest = Array(text.utf8)[...]
        while let end = rest.indices.first(where: { rest[$0...].starts(with: [0x0A, 0x0A]) }) {
            paragraphs.append(rest[..<end])
            rest = rest[end...].drop { $0 == 0x0A }
        }
        paragraphs.append(rest)
        return paragraphs.filter { !$0.isEmpty }
    }

    /// Always the lesser of the two that are next; what was taken already is passed over.
    private static func united(
        _ left: ArraySlice<ArraySlice<UInt8>>, other right: ArraySlice<ArraySlice<UInt8>>
    )
        -> [ArraySlice<UInt8>]
    {
        var (left, right) = (left, right)
        var taken: Set<ArraySlice<UInt8>> = []
        var all: [ArraySlice<UInt8>] = []
        while let one = left.first ?? right.first {
            let next = right.first.map { $0.lexicographicallyPrecedes(one) ? $0 : one } ?? one
            if taken.insert(next).inserted { all.append(next) }
            left = left.drop(while: taken.contains)
            right = right.drop(while: taken.contains)
        }
        return all
    }

    /// Whether `part` stands in `whole` with no letter or digit at its ends.
    private static func stands(_ part: ArraySlice<UInt8>, in whole: ArraySlice<UInt8>) -> Bool {
        guard part.count < whole.count, let first = part.first else { return false }
        var rest = whole
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            guard rest.count >= part.count else { return false }
            let end = start + part.count
            let isFree =
                (start == whole.startIndex || !isWord(whole[start - 1]))
                && (end == whole.endIndex || !isWord(whole[end]))
            if isFree, rest.starts(with: part) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}

/// An item on a list as it comes from elsewhere.
///
/// Where it stands on the list already, the later of the two places counts, as what was put in before it in one of
/// them stands before it still. Items of two lists that have one place stand together, by their keys. So lists come
/// out the same in whatever order they come together.
struct ListPlace {
    let list: String
    /// Key of the item.
    let key: String
    /// Place on the list, counted from 1.
    let position: Int64
    /// What the list says of it.
    let comment: String?

    /// Puts the item on the list, which must be there; tells whether anything is new.
    func take(in database: Database) throws -> Bool {
        let own = try database.first(
            "SELECT comment FROM list_entry WHERE list = ? AND key = ?", with: [.text(list), .text(key)]
        ) { $0.optionalText(0) }
        let both = MergedText.both(own ?? nil, other: comment)
        let changes = try database.run(
            """
            INSERT INTO list_entry (list, key, position, comment) SELECT ?, ?, ?, ? WHERE true
            ON CONFLICT (list, key) DO UPDATE SET position = max(position, excluded.position),
                comment = excluded.comment
            WHERE (position, comment) IS NOT (max(position, excluded.position), excluded.comment)
            """, with: [.text(list), .text(key), .integer(position), .optional(both)])
        return changes > 0
    }
}
