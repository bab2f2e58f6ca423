/// Where several phrases of one word each stand in a row of an FTS5 table.
struct PhrasePlaces {
    /// For each phrase the numbers of its words, in order.
    private let places: [[Int]]
    /// Words that may stand between the first and the last.
    private static let mostBetween = 6

    init(_ places: [[Int]]) { self.places = places }

    /// 2 where they stand in a row in their order, 1 where all stand near each other, else 0.
    var nearness: Int64 {
        guard let first = places.first, places.allSatisfy({ !$0.isEmpty }) else { return 0 }
        return first.contains(where: isRow) ? 2 : areNear ? 1 : 0
    }

    private func isRow(from start: Int) -> Bool {
        places.indices.allSatisfy { places[$0].contains(start + $0) }
    }

    /// Moves on from whichever stands first until all are close together.
    private var areNear: Bool {
        var next = Array(repeating: 0, count: places.count)
        while true {
            var first = 0
            var (least, most) = (Int.max, Int.min)
            for phrase in places.indices {
                let place = places[phrase][next[phrase]]
                if place < least { (least, first) = (place, phrase) }
                most = max(most, place)
            }
            if most - least <= PhrasePlaces.mostBetween + 1 { return true }
            next[first] += 1
            if next[first] == places[first].count { return false }
        }
    }
}
