import ReviewModel
import TextAnalysis

/// The units of a review with what only all of them together show: which are long for it, which say what the
/// others say, which name something first.
struct ClaimText {
    /// The units in the order of the text.
    let units: [ClaimUnit]
    /// The text they stand in.
    let bytes: [UInt8]
    /// How many paragraphs and sections it has.
    let paragraphs: Int
    let sections: Int
    /// Whether the review is in Russian.
    let isRussian: Bool
    /// Mean of the words of a unit.
    let meanLength: Double
    /// Of each unit, the share of the others that have fewer words.
    let lengthRanks: [Double]
    /// Of each unit, beginnings of its telling words, by number, in order.
    let stems: [[Int32]]
    /// Of each unit, how much its words are those of the others, and the share of the others less so.
    let centrality: [Double]
    let centralityRanks: [Double]
    /// Of each unit, the numbers in it that measure something.
    let quantities: [[Quantity]]
    /// Of each unit, the names of models and data sets in it, and whether one of them is the first of its kind.
    let names: [(count: Int, isFirst: Bool)]
    /// The first and the last paragraph of each section.
    let sectionSpans: [ClosedRange<Int>]
    /// Of each unit, how many words of each sort it has.
    let tallies: [WordTally]
    /// Beginnings of words of the title, and whole words of the label and of primary models.
    let titleStems: Set<Int32>
    let subjects: StemIndex

    /// What the claims of `draft` are picked from.
    init(_ draft: ReviewDraft) {
        let cut = ClaimUnits(draft)
        units = cut.units
        bytes = draft.bytes
        paragraphs = cut.paragraphs
        sections = cut.sections
        isRussian = Self.isRussian(draft.bytes)
        let lengths = units.map { Double($0.words.count) }
        meanLength = lengths.reduce(0, +) / Double(max(1, lengths.count))
        lengthRanks = Self.ranks(lengths)

        var beginnings = WordBeginnings()
        stems = units.map { unit in
            beginnings.numbers(of: unit.words) { unit.marks($0, in: draft.words).contains(.empty) }
        }
        let title = TextSlice(draft.review.title).foldedWords
        titleStems = Set(beginnings.numbers(of: title) { ClaimWords.empty.contains(title[$0]) })
        tallies = units.map { WordTally($0, in: draft.words) }
        var spread = Array(repeating: 0, count: beginnings.count)
        for stem in stems.joined() { spread[Int(stem)] += 1 }
        centrality = stems.map { stems in
            let shared = stems.reduce(0.0) { $0 + BinaryLogarithm.of(Double(1 + spread[Int($1)])) - 1 }
            return shared / (Double(stems.count) + 3).squareRoot()
        }
        centralityRanks = Self.ranks(centrality)

        quantities = units.map {
            QuantityScanner.quantities(in: draft.bytes.slice($0.range), tokens: $0.tokens, words: $0.words)
        }
        names = Self.names(of: units, in: draft)
        var spans: [ClosedRange<Int>] = []
        for unit in units {
            while spans.count <= unit.section { spans.append(unit.paragraph...unit.paragraph) }
            spans[unit.section] = spans[unit.section].lowerBound...unit.paragraph
        }
        sectionSpans = spans
        let subject =
            [draft.review.label ?? ""] + draft.review.models.filter { $0.role == .primary }.map(\.name)
        subjects = StemIndex(subject.flatMap { TextSlice($0).foldedWords }.filter { $0.utf8.count >= 3 })
    }

    private static func isRussian(_ bytes: [UInt8]) -> Bool {
        let letters = TextSlice(bytes, in: 0..<min(bytes.count, 20_000)).letterCounts
        return letters.cyrillic > letters.latin
    }

