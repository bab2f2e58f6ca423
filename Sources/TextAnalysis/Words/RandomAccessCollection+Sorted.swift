extension RandomAccessCollection where Index == Int {
    /// Index of the first element that `isBehind` a place, where all those that are not stand before those that are; the
    /// end where none is. Takes about as many looks as the number of elements has binary digits.
    @inlinable public func firstSortedIndex(where isBehind: (Element) throws -> Bool) rethrows -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if try isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
