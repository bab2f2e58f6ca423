internal import ReviewModel
internal import SQLite

// One paper, one record: what several items say of a paper is put together, so that whatever reads the library
// - answers, counts, pages, exports - has the same authors, year, venue and identifiers. What each item says
// stays in its snapshot, and corrections stay on top.

extension ReviewStore {
    /// Lets all items that speak of one paper say the same of it; returns how many say something else now.
    /// With `touched`, of these papers alone: what an item said of them may be said no more.
    @discardableResult
    public func enrich(_ touched: Set<Int64>? = nil) throws -> Int {
        try joining {
            let papers = try touched?.sorted() ?? unsettledPapers()
            guard !papers.isEmpty else { return 0 }
            let records = try PaperRecords(self)
            var changed = 0
            for paper in papers {
                let reviews = try database.all(Enrichment.members, [.integer(paper)]) { $0.integer(0) }
                for number in reviews where try rewrite(number, with: records) != nil { changed += 1 }
            }
            try tables().records.rows.flush()
            if changed > 0 { try sweep() }
            return changed
        }
    }
}

extension ReviewStore {
    /// Papers of which not all items say what is known of them.
    private func unsettledPapers() throws -> [Int64] {
        let said = try database.all(Enrichment.unsettled) { $0.integer(0) }
        let stated = try database.all(Enrichment.unstated) { $0.integer(0) }
        let listed = try database.all(Enrichment.listedTwice) { $0.integer(0) }
        return Set(said + stated + listed).sorted()
    }

    /// Numbers of the papers that the review in the row `number` speaks of.
    func papers(of number: Int64) throws -> [Int64] {
        try database.all("SELECT paper FROM review_paper WHERE review = ?", [.integer(number)]) {
            $0.integer(0)
        }
    }
}

/// Which papers have no record yet that all their items agree with.
enum Enrichment {
    /// Sources that are bibliographies.
    static let bibliographies =
        "SELECT number FROM source WHERE traits & \(SourceTraits.bibliography.rawValue)"

    /// Papers of several items that do not say the same.
    static let unsettled = """
        WITH shared (paper) AS (
                SELECT paper FROM review_paper GROUP BY paper HAVING count(DISTINCT review) > 1),
            said (paper, title, what, authors) AS (
                SELECT p.paper, p.title, ifnull(p.venue, '') || ' ' || ifnull(p.year, '') || ' ' || ifnull(p.arxiv, '')
                        || ' ' || ifnull(p.doi, '') || ' ' || p.authors_truncated,
                    (SELECT group_concat(author, ',') FROM (SELECT author FROM authorship a
                        WHERE a.review = p.review AND a.paper = p.position ORDER BY a.position))
                FROM shared JOIN review_paper p ON p.paper = shared.paper)
        SELECT paper FROM said GROUP BY paper
        HAVING min(title) <> max(title) OR min(what) <> max(what)
            OR min(ifnull(authors, '')) <> max(ifnull(authors, ''))
        ORDER BY paper
        """

    /// Papers of which an archive or a publisher states what not all of their items say.
    static let unstated = """
        SELECT DISTINCT p.paper FROM paper q
            CROSS JOIN metadata m ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
            JOIN review_paper p ON p.paper = q.number
        WHERE p.title <> m.record ->> 'title' OR p.doi IS NULL AND m.record ->> 'doi' IS NOT NULL
            OR json_array_length(m.record, '$.authors') <> (SELECT count(*) FROM authorship a
                WHERE a.review = p.review AND a.paper = p.position)
        ORDER BY p.paper
        """

    /// Papers of which one bibliography says what the item of another does not.
    static let listedTwice = """
        SELECT DISTINCT p.paper FROM sighting g JOIN review_paper p ON p.review = g.review WHERE g.content <> ''
        """

    /// Items that speak of a paper.
    static let members = "SELECT DISTINCT review FROM review_paper WHERE paper = ? ORDER BY review"
}
