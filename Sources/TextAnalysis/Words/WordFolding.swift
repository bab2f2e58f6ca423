/// Brings spellings of a word together: one form for all that a reader takes for the same letters.
///
/// Lower case; `ё` is `е`; Latin and Greek letters lose their diacritics (`é` is `e`, `ß` is `ss`, `ø` is
/// `o`); ligatures, full-width and mathematical letters become plain ones; combining marks and soft hyphens
/// go, but for `и` + breve, which is `й`; digits below the line become plain ones (`H₂O` is `h2o`); letters of
/// the wrong script that look right are put right. Bytes that are no UTF-8 stay as they are.
public enum WordFolding {
    /// The folded form of a word, or of several.
    public static func fold(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.withUnsafeBufferPointer { bytes in
            if let folded = simple(bytes) { return folded }
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            append(bytes, keepingCase: false, to: &output)
            return output
        }
    }

    /// The folded form of a word, or of several.
    public static func fold(_ bytes: [UInt8]) -> [UInt8] { fold(bytes[...]) }

    /// The folded form of a word, or of several.
    public static func fold(_ text: String) -> [UInt8] { fold(Array(text.utf8)) }

    /// The folded form of `slice`, as text. A short one is kept in the string itself, and no
    /// array is made on the way.
    public static func text(_ slice: TextSlice) -> String {
        slice.bytes.withUnsafeBufferPointer { bytes in
            let word = UnsafeBufferPointer(rebasing: bytes[slice.range])
            var isSimple = false
            let folded = String(unsafeUninitializedCapacity: word.count) { output in
                isSimple = foldSimple(word, to: output)
                return isSimple ? word.count : 0
            }
            if isSimple { return folded }
            var output: [UInt8] = []
            output.reserveCapacity(word.count)
            append(word, keepingCase: false, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// The folded form with capitals kept, for names that are told apart by them: `SAM` and `sam`.
    public static func foldKeepingCase(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        bytes.withUnsafeBufferPointer { append($0, keepingCase: true, to: &output) }
        return output
    }

    /// The folded form of ASCII or Russian text, which nearly all words are; nil where there is anything else,
    /// or both.
    private static func simple(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        // An array that is made uninitialised asks the runtime for its type, which takes longer than to copy a word.
        var folded = Array(text)
        let isSimple = folded.withUnsafeMutableBufferPointer { foldSimple(text, to: $0) }
        return isSimple ? folded : nil
    }

    /// Fills `output`, which is as long as `text`; false where it did not do all of it.
    @inline(__always)
    private static func foldSimple(
        _ text: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        var latin = false
        var russian = false
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte < 0x80 {
                let isLetter = (byte | 0x20) &- 0x61 < 26
                latin = latin || isLetter
                output[i] = isLetter ? byte | 0x20 : byte
                i += 1
                continue
            }
            guard let letter = UTF8Scanner.russianLetter(text, at: i) else { return false }
            russian = true
            // From U+0430 on.
            let place = 0x30 + letter & 0x1F
            output[i] = 0xD0 | place >> 6
            output[i + 1] = 0x80 | place & 0x3F
            i += 2
        }
        return !(latin && russian)
    }

    /// Appends the folded form of `word`.
    static func append(_ word: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: word)
        let isSimple = output.withUnsafeMutableBufferPointer {
            foldSimple(word, to: UnsafeMutableBufferPointer(rebasing: $0[start...]))
        }
        guard !isSimple else { return }
        output.removeLast(word.count)
        append(word, keepingCase: false, to: &output)
    }

    /// Appends the folded form of `text`.
    static func append(_ text: UnsafeBufferPointer<UInt8>, keepingCase: Bool, to output: inout [UInt8]) {
        guard mixesScripts(text) else {
            return append(text, reading: .none, keepingCase: keepingCase, to: &output)
        }
        var i = 0
        while let token = Tokenizer.next(in: text, from: i) {
            output.append(contentsOf: text[i..<token.range.lowerBound])
            let word = UnsafeBufferPointer(rebasing: text[token.range])
            append(word, reading: LookAlikes.direction(of: word), keepingCase: keepingCase, to: &output)
            i = token.range.upperBound
        }
        output.append(contentsOf: text[i...])
    }

    private static func append(
        _ word: UnsafeBufferPointer<UInt8>, reading direction: LookAlikes.Direction, keepingCase: Bool,
        to output: inout [UInt8]
    ) {
        let start = output.count
        var i = 0
        while i < word.count {
            if word[i] < 0x80, direction == .none {
                output.append(keepingCase ? word[i] : small(word[i]))
                i += 1
                continue
            }
            let (value, length) = UTF8Scanner.scalar(in: word, at: i)
            if value == UTF8Scanner.replacement, length == 1 {
                output.append(word[i])
            } else {
                append(
                    LookAlikes.read(value, direction: direction), keepingCase: keepingCase, from: start,
                    to: &output)
            }
            i += length
        }
    }

    @inline(__always)
    private static func append(
        _ value: UInt32, keepingCase: Bool, from start: Int, to output: inout [UInt8]
    ) {
        let traits = ScalarTraits.of(value)
        if traits.contains(.mark) { return combine(value, from: start, to: &output) }
        let folded = FoldingTable.folded(value)
        let isCapital = keepingCase && traits.contains(.upper)
        guard folded & FoldingTable.pair != 0 else {
            return UTF8Scanner.append(isCapital ? FoldingTable.capital(folded) : folded, to: &output)
        }
        for letter in [folded & 0xFF, folded >> 8 & 0xFF] {
            UTF8Scanner.append(isCapital ? FoldingTable.capital(letter) : letter, to: &output)
        }
    }

    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Applies the combining mark `value` to the last letter where the two make another letter of the
    /// Russian or Ukrainian alphabet; a digit below the line becomes a plain one, and any other mark is dropped.
    private static func combine(_ value: UInt32, from start: Int, to output: inout [UInt8]) {
        if value &- 0x2080 < 10 { return output.append(UInt8(0x30 + (value - 0x2080))) }
        let end = output.count
        guard end - start >= 2 else { return }
        switch (output[end - 2], output[end - 1], value) {
        case (0xD0, 0xB8, 0x306), (0xD0, 0x98, 0x306): output[end - 1] += 1
        case (0xD1, 0x96, 0x308): output[end - 1] = 0x97
        case (0xD0, 0x86, 0x308): output[end - 1] = 0x87
        default: break
        }
    }

    /// Whether both ASCII letters and Cyrillic ones are in `text`.
    @inline(__always)
    private static func mixesScripts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var latin = false
        var cyrillic = false
        for byte in text {
            latin = latin || (0x61...0x7A).contains(byte | 0x20)
            cyrillic = cyrillic || (0xD0...0xD4).contains(byte)
        }
        return latin && cyrillic
    }
}