    /// Of each value, the share of the others that are smaller.
    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = Array(repeating: 0.0, count: values.count)
        var smaller = 0
        for (place, index) in order.enumerated() {
            if place > 0, values[order[place - 1]] < values[index] { smaller = place }
            ranks[index] = Double(smaller) / Double(max(1, values.count - 1))
        }
        return ranks
    }

    private static func names(of units: [ClaimUnit], in draft: ReviewDraft) -> [(count: Int, isFirst: Bool)] {
        let wanted = [Lexica.Names.models.rawValue, Lexica.Names.datasets.rawValue]
        let matches = draft.names.filter { wanted.contains($0.lexicon) }
        var next = 0
        var seen = Set<Int>()
        return units.map { unit in
            while next < matches.count, matches[next].range.lowerBound < unit.range.lowerBound { next += 1 }
            var here = Set<Int>()
            while next < matches.count, matches[next].range.lowerBound < unit.range.upperBound {
                here.insert(matches[next].lexicon << 24 | matches[next].entry)
                next += 1
            }
            let isFirst = !here.isSubset(of: seen)
            seen.formUnion(here)
            return (here.count, isFirst)
        }
    }

    /// The first unit in which the authors of a text speak of their own work; nil where none does.
    var firstOfAuthors: Int? {
        units.indices.first { ClaimWords.ownWork.counts(in: units[$0].words)[0] > 0 && !isTitle($0) }
    }

    /// The folded words of the heading and the label of a unit.
    func wordsAbove(_ index: Int) -> [String] {
        [units[index].heading, units[index].label].compactMap { $0 }.flatMap { range in
            TextSlice(bytes, in: range).foldedWords.prefix(Self.mostWordsAbove)
        }
    }

    /// How many words of a heading or a label are looked at.
    private static let mostWordsAbove = 12

    /// Whether a unit is never quoted, whatever its words weigh: the title again, the caption of a figure, a line
    /// of a form that was filled in or is to be, advice to the reader, a bare question, code, formulas and logs.
    func isBarred(_ index: Int) -> Bool {
        if units[index].isCaption || isTitle(index) || isQuestion(index) || isCode(index) { return true }
        if isLog(index) { return true }
        let words = units[index].words
        if words.count > 2, words.allSatisfy(ClaimWords.template.contains) { return true }
        // Few units begin with a word of a form.
        return words.first.map(ClaimWords.formWords.contains) ?? false
            && ClaimWords.forms.contains { words.starts(with: $0) }
            || words.count { ClaimWords.readers.contains($0) } > 1
            || ClaimWords.pleas.counts(in: words).contains { $0 > 0 }
    }

    /// Whether a unit asks and tells nothing before it asks: "Основная идея: может ли …?" does.
    private func isQuestion(_ index: Int) -> Bool {
        let slice = TextSlice(bytes, in: units[index].range)
        guard slice.hasSuffix("?") else { return false }
        return !([": ", ". "] + Marks.dashes).contains { slice.find($0) != nil }
    }

    /// Whether a unit is mostly signs and names of code or of a formula, or a call or an assignment by its beginning.
    private func isCode(_ index: Int) -> Bool {
        let slice = TextSlice(bytes, in: units[index].range)
        if slice.count(of: Self.signsOfCode) * 6 > slice.count || isCommand(slice) { return true }
        guard let first = units[index].tokens.first, first.range.upperBound + 1 < slice.endIndex else {
            return false
        }
        let after = slice.from(first.range.upperBound)
        return ["(\"", "('", "(f\"", "={", "=\"", "()"].contains { after.hasPrefix($0) }
    }

    /// Whether a unit is a line that a program has printed: it begins with a clock, "[INFO] 12:00:01 …", or with a
    /// counter and is mostly numbers, "Epoch 10/100 - loss: 2.31".
    private func isLog(_ index: Int) -> Bool {
        let slice = TextSlice(bytes, in: units[index].range)
        guard let first = slice.first else { return false }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        if isDigit(first) || first == UInt8(ascii: "[") {
            let clock = slice.fields.prefix(4).contains { field in
                field.count(where: { $0 == UInt8(ascii: ":") }) >= 2
                    && field.allSatisfy { isDigit($0) || ":.,T-+Z[]".utf8.contains($0) }
            }
            if clock { return true }
        }
        let tokens = units[index].tokens
        guard tokens.count > 3, units[index].words.first.map(ClaimWords.counters.contains) == true,
            tokens[1].isNumber
        else { return false }
        return tokens.count(where: \.isNumber) * 5 >= tokens.count * 2
    }

    private static let signsOfCode = ASCIISigns("={}()[]<>;\\_$^|")

    /// Whether most of a unit are paths, options and addresses: "python tools/test.py configs/small.py".
    private func isCommand(_ slice: TextSlice) -> Bool {
        guard slice.first(UInt8(ascii: "/")) != nil || slice.first(UInt8(ascii: "_")) != nil else {
            return false
        }
        let paths = slice.fields.filter { field in
            field.hasPrefix("--")
                || field.contains(where: { "/_".utf8.contains($0) })
                    && field.dropLast().contains(where: { ".:_".utf8.contains($0) })
        }
        return paths.reduce(0) { $0 + $1.count } * 2 > slice.count
    }

    /// Whether a unit is the title of the paper: no sentence, and mostly its words.
    private func isTitle(_ index: Int) -> Bool {
        let common = stems[index].count { titleStems.contains($0) }
        guard common >= 3, common * 2 > stems[index].count, common * 5 >= titleStems.count * 4 else {
            return false
        }
        return units[index].range.last.map { !".!?".utf8.contains(bytes[$0]) } ?? false
    }

    /// Whether most telling words of one of two units stand in the other; units of a few words never do.
    func repeats(_ index: Int, _ other: Int, share: Double) -> Bool {
        let shorter = min(stems[index].count, stems[other].count)
        guard shorter >= 4 else { return false }
        var common = 0
        var left = stems[index][...]
        var right = stems[other][...]
        while let first = left.first, let second = right.first {
            if first == second { common += 1 }
            if first <= second { left = left.dropFirst() }
            if second <= first { right = right.dropFirst() }
        }
        return Double(common) > share * Double(shorter)
    }
}

/// Numbers words by their beginnings, so that forms of one word have one number mostly: five letters of a
/// Cyrillic word, six of another.
struct WordBeginnings {
    private var table = ByteTable()

    /// How many there are.
    var count: Int { table.count }

    /// The numbers of the telling words among `words`, each once, in order; `isEmpty` tells of a place among them
    /// whether its word says nothing.
    mutating func numbers(of words: [String], isEmpty: (Int) -> Bool) -> [Int32] {
        var found: [Int32] = []
        for (place, word) in words.enumerated() where word.utf8.count >= 4 && !isEmpty(place) {
            var word = word
            let number = word.withUTF8 { Int32(table.insert(Self.beginning(of: $0))) }
            if !found.contains(number) { found.append(number) }
        }
        return found.sorted()
    }

    /// The letters of a word that its forms have in common mostly.
    static func beginning(of word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var left = word[0] >= 0x80 ? 5 : 6
        var end = 0
        while end < word.count {
            if word[end] & 0xC0 != 0x80 {
                if left == 0 { break }
                left -= 1
            }
            end += 1
        }
        return UnsafeBufferPointer(rebasing: word[..<end])
    }
}

/// Logarithms to the base two without the mathematics of C.
enum BinaryLogarithm {
    /// The natural logarithm of two.
    static let natural = 0.693147

    /// The logarithm of a positive number, by its exponent and a few squarings: exact to a thousandth.
    static func of(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var result = Double(value.exponent)
        var rest = value.significand
        var bit = 0.5
        for _ in 0..<10 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }
}
