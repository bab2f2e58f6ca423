import TextAnalysis

/// Letters and digits of a text in lower case, addresses behind links left out, with where each stands: what
/// claims are compared by, as `../shared/score/labels_score.py` does.
struct Letters {
    /// UTF-8 of the letters and digits.
    private(set) var letters: [UInt8] = []
    /// The place in the text of each byte of `letters`.
    private(set) var places: [Int] = []

    init(_ text: String) { self.init(Array(text.utf8)) }

    init(_ bytes: [UInt8]) {
        var at = 0
        while at < bytes.count {
            if let end = Self.address(in: bytes, at: at) {
                at = end
                continue
            }
            let (value, length) = UTF8Scanner.scalar(in: bytes, at: at)
            if UTF8Scanner.isLetter(value) || UTF8Scanner.isDigit(value), let scalar = Unicode.Scalar(value) {
                for byte in scalar.properties.lowercaseMapping.utf8 {
                    letters.append(byte)
                    places.append(at)
                }
            }
            at += max(1, length)
        }
    }

    /// Where `](…)` ends that begins at `at`.
    private static func address(in bytes: [UInt8], at: Int) -> Int? {
        guard bytes[at] == UInt8(ascii: "]"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "("),
            let end = bytes[at...].firstIndex(where: { $0 <= 0x20 || $0 == UInt8(ascii: ")") }),
            bytes[end] == UInt8(ascii: ")")
        else { return nil }
        return end + 1
    }

    /// Where the letters of `other` stand among these.
    func find(_ other: Letters) -> Range<Int>? {
        let wanted = other.letters
        guard let head = wanted.first, letters.count >= wanted.count else { return nil }
        return letters.withUnsafeBufferPointer { letters in
            for at in 0...(letters.count - wanted.count) where letters[at] == head {
                if letters[at..<at + wanted.count].elementsEqual(wanted) { return at..<at + wanted.count }
            }
            return nil
        }
    }

    /// The letters that stand at `range` of the text.
    func span(of range: Range<Int>) -> Range<Int> {
        let low = places.partition(before: range.lowerBound)
        return low..<max(low, places.partition(before: range.upperBound))
    }
}

extension [Int] {
    /// How many of these rising numbers are below `limit`.
    fileprivate func partition(before limit: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The share of the longer one of two ranges that both have.
func share(_ left: Range<Int>, _ right: Range<Int>) -> Double {
    let both = min(left.upperBound, right.upperBound) - max(left.lowerBound, right.lowerBound)
    return Double(both) / Double(max(left.count, right.count, 1))
}
