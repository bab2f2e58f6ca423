/// How many slips of the keyboard lie between two words.
public enum EditDistance {
    /// The Damerau–Levenshtein distance of two words: letters inserted, left out, replaced or swapped with a neighbour
    /// (each place touched once: optimal string alignment). Letters are bytes or scalars, as both words have them. Nil
    /// when it is greater than `limit`.
    public static func between(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int? {
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

    /// The same of words in bytes, each of which is a letter.
    public static func ofBytes(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>, limit: Int) -> Int? {
        between(a.map(UInt32.init), b.map(UInt32.init), limit: limit)
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
}
