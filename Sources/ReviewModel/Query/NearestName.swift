/// Finds the name that was probably meant.
enum NearestName {
    /// The nearest of `names` to what was typed: one that it begins with or that begins with it,
    /// else one at most a third of its letters away; nil when none is near.
    static func of(_ typed: String, among names: [String]) -> String? {
        let typed = Array(typed.lowercased().utf8)
        guard (3...24).contains(typed.count) else { return nil }
        let distances = names.map { (name: $0, distance: distance(typed, Array($0.utf8))) }
        if let best = distances.min(by: { $0.distance < $1.distance }),
            best.distance <= max(1, typed.count / 3)
        {
            return best.name
        }
        return names.first { name in
            name.utf8.count >= 3 && (typed.starts(with: name.utf8) || name.utf8.starts(with: typed))
        }
    }

    /// Edits from one word to the other: letters added, dropped, replaced, and neighbours swapped.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
