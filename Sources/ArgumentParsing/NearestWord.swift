import Bytes

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
        let near = words.compactMap { word in
            EditDistance.ofBytes(typed, word.utf8, limit: min(limit, typed.count - 1)).map { (word, $0) }
        }
        return near.min { $0.1 < $1.1 }?.0
    }
}
