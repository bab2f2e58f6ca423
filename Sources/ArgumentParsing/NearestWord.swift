/// Finds what was probably meant.
public enum NearestWord {
    /// The word of `words` that `typed` is a slip or the beginning of; nil when none is near.
    ///
    /// Near is an edit distance of at most a third of the length, and less than all of it; of equally near
    /// ones the first.
    public static func find(_ typed: String, in words: [String]) -> String? {
        let typed = Array(typed.utf8)
        guard !typed.isEmpty, typed.count <= 64 else { return nil }
        if typed.count > 1, let longer = words.first(where: { $0.utf8.starts(with: typed) }) { return longer }
        let limit = max(1, (typed.count + 1) / 3)
        let near = words.map { ($0, distance(typed, Array($0.utf8))) }.filter {
            $0.1 <= limit && $0.1 < typed.count
        }
        return near.min { $0.1 < $1.1 }?.0
    }

    /// Number of bytes to insert, remove, replace or swap with their neighbour (optimal string alignment).
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
                    cost = min(cost, before[j - 1] + 1)
                }
                row.append(cost)
            }
            (before, above) = (above, row)
        }
        return above[right.count]
    }
}
