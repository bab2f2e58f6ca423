internal import JSON
internal import SQLite

/// The order of items that are worth as much: the newest first, then by their places in their sources, so that it
/// never depends on what came in first.
struct TieOrder {
    let database: Database

    /// `hits`, the best first, with those that have one score in order. Behind the first `wanted` they may stay as
    /// they are; nil is all.
    func settled<Hit>(
        _ hits: [Hit], wanted: Int?, number: (Hit) -> Int64, score: (Hit) -> Double
    ) throws -> [Hit] {
        var runs: [Range<Int>] = []
        var start = 0
        while start < min(hits.count, wanted ?? .max) {
            let best = score(hits[start])
            let end = hits[start...].firstIndex { score($0) != best } ?? hits.endIndex
            if end - start > 1 { runs.append(start..<end) }
            start = end
        }
        guard !runs.isEmpty else { return hits }
        let places = try places(of: runs.joined().map { number(hits[$0]) })
        var settled = hits
        for run in runs {
            let sorted = hits[run].sorted {
                (places[number($0)] ?? .max, number($0)) < (places[number($1)] ?? .max, number($1))
            }
            settled.replaceSubrange(run, with: sorted)
        }
        return settled
    }

    private func places(of numbers: [Int64]) throws -> [Int64: Int] {
        let list = JSONValue.array(numbers.map { .integer(Int($0)) }).text
        let rows = try database.all(
            """
            SELECT r.number FROM json_each(?) n CROSS JOIN review r ON r.number = n.value
                JOIN source s ON s.number = r.source
            ORDER BY r.date DESC, s.path, r.position, r.id
            """, [.text(list)]
        ) { $0.integer(0) }
        return Dictionary(rows.enumerated().map { ($1, $0) }) { first, _ in first }
    }
}
