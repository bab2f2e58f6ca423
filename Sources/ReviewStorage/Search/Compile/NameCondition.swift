internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Conditions on names: all words of the value occur in the name, in whatever order, or the value
/// glued together is a spelling of it.
enum NameCondition {
    static func author(_ text: String) -> SQLFragment {
        names(text, table: "author", acrossScripts: true, initials: true).map {
            within("SELECT review FROM authorship WHERE author IN", names: $0)
        } ?? .never
    }

    static func organisation(_ text: String) -> SQLFragment {
        names(text, table: "organisation", acrossScripts: true).map {
            within("SELECT review FROM affiliation WHERE organisation IN", names: $0)
        } ?? .never
    }

    static func venue(_ text: String) -> SQLFragment {
        venues(text).map { within("SELECT review FROM review_paper WHERE venue IN", names: $0) } ?? .never
    }

    /// Numbers of the venues that `text` means; nil when it has no words.
    static func venues(_ text: String) -> SQLFragment? { names(text, table: "venue") }

    static func dataset(_ text: String) -> SQLFragment {
        datasets(text).map { within("SELECT review FROM dataset_mention WHERE dataset IN", names: $0) }
            ?? .never
    }

    /// Numbers of the data sets that `text` means; nil when it has no words.
    static func datasets(_ text: String) -> SQLFragment? { names(text, table: "dataset") }

    static func award(_ text: String) -> SQLFragment {
        names(text, table: "award").map { within("SELECT review FROM paper_award WHERE award IN", names: $0) }
            ?? .never
    }

    /// By name, or by the nickname on any site.
    static func reviewer(_ text: String) -> SQLFragment {
        named(text, table: "reviewer", acrossScripts: true, initials: true)
    }

    /// By username, or by words of the title.
    static func channel(_ text: String) -> SQLFragment {
        named(text, table: "channel", acrossScripts: false, initials: false)
    }

    private static func named(_ text: String, table: String, acrossScripts: Bool, initials: Bool)
        -> SQLFragment
    {
        let handle = SQLFragment(
            "SELECT \(table) FROM \(table)_word WHERE word = ?",
            arguments: [.text(NameForms.handle(Wildcard.split(text).text))])
        let names = names(text, table: table, acrossScripts: acrossScripts, initials: initials)
        let either = names.map {
            SQLFragment(
                "\(handle.sql) UNION SELECT * FROM (\($0.sql))", arguments: handle.arguments + $0.arguments)
        }
        let numbers = either ?? handle
        return SQLFragment("review.\(table) IN (\(numbers.sql))", arguments: numbers.arguments)
    }

    private static func within(_ select: String, names: SQLFragment) -> SQLFragment {
        .listed(by: "\(select) (\(names.sql))", names.arguments)
    }

    /// Numbers of the names of `table` that `text` means; nil when it has no words.
    private static func names(
        _ text: String, table: String, acrossScripts: Bool = false, initials: Bool = false
    ) -> SQLFragment? {
        let (name, isPrefix) = Wildcard.split(text)
        let words = NameForms.words(name).prefix(12)
        guard let last = words.indices.last else { return nil }
        let select = "SELECT \(table) FROM \(table)_word WHERE"
        let parts = words.indices.map { index -> SQLFragment in
            let spellings = NameSpellings(
                words[index], acrossScripts: acrossScripts, initial: initials && words.count > 1)
            let condition = spellings.condition(isPrefix: isPrefix && index == last)
            return SQLFragment("\(select) \(condition.sql)", arguments: condition.arguments)
        }
        let each = SQLFragment(
            parts.map(\.sql).joined(separator: " INTERSECT "), arguments: parts.flatMap(\.arguments))
        guard words.count > 1 else { return each }
        let glued = Argument.text(String(decoding: NameForms.glued(name), as: UTF8.self))
        return SQLFragment("\(each.sql) UNION \(select) word = ?", arguments: each.arguments + [glued])
    }
}

/// The spellings under which one word of a name may be filed.
struct NameSpellings {
    private let word: String
    private let others: [String]
    private let isInitial: Bool

    /// Spellings of a folded word; across scripts also those of the other one, without the ending of
    /// a declined name (`Хассабиса`). With `initial`, `a` stands for any name in A, and is what any
    /// name in A may be filed under.
    init(_ folded: [UInt8], acrossScripts: Bool, initial: Bool) {
        word = String(decoding: folded, as: UTF8.self)
        isInitial = initial && word.unicodeScalars.count == 1
        var others: [String] = []
        if acrossScripts {
            let stem = Stemmer().stem(folded)
            // A Russian name is declined, a Latin one is not.
            if folded.first.map({ $0 >= 0x80 }) ?? false {
                others.append(String(decoding: stem, as: UTF8.self))
            }
            for skeleton in [folded, stem].compactMap(NameForms.skeleton(ofAsked:)) {
                others.append(String(decoding: skeleton, as: UTF8.self))
            }
        }
        if initial, !isInitial, let first = word.unicodeScalars.first { others.append(String(first)) }
        var seen: Set<String> = [word]
        self.others = others.filter { seen.insert($0).inserted }
    }

