public import Wording

/// Queries for what is suspicious. Each gives id, title and detail.
enum LibraryChecks {
    /// All but the one for confidence; `year` is the current one.
    static func all(year: Int) -> [(kind: LibraryFinding.Kind, sql: String)] {
        [
            (.twice, twice), (.noPaper, noPaper), (.noAuthors, noAuthors),
            (.futureYear, "\(laterThan) \(year) ORDER BY r.id"), (.sameTitle, sameTitle),
        ]
    }

    /// A second item with the key of an earlier one of its source has `#2` behind it. Those of two papers, such as two
    /// editions of a book, are no post that came twice.
    private static let twice = """
        SELECT r.id, r.title, o.id FROM review r
            JOIN review o ON o.key = rtrim(rtrim(r.key, '0123456789'), '#')
        WHERE r.key GLOB '*#[0-9]*' AND o.number <> r.number AND NOT EXISTS (
            SELECT 1 FROM review_paper p JOIN review_paper q ON q.position = 0 AND q.review = o.number
            WHERE p.review = r.number AND p.position = 0 AND p.paper <> q.paper)
        ORDER BY r.id
        """

    private static let noPaper = """
        SELECT id, title, '' FROM review
        WHERE kind = 'review' AND number NOT IN (SELECT review FROM review_paper) ORDER BY id
        """

    private static let noAuthors = """
        SELECT r.id, r.title, '' FROM review r JOIN review_paper p ON p.review = r.number
        WHERE r.kind = 'review' AND NOT EXISTS
            (SELECT 1 FROM authorship a WHERE a.review = p.review AND a.paper = p.position)
        GROUP BY r.number ORDER BY r.id
        """

    private static let laterThan = """
        SELECT r.id, r.title, p.year FROM review r JOIN review_paper p ON p.review = r.number WHERE p.year >
        """

    private static let sameTitle = """
        SELECT r.id, r.title, p.arxiv FROM review r JOIN review_paper p ON p.review = r.number
            JOIN paper q ON q.number = p.paper
        WHERE p.arxiv IS NOT NULL AND q.title_words IN (
            SELECT title_words FROM paper WHERE title_words <> '' AND arxiv IS NOT NULL
            GROUP BY title_words HAVING count(DISTINCT arxiv) > 1)
        ORDER BY q.title_words, r.id
        """

    /// Numbers of papers with a record that not all of their items agree with.
    static let settled = """
        SELECT DISTINCT p.paper FROM review_paper p JOIN uncorrected u ON u.review = p.review
        WHERE EXISTS (SELECT 1 FROM review_paper o WHERE o.paper = p.paper AND o.review <> p.review)
        UNION \(Enrichment.listedTwice)
        UNION \(listedSeveralTimes)
        ORDER BY 1
        """

    /// Numbers of papers that several items of bibliographies are of.
    private static let listedSeveralTimes = """
        SELECT p.paper FROM review_paper p JOIN review r ON r.number = p.review
        WHERE r.source IN (\(Enrichment.bibliographies))
        GROUP BY p.paper HAVING count(DISTINCT p.review) > 1
        """

    /// Id, title, field, value and confidence of values below a confidence, item by item. What a person
    /// corrected is sure. Claims and topics are judgements, of which less is asked.
    static let unsure = """
        SELECT r.id, r.title, e.value ->> 0,
            substr(iif(json_type(e.value, '$[1]') = 'array', CAST(substr(CAST(t.text AS BLOB),
                (e.value ->> '$[1][0]') + 1, e.value ->> '$[1][1]') AS TEXT), e.value ->> 1), 1, 60),
            round(e.value ->> 5, 2)
        FROM review r JOIN sighting g ON g.source = r.source AND g.review = r.number
            JOIN evidence l ON l.number = g.number JOIN review_text t ON t.review = r.number,
            json_each(CASE WHEN json_valid(l.list) THEN l.list ELSE '[]' END) e
        WHERE e.value ->> 5 < ?1 * iif(e.value ->> 0 IN ('claims', 'topics'), 0.4, 1) AND r.kind IN ('review', 'entry')
            AND e.value ->> 0 NOT IN (SELECT CASE field WHEN 'author' THEN 'authors'
                WHEN 'affiliation' THEN 'affiliations' WHEN 'award' THEN 'awards' WHEN 'model' THEN 'models'
                WHEN 'about' THEN 'models' WHEN 'dataset' THEN 'datasets' WHEN 'topic' THEN 'topics'
                WHEN 'link' THEN 'links' WHEN 'claim' THEN 'claims' ELSE field END
                FROM correction WHERE key = r.key)
        ORDER BY r.id, e.value ->> 5, e.key
        """
}

/// Something in a library that a person should look at.
public struct LibraryFinding: Sendable, Equatable {
    /// What sort of thing it is, the gravest first.
    public enum Kind: String, Sendable, CaseIterable {
        /// The file is damaged.
        case damage
        /// What no command of this program has written: bits have turned, or another program wrote.
        case changed
        /// A value that no command of this program writes.
        case value
        /// What is made from the rest, and does not agree with it.
        case derived
        /// A table, a view or a trigger of another program.
        case stranger
        /// One post came twice from one source.
        case twice
        /// A review of which no paper is known.
        case noPaper = "no-paper"
        /// A paper without authors.
        case noAuthors = "no-authors"
        /// A paper of a year that is still to come.
        case futureYear = "future-year"
        /// A paper of which items say what cannot both be right.
        case contradiction
        /// An item whose identifier is that of another paper.
        case wrongPaper = "wrong-paper"
        /// Papers of one title with different arXiv identifiers.
        case sameTitle = "same-title"
        /// Papers whose titles are so much alike that they may be one.
        case samePaper = "same-paper"
        /// Values that a rule was not sure of.
        case unsure
    }

    /// What sort of thing it is.
    public var kind: Kind
    /// Id of the item; nil where the file as a whole is meant.
    public var id: String?
    /// Title of the item, or empty.
    public var title: String
    /// What was found, in lower case: `2031`, `models: Foo 0.4`; empty where the kind says it all.
    public var words: Phrase
    /// The same in English.
    public var detail: String { words.description }

    /// Something found in the item with `id`.
    init(_ kind: Kind, id: String? = nil, title: String = "", detail: Phrase = Phrase(verbatim: "")) {
        self.kind = kind
        self.id = id
        self.title = title
        self.words = detail
    }
}
