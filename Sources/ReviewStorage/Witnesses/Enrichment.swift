internal import ReviewModel
internal import SQLite

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
        WITH category (name, topic) AS (VALUES \(StatedParts.rows))
        SELECT DISTINCT p.paper FROM paper q
            CROSS JOIN metadata m ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
            JOIN review_paper p ON p.paper = q.number
        WHERE p.title <> m.record ->> 'title' OR p.doi IS NULL AND m.record ->> 'doi' IS NOT NULL
            OR p.venue IS NULL AND m.record ->> 'journal' IS NOT NULL
            OR p.year IS NULL AND m.record ->> 'published' IS NOT NULL
            OR json_array_length(m.record, '$.authors') <> (SELECT count(*) FROM authorship a
                WHERE a.review = p.review AND a.paper = p.position)
            OR p.position = 0 AND (SELECT kind FROM review WHERE number = p.review) IN ('review', 'entry') AND (
                EXISTS (SELECT 1 FROM json_each(m.record, '$.categories') c JOIN category t ON t.name = c.value
                    WHERE t.topic NOT IN (SELECT topic FROM review_topic WHERE review = p.review))
                OR json_array_length(m.record, '$.models') > 0
                    AND NOT EXISTS (SELECT 1 FROM model_mention WHERE review = p.review))
        ORDER BY p.paper
        """

    /// Papers of which one bibliography says what the item of another does not.
    static let listedTwice = """
        SELECT DISTINCT p.paper FROM sighting g JOIN review_paper p ON p.review = g.review WHERE g.content <> ''
        """

    /// Items that speak of a paper.
    static let members = "SELECT DISTINCT review FROM review_paper WHERE paper = ? ORDER BY review"
}