    /// The condition on the column `word`.
    func condition(isPrefix: Bool) -> SQLFragment {
        if isPrefix || isInitial {
            return SQLFragment("word >= ? AND word < ?", arguments: Wildcard.bounds(word))
        }
        if others.isEmpty { return SQLFragment("word = ?", arguments: [.text(word)]) }
        let places = ([word] + others).map { _ in "?" }.joined(separator: ", ")
        return SQLFragment("word IN (\(places))", arguments: ([word] + others).map(Argument.text))
    }
}

/// Conditions for `abstract:`. What archives state is no part of a post, so that it is in no text index: the stems of
/// each abstract stand in a row of their own, with spaces between them.
enum AbstractCondition {
    /// Items of a paper with an abstract that has the words of `text` in any form; `effici*` for all that begin so.
    static func words(_ text: String) -> SQLFragment? {
        let (words, isPrefix) = Wildcard.split(text)
        let terms = QueryTerms(words)
        guard let expression = isPrefix ? terms.prefixStems : terms.anyForm else { return nil }
        let condition = self.condition(expression)
        return .listed(
            by: """
                SELECT p.review FROM paper q CROSS JOIN metadata m ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
                    JOIN review_paper p ON p.paper = q.number WHERE \(condition.sql)
                """, condition.arguments)
    }

    private static func condition(_ expression: TextExpression) -> SQLFragment {
        switch expression {
        case .term(let term): has(" " + text(term) + " ")
        case .prefix(let start): has(" " + text(start))
        case .row(let terms): has(" " + terms.map(text).joined(separator: " ") + " ")
        case .all(let parts), .near(let parts, _): SQLFragment.all(parts.map(condition)) ?? .never
        case .any(let parts): SQLFragment.any(parts.map(condition)) ?? .never
        case .columns(_, let inner): condition(inner)
        }
    }

    private static func has(_ stems: String) -> SQLFragment {
        SQLFragment("instr(' ' || m.stems || ' ', ?) > 0", arguments: [.text(stems)])
    }

    private static func text(_ term: [UInt8]) -> String { String(decoding: term, as: UTF8.self) }
}

/// Conditions for `link:`, `arxiv:` and `doi:`.
enum LinkCondition {
    /// A host (`github.com` finds `gist.github.com` too), or any part of an address.
    static func link(_ text: String) -> SQLFragment {
        let value = ItemReference.bare(text.lowercased())
        // A paper has many addresses.
        if value.contains("/"), let number = ItemReference.arxivNumber(in: value) {
            return SQLFragment.any([arxiv(number), part(number)]) ?? .never
        }
        let isHost = value.contains(".") && !value.contains("/")
        return isHost ? host(LinkAddress.host(of: value) ?? value) : part(value)
    }

    /// Selects the reviews with a link to an address, or to what lies under it, and those of a paper to be read there.
    static func linked(to address: String) -> SQLFragment {
        SQLFragment(addresses, arguments: [.text(address.lowercased()), .text(address.lowercased())])
    }

    private static let addresses = """
        SELECT review FROM link WHERE instr(lower(url), ?) > 0
            UNION SELECT review FROM review_paper WHERE instr(lower(url), ?) > 0
        """

    private static func host(_ host: String) -> SQLFragment {
        .listed(
            by: """
                SELECT review FROM link WHERE site IN (SELECT number FROM site
                    WHERE host = ? OR substr(host, -length(?)) = ?)
                """, [.text(host), .text("." + host), .text("." + host)])
    }

    private static func part(_ part: String) -> SQLFragment {
        .listed(by: addresses, [.text(part), .text(part)])
    }

    /// An identifier, with or without `arXiv:`, address and version; `2102.*` for all that begin so.
    static func arxiv(_ text: String) -> SQLFragment {
        identifier("arxiv", value: ArxivIdentifier.plain(text))
    }

    /// A DOI, with or without a resolver's address; `10.1038*` for all that begin so.
    static func doi(_ text: String) -> SQLFragment {
        identifier("doi", value: DOI.plain(text))
    }

    private static func identifier(_ column: String, value: String) -> SQLFragment {
        let (text, isPrefix) = Wildcard.split(value)
        let test = isPrefix ? "\(column) >= ? AND \(column) < ?" : "\(column) = ?"
        return .listed(
            by: "SELECT review FROM review_paper WHERE \(test)",
            isPrefix ? Wildcard.bounds(text) : [.text(text)])
    }
}
