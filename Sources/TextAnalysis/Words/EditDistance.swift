/// How many slips of the keyboard lie between two words.
public enum EditDistance {
    /// The Damerau–Levenshtein distance of two UTF-8 strings, in Unicode scalars inserted, left out,
    /// replaced or swapped with a neighbour (each place touched once: optimal string alignment). Nil when it
    /// is greater than `limit`.
    public static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
        let a = scalars(a)
        let b = scalars(b)
        guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
        if a == b { return 0 }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            let row = nextRow(i, a: a, b: b, last: last, beforeLast: beforeLast)
            guard let least = row.min(), least <= limit else { return nil }
            (beforeLast, last) = (last, row)
        }
        return last[b.count] <= limit ? last[b.count] : nil
    }

    private static func nextRow(_ i: Int, a: [UInt32], b: [UInt32], last: [Int], beforeLast: [Int])
        -> [Int]
    {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in b.indices {
            var best = min(last[j + 1], row[j]) + 1
            best = min(best, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
            row.append(best)
        }
        return row
    }

    private static func scalars(_ bytes: [UInt8]) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let (value, length) = UTF8Scanner.scalar(bytes, i)
            scalars.append(value)
            i += length
        }
        return scalars
    }
}

/// Words typed while the keyboard was set to the other language: `ghbdtn` for `привет`, `ИУКЕ` for
/// `BERT`.
public enum KeyboardLayout {
    /// What the same keys give in the other layout, in lower case; nil where a character is on no key that
    /// both layouts have a letter for, or where letters of both languages stand.
    public static func other(_ text: String) -> String? {
        let text = text.lowercased()
        return typed(text, keys: cyrillic) ?? typed(text, keys: latin)
    }

    private static func typed(_ text: String, keys: [Character: Character]) -> String? {
        let letters = text.compactMap { keys[$0] }
        return letters.isEmpty || letters.count < text.count ? nil : String(letters)
    }

    private static let english = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
    private static let russian = "йцукенгшщзхъфывапролджэячсмитьбюё"

    private static let cyrillic = Dictionary(zip(english, russian)) { first, _ in first }
    private static let latin = Dictionary(zip(russian, english)) { first, _ in first }
}
