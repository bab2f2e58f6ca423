internal import Bytes
internal import ReviewModel
internal import TextAnalysis

/// The words that a query asks for, as texts are searched for them.
struct AskedWords {
    /// What a word of a text is.
    struct Match {
        /// The number of its stem.
        var stem: Int
        /// Whether it was asked for whatever stands beside it.
        var isSure: Bool
    }

    /// Numbers what was asked for, and the stems of words that were found.
    private var terms = ByteTable()
    /// Stems and forms of the words asked for, by their numbers.
    private var isAsked: [Bool] = []
    private var prefixes: [[UInt8]] = []
    /// Stems of names of several words, which are hits only beside each other.
    private(set) var names: [Set<Int>] = []
    /// How many different words of a text would be all that is asked for.
    private(set) var wanted = 0
    /// Tells most words of a text from those asked for by how they begin.
    private var beginnings = AskedBeginnings()
    private var memo = WordMemo()

    /// What a plan looks for: words and other names of what they mean.
    init(_ plan: SearchPlan) {
        collect(Query.and(plan.rest))
        wanted = prefixes.count + isAsked.count + plan.concepts.count
        for concept in plan.concepts {
            for word in words(of: concept.text) { add(word) }
            for synonym in concept.related where !synonym.name.contains(":") { add(name: synonym.name) }
        }
    }

    /// How many stems have a number by now.
    var stemCount: Int { terms.count }

    /// What `word`, a word of `text`, is; nil where nobody asked for it.
    mutating func match(_ text: UnsafeBufferPointer<UInt8>, at word: Token) -> Match? {
        guard beginnings.mayBegin(text, at: word) else { return nil }
        let number = memo.number(of: text, word.range)
        return memo.withTerms(number) { stem, form in
            let known = terms.find(stem)
            let isSure =
                known.map(isAsked(_:)) ?? false || terms.find(form).map(isAsked(_:)) ?? false
                || prefixes.contains { form.starts(with: $0) }
            guard isSure || known.map(isOfName) ?? false else { return nil }
            return Match(stem: known ?? terms.insert(stem), isSure: isSure)
        }
    }

    /// Numbers after the last one are of stems that were found by form alone.
    private func isAsked(_ term: Int) -> Bool { term < isAsked.count && isAsked[term] }

    private func isOfName(_ stem: Int) -> Bool { names.contains { $0.contains(stem) } }

    private mutating func collect(_ query: Query) {
        switch query {
        case .and(let parts), .or(let parts): for part in parts { collect(part) }
        case .word(let text), .exactWord(let text), .phrase(let text),
            .field(.claim, .text(let text)), .field(.title, .text(let text)):
            for word in words(of: text) { add(word) }
        case .prefix(let text):
            for word in words(of: text) {
                prefixes.append(memo.form(word))
                beginnings.add(memo.form(word))
            }
        case .all, .not, .field: break
        }
    }

    private mutating func words(of text: String) -> [Int] {
        let bytes = Array(text.utf8.prefix(4_096))
        let tokens = TextSlice(bytes).tokens
        return bytes.withUnsafeBufferPointer { bytes in
            tokens.prefix(64).map { memo.number(of: bytes, $0.range) }
        }
    }

    private mutating func add(name: String) {
        let words = words(of: name).filter { !StopWords.contains(memo.form($0)) }
        guard words.count > 1 else { return words.forEach { add($0) } }
        var stems: Set<Int> = []
        for word in words { stems.insert(number(memo.stem(word), isAsked: false)) }
        names.append(stems)
    }

    private mutating func add(_ word: Int) {
        for term in [memo.stem(word), memo.form(word)] { _ = number(term, isAsked: true) }
    }

    private mutating func number(_ term: [UInt8], isAsked: Bool) -> Int {
        beginnings.add(term)
        let number = terms.insert(term)
        if number == self.isAsked.count { self.isAsked.append(false) }
        if isAsked { self.isAsked[number] = true }
        return number
    }
}

/// Words in lower case, Latin or Russian, by their hashes: to fold them would take ten times as long.
struct WordHashes {
    /// 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: 256)
    private var count = 0

    /// No words.
    init() {}

    /// Adds the word `word`.
    mutating func insert(_ word: UnsafeBufferPointer<UInt8>) {
        if 2 * count >= slots.count { grow() }
        let hash = WordHashes.hash(word)
        let slot = slot(of: hash)
        if slots[slot] == 0 { count += 1 }
        slots[slot] = hash
    }

