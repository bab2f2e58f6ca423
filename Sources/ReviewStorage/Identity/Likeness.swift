internal import Bytes
internal import ReviewModel
internal import SQLite

/// What two copies of one post have in common when one of them has lost its number and its markup.
enum Likeness {
    /// Letters and digits that stand for the beginning of a text.
    private static let beginning = 160

    /// Marks of `review`: of all its letters and digits, of its paper with the first of them, and of what
    /// it is called where it has no number. Two posts of a channel that share a mark are taken for one.
    static func marks(of review: Review, named name: String = "") -> [Int64] {
        var marks = name.isEmpty ? [] : [mark(name, letters: [])]
        var text = review.text
        let letters = text.withUTF8(Likeness.letters)
        guard !letters.isEmpty else { return marks }
        marks.append(mark("text", letters: letters[...]))
        if review.kind == .review || review.kind == .entry, let paper = review.papers.first {
            if paper.arxiv != nil || paper.doi != nil {
                let name = PaperIdentity.name(arxiv: paper.arxiv, doi: paper.doi, title: "")
                marks.append(mark(name, letters: letters.prefix(beginning)))
            }
        }
        return marks
    }

    /// Longest text, in letters, that is looked for in another one other than at its beginning.
    private static let longest = 16_384

    /// Whether `part` is all in `whole`, up to markup.
    static func contains(_ whole: [UInt8], part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        if whole.starts(with: part) { return true }
        guard whole.count <= longest else { return false }
        var at = 0
        while at + part.count <= whole.count {
            guard let start = whole[at...(whole.count - part.count)].firstIndex(of: first) else {
                return false
            }
            if whole[start..<start + part.count].elementsEqual(part) { return true }
            at = start + 1
        }
        return false
    }

    /// The letters and digits of `text`, as UTF-8. Punctuation, spaces, symbols, emoji and web
    /// addresses are left out: a copy may have other ones.
    static func letters(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { letters, count in
            count = write(text, to: letters)
        }
    }

    /// Writes the letters and digits of `text` to `letters`, which is as long; returns how many bytes they are.
    private static func write(
        _ text: UnsafeBufferPointer<UInt8>, to letters: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                if isAddress(text, at: at) {
                    while at < text.count, text[at] > 0x20 { at += 1 }
                    continue
                }
                letters[count] = byte
                if isLetter(byte) { count += 1 }
                at += 1
            } else {
                let end = min(text.count, at + width(of: byte))
                let isKept = !isSign(text, at: at)
                while at < end {
                    letters[count] = text[at]
                    if isKept { count += 1 }
                    at += 1
                }
            }
        }
        return count
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func isAddress(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
        guard text[at] == UInt8(ascii: "h"), at + 8 <= text.count else { return false }
        let rest = UnsafeBufferPointer(rebasing: text[at..<at + 8])
        return rest.elementsEqual("https://".utf8) || rest.prefix(7).elementsEqual("http://".utf8)
    }

    /// Bytes of the scalar that begins with `lead`.
    private static func width(of lead: UInt8) -> Int {
        lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    }

    /// Whether the scalar is a sign: U+0080–00BF, U+2000–2BFF, U+3000–303F, U+FE00–FE0F, U+FEFF and all
    /// from U+10000 on.
    private static func isSign(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
        let next = at + 1 < text.count ? text[at + 1] : 0
        switch text[at] {
        case 0xC2: return true
        case 0xE2: return next < 0xB0
        case 0xE3: return next == 0x80
        case 0xEF: return next == 0xB8 || next == 0xBB
        case 0xF0...: return true
        default: return false
        }
    }

    private static func mark(_ name: String, letters: ArraySlice<UInt8>) -> Int64 {
        var hash = StableHash(of: name.utf8)
        hash.add(letters)
        return Int64(bitPattern: hash.value ^ (hash.value >> 29))
    }
}

/// The marks by which copies of a post are known, for all versions of every review.
final class LikenessRows {
    private let insert: Statement
    private let find: Statement
    private let findKey: Statement
    private let database: Database
    /// Of marks that many reviews have, those without a number: posts of one text are many, their copies few,
    /// and a look at all of them for each would take time that grows with their square.
    private var crowds: [Int64: [Marked]] = [:]
    /// So many reviews with one mark are looked at each time.
    private static let crowd = 32

    /// A review with a mark.
    private struct Marked {
        let number: Int64
        let key: String
    }

    init(_ database: Database) throws {
        self.database = database
        insert = try database.prepare("INSERT OR IGNORE INTO likeness (mark, review) VALUES (?, ?)")
        find = try database.prepare(
            """
            SELECT r.number, r.key FROM likeness l JOIN review r ON r.number = l.review WHERE l.mark = ?
            """)
        findKey = try database.prepare("SELECT key FROM review WHERE number = ?")
    }

    /// Notes that a version of `review` has `marks`.
    func add(_ marks: [Int64], review: Int64) throws {
        for mark in marks {
            insert.bind(mark)
            insert.bind(review)
            try insert.run()
        }
        guard marks.contains(where: { crowds[$0] != nil }) else { return }
        findKey.bind(review)
        forgetCrowds(with: [try findKey.first { $0.text(0) } ?? ""])
    }

    /// Reviews of `channel` that share one of `marks`, with what stands behind the channel in their keys.
    func reviews(with marks: [Int64], of channel: String) throws -> [(number: Int64, key: ItemKey)] {
        var found: [(number: Int64, key: ItemKey)] = []
        var known: Set<Int64> = []
        for mark in marks {
            find.bind(mark)
            try find.each { row in
                let number = row.integer(0)
                if let key = ItemKey(row.text(1), in: channel), known.insert(number).inserted {
                    found.append((number, key))
                }
            }
        }
        return found
    }

    /// Numbers of the reviews of `channel` that share one of `marks` and whose keys have no number of a
    /// message.
    func copies(with marks: [Int64], of channel: String) throws -> [Int64] {
        var found: [Int64] = []
        for row in try marks.flatMap(withoutNumber) {
            guard ItemKey(row.key, in: channel) != nil, !found.contains(row.number) else { continue }
            found.append(row.number)
        }
        return found
    }

    /// Forgets what it knows of crowds where one of `keys`, which came or went, has no number; or of all.
    func forgetCrowds(with keys: [String]? = nil) {
        if crowds.isEmpty { return }
        if keys?.allSatisfy({ ItemKey($0)?.message != nil }) ?? false { return }
        crowds.removeAll()
    }

    private func withoutNumber(_ mark: Int64) throws -> [Marked] {
        if let rows = crowds[mark] { return rows }
        var rows: [Marked] = []
        var count = 0
        find.bind(mark)
        try find.each { row in
            count += 1
            let key = row.text(1)
            if ItemKey(key)?.message == nil { rows.append(Marked(number: row.integer(0), key: key)) }
        }
        if count > LikenessRows.crowd { crowds[mark] = rows }
        return rows
    }

    /// Other reviews of `channel` that share a mark with `review`.
    func reviews(like review: Int64, of channel: String) throws -> [(number: Int64, key: ItemKey)] {
        let marks = try database.all("SELECT mark FROM likeness WHERE review = ?", with: [.integer(review)]) {
            $0.integer(0)
        }
        return try reviews(with: marks, of: channel).filter { $0.number != review }
    }
}
