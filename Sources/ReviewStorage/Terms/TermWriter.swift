internal import TextAnalysis

/// Writes what the text index holds of a document: for each column the stems of its words, and
/// once for all the forms they have. Terms are separated by spaces and contain none.
struct TermWriter {
    /// Distinct forms of the document so far.
    private(set) var forms: [UInt8] = []
    private var memo = WordMemo()
    private var document: Int32 = 0

    /// Begins another document.
    mutating func begin() {
        document &+= 1
        forms.removeAll(keepingCapacity: true)
    }

    /// Stems of the words of `text`, compound names in parts and whole.
    mutating func stems(of text: String) -> [UInt8] {
        stems(of: Array(text.utf8))
    }

    /// Stems of the words of several texts, one after another.
    mutating func stems(of texts: [String]) -> [UInt8] {
        var stems: [UInt8] = []
        for text in texts { stems += self.stems(of: text) }
        return stems
    }

    /// Stems of the words of `text`, with where those of each name in it stand.
    mutating func placedStems(of text: String) -> PlacedStems {
        let bytes = Array(text.utf8)
        var names: [PlacedStems.Name] = []
        let stems = stems(of: bytes) { names.append($0) }
        return PlacedStems(text: bytes, stems: stems, names: names)
    }

    private mutating func stems(of text: [UInt8], note: (PlacedStems.Name) -> Void = { _ in }) -> [UInt8] {
        let tokens = TextSlice(text).tokens
        var stems: [UInt8] = []
        stems.reserveCapacity(text.count)
        text.withUnsafeBufferPointer { text in
            var start = 0
            while start < tokens.count {
                let compound = Compound.first(in: text, tokens: tokens, from: start)
                let begin = stems.count
                write(compound, of: text, tokens: tokens, into: &stems)
                let words = tokens[compound.tokens]
                note(
                    PlacedStems.Name(
                        start: words.first?.range.lowerBound ?? 0,
                        // Behind it stands what may be a part of it.
                        end: (words.last?.range.upperBound ?? 0) + 2, stems: begin..<stems.count))
                start = compound.tokens.upperBound
            }
        }
        return stems
    }

    private mutating func write(
        _ compound: Compound, of text: UnsafeBufferPointer<UInt8>, tokens: [Token],
        into stems: inout [UInt8]
    ) {
        for token in compound.tokens {
            write(memo.number(of: text, tokens[token].range), into: &stems)
        }
        guard compound.isCompound else { return }
        compound.glued(in: text, of: tokens).withUnsafeBufferPointer { glued in
            write(memo.number(of: glued, 0..<glued.count), into: &stems)
        }
    }

    private mutating func write(_ word: Int, into stems: inout [UInt8]) {
        memo.append(word, document: document, stems: &stems, forms: &forms)
    }
}

/// The stems of a text, of which those of a part can be taken without a look at its words.
struct PlacedStems {
    /// A word, or words that are one name.
    struct Name {
        /// Where it begins in the text, and where what it depends on ends.
        var start: Int
        var end: Int
        /// Its stems.
        var stems: Range<Int>
    }

    fileprivate let text: [UInt8]
    /// The stems of all of it.
    let stems: [UInt8]
    fileprivate let names: [Name]

    /// The stems of `part`, which stands at `place`; nil where it does not, or cuts a name.
    func stems(of part: String, at place: Range<Int>) -> ArraySlice<UInt8>? {
        guard text.holds(part, at: place) else { return nil }
        let first = index(notBefore: place.lowerBound)
        let last = index(notBefore: place.upperBound)
        // A name that begins before the part may reach into it, and what stands right behind the last one may be none
        // of it.
        guard first == 0 || names[first - 1].end - 2 <= place.lowerBound else { return nil }
        guard first < last else { return [] }
        guard names[last - 1].end <= place.upperBound || isEnd(place.upperBound, behind: last - 1) else {
            return nil
        }
        return stems[names[first].stems.lowerBound..<names[last - 1].stems.upperBound]
    }

    /// Whether a name ends before `end` whatever stands behind that: only signs right behind a name belong to it.
    private func isEnd(_ end: Int, behind name: Int) -> Bool {
        let last = names[name].end - 2
        guard last <= end, last < text.count else { return last <= end }
        return text[last] != UInt8(ascii: "+") && (last < end || text[last] != UInt8(ascii: "#"))
    }

    private func index(notBefore offset: Int) -> Int {
        names.firstSortedIndex { $0.start >= offset }
    }
}

/// Terms of the text index for what is known of a review rather than said in it. They begin with a
/// middle dot, which no word has, and hold a second one behind a letter, which no skeleton of a name has.
enum FactTerm {
    /// The term of a topic.
    static func topic(_ id: String) -> [UInt8] {
        // For SQLite's `ascii` tokenizer every ASCII sign that is no letter or digit ends a term.
        let letters = id.lowercased().utf8.map { isTermByte($0) ? [$0] : dot }
        return WordMemo.cut(dot + Array("t".utf8) + dot + letters.flatMap(\.self))
    }

    /// The term of a year.
    static func year(_ year: Int) -> [UInt8] { dot + Array("y".utf8) + dot + Array(String(year).utf8) }

    private static let dot: [UInt8] = [0xc2, 0xb7]

    private static func isTermByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte)
    }
}

extension Stemmer {
    /// The stem of a folded word as the text index has it: of a Russian word with single letters for
    /// doubled ones and `е` for `э`. These tell English words apart (be, bee) but hardly any Russian ones.
    func term(of form: [UInt8]) -> [UInt8] {
        let stem = stem(form)
        let isCyrillic = stem.first.map { $0 == 0xd0 || $0 == 0xd1 } ?? false
        return isCyrillic ? Stemmer.variantKey(stem) : stem
    }
}