    /// Whether the word `word` was added.
    func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        slots[slot(of: WordHashes.hash(word))] != 0
    }

    private func slot(of hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
    }

    /// FNV-1a over a word in lower case, never 0.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = StableHash()
        var index = 0
        while index < word.count {
            var letter = UInt64(word[index])
            if letter >= 0xD0, letter <= 0xD1, index + 1 < word.count {
                index += 1
                letter = lowerRussian(letter & 1 << 6 | UInt64(word[index] & 0x3F))
            } else if letter >= 0x41, letter <= 0x5A {
                letter |= 0x20
            }
            hash.add(letter)
            index += 1
        }
        return max(hash.value, 1)
    }

    /// A letter from U+0400 on, without that; `ё` is `е`.
    private static func lowerRussian(_ letter: UInt64) -> UInt64 {
        let lower = letter >= 0x10 && letter < 0x30 ? letter + 0x20 : letter
        return lower == 0x01 || lower == 0x51 ? 0x35 : lower
    }
}

/// Tells by its first two letters that a word of a text is none of some terms, neither by its stem nor by its
/// form: nearly all words are none, and folding and stemming each of them takes most of the time that a
/// passage takes.
///
/// It may, because a word in letters of one script alone begins as its stem does, but for those words that
/// are told apart below.
struct AskedBeginnings {
    /// Room for each letter: 1 to 26 are Latin ones, 27 to 36 digits, 37 to 68 Russian ones, 0 all others.
    private static let letters = 69
    /// Whether a term begins with two letters; at the place of 0 and a letter, whether one begins with that.
    private var allowed = [Bool](repeating: false, count: letters * letters)

    /// No terms.
    init() {}

    /// Adds a folded term.
    mutating func add(_ term: [UInt8]) {
        term.withUnsafeBufferPointer { term in
            let first = AskedBeginnings.letter(term, at: 0)
            guard first.code > 0 else { return }
            allowed[first.code] = true
            let second = AskedBeginnings.letter(term, at: first.length)
            guard second.code == 0 else {
                return allowed[first.code * AskedBeginnings.letters + second.code] = true
            }
            // Any word may have that one letter for a stem.
            for code in 0..<AskedBeginnings.letters {
                allowed[first.code * AskedBeginnings.letters + code] = true
            }
        }
    }

    /// Whether `word`, a word of `text`, may be one of the terms.
    func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at word: Token) -> Bool {
        // A letter may be written with its twin of the other script, or have an ending of the other one.
        if word.hasLatin, word.hasCyrillic { return true }
        let text = UnsafeBufferPointer(rebasing: text[word.range])
        let first = AskedBeginnings.letter(text, at: 0)
        guard first.code > 0 else { return true }
        guard allowed[first.code] else { return false }
        let second = AskedBeginnings.letter(text, at: first.length)
        // Doubled letters are single ones in Russian stems, and `dying` is `die`.
        let isOpen = second.code == 0 || second.code == first.code || text[first.length] | 0x20 == 0x79
        return isOpen || allowed[first.code * AskedBeginnings.letters + second.code]
    }

    /// The letter at byte `index`, and how many bytes it takes. `ё` and `э` are `е`, as in stems, and `й` is
    /// `и`, as it may be written with a breve of its own.
    @inline(__always)
    private static func letter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (code: Int, length: Int)
    {
        guard index < text.count else { return (0, 0) }
        let byte = text[index]
        if (byte | 0x20) &- 0x61 < 26 { return (Int(byte & 0x1F), 1) }
        if byte &- 0x30 < 10 { return (Int(byte - 0x30) + 27, 1) }
        guard byte & 0xFE == 0xD0, index + 1 < text.count else { return (0, 1) }
        let value = Int(byte & 1) << 6 | Int(text[index + 1] & 0x3F)
        if value == 0x01 || value == 0x51 { return (37 + 5, 2) }
        guard (0x10..<0x50).contains(value) else { return (0, 2) }
        switch value & 0x1F ^ 0x10 {
        case 0x1D: return (37 + 5, 2)
        case 0x09: return (37 + 8, 2)
        case let letter: return (37 + letter, 2)
        }
    }
}
