internal import ReviewModel
internal import SQLite

// A bibliography knows of papers what reviews leave out. Nothing that a review states is replaced, and
// corrections stay on top.

extension ReviewStore {
    /// Fills what reviews do not say of their papers - authors, venue, year, identifiers - from bibliographies
    /// of the library that list the same papers; returns how many reviews know more now.
    @discardableResult
    public func enrich() throws -> Int {
        let isAny = try database.first("SELECT EXISTS (\(Enrichment.bibliographies))") { $0.integer(0) }
        guard isAny == 1 else { return 0 }
        return try transaction {
            let pairs = try database.all(Enrichment.pairs) { (review: $0.integer(0), listed: $0.integer(1)) }
            var numbers: [Int64: Int64] = [:]
            var enriched: Set<Int64> = []
            for pair in pairs {
                guard let listed = try itemReader.get().review(number: pair.listed)?.papers else { continue }
                let number = numbers[pair.review] ?? pair.review
                let next = try rewrite(number) { review in
                    for index in review.papers.indices {
                        for paper in listed { Enrichment.fill(&review.papers[index], from: paper) }
                    }
                }
                guard let next else { continue }
                numbers[pair.review] = next
                enriched.insert(pair.review)
            }
            if !enriched.isEmpty { try sweep() }
            return enriched.count
        }
    }
}

/// What a listed paper adds to a reviewed one.
enum Enrichment {
    /// Sources that are bibliographies.
    static let bibliographies =
        "SELECT number FROM source WHERE traits & \(SourceTraits.bibliography.rawValue)"

    /// Numbers of reviews that lack something, with those of entries of bibliographies that have it.
    static let pairs = """
        WITH bibliography (review) AS (
            SELECT number FROM review WHERE source IN (\(bibliographies)))
        SELECT DISTINCT p.review, b.review FROM bibliography
            JOIN review_paper b ON b.review = bibliography.review
            JOIN review_paper p ON p.paper = b.paper
        WHERE p.review NOT IN (SELECT review FROM bibliography)
            AND (p.venue IS NULL AND b.venue IS NOT NULL OR p.year IS NULL AND b.year IS NOT NULL
                OR p.arxiv IS NULL AND b.arxiv IS NOT NULL OR p.doi IS NULL AND b.doi IS NOT NULL
                OR (p.authors_truncated OR NOT EXISTS (
                        SELECT 1 FROM authorship a WHERE a.review = p.review AND a.paper = p.position))
                    AND NOT b.authors_truncated AND EXISTS (
                        SELECT 1 FROM authorship a WHERE a.review = b.review AND a.paper = b.position))
        ORDER BY p.review, b.review
        """

    /// Fills what `paper` lacks and `listed` has, where both are one paper: by arXiv identifier, by DOI, or
    /// by title where no identifier speaks against it.
    static func fill(_ paper: inout Paper, from listed: Paper) {
        guard paper.identity.isSame(as: listed.identity) else { return }
        if paper.authors.isEmpty || paper.authorsTruncated && !listed.authorsTruncated,
            !listed.authors.isEmpty
        {
            paper.authors = listed.authors
            paper.authorsTruncated = listed.authorsTruncated
        }
        paper.venue = paper.venue ?? listed.venue
        if paper.year == nil {
            paper.year = listed.year
            paper.yearSource = listed.yearSource
        }
        paper.arxiv = paper.arxiv ?? listed.arxiv
        paper.doi = paper.doi ?? listed.doi
        paper.url = paper.url ?? listed.url
    }
}