/// The words of a text, folded, in one array: for those who look at all words of a text, where a string for each
/// would take longer than all else.
public struct FoldedWords: Sendable {
    private var arena: [UInt8] = []
    private var ends: [Int32] = [0]

    /// The words of `slice`.
    public init(_ slice: TextSlice) {
        arena.reserveCapacity(slice.count)
        ends.reserveCapacity(slice.count / 6 + 8)
        slice.bytes.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[..<slice.endIndex])
            var at = slice.startIndex
            while let token = Tokenizer.next(in: text, from: at) {
                WordFolding.append(UnsafeBufferPointer(rebasing: text[token.range]), to: &arena)
                ends.append(Int32(arena.count))
                at = token.range.upperBound
            }
        }
    }

    /// How many words there are.
    public var count: Int { ends.count - 1 }

    /// Calls `body` with the bytes of all words, and where each ends in them.
    @inline(__always)
    public func withBytes<Result>(
        _ body: (_ arena: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int32>) -> Result
    ) -> Result {
        arena.withUnsafeBufferPointer { arena in ends.withUnsafeBufferPointer { body(arena, $0) } }
    }
}

/// What many words begin with, in a few bits each, so that most words that begin with none of them are told at once.
struct WordOpenings: Sendable {
    /// How many bytes are looked at of a word that has as many.
    static let longest = 8
    private static let size = 1 << 18
    private var bits = [UInt64](repeating: 0, count: size / 64)

    /// Adds a word.
    mutating func insert(_ word: UnsafeBufferPointer<UInt8>) {
        let length = min(word.count, Self.longest)
        var key: UInt64 = 0
        for index in 0..<length { key |= UInt64(word[index]) << UInt64(8 * index) }
        let bit = Self.bit(key, length: length)
        bits[bit / 64] |= 1 << UInt64(bit % 64)
    }

    /// Which lengths words may have that `word` begins with, a bit each, all from `longest` on by one; where a bit is
    /// not set there is none.
    func lengths(in word: [UInt8]) -> UInt16 {
        var lengths: UInt16 = 0
        var key: UInt64 = 0
        for length in 0...min(word.count, Self.longest) {
            if length > 0 { key |= UInt64(word[length - 1]) << UInt64(8 * (length - 1)) }
            let bit = Self.bit(key, length: length)
            if bits[bit / 64] & 1 << UInt64(bit % 64) != 0 { lengths |= 1 << UInt16(length) }
        }
        return lengths
    }

    @inline(__always)
    private static func bit(_ key: UInt64, length: Int) -> Int {
        let mixed = (key ^ UInt64(length) &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 46)
    }
}
