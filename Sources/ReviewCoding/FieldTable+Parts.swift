internal import JSON
public import ReviewModel

// The tables of what a review consists of. Names, orders and shapes are those of documents that people keep.

extension Paper {
    static let fields = FieldTable<Paper>(
        "paper", empty: Paper(title: ""),
        content: [
            "title", "venue", "year_source", "arxiv", "doi", "url", "year", "authors_truncated", "authors",
            "affiliations", "awards",
        ],
        fields: [
            .init("title", as: .text, get: \.title) { $0.title = $1 },
            .init("authors", as: .texts, get: { $0.authors.map(\.name) }) {
                $0.authors = $1.map(Author.init(name:))
            },
            .init("authors_truncated", as: .flag, stored: "truncated", get: \.authorsTruncated) {
                $0.authorsTruncated = $1
            },
            .init("affiliations", as: .texts, get: \.affiliations) { $0.affiliations = $1 },
            .init("venue", as: .optionalText, get: \.venue) { $0.venue = $1 },
            .init("year", as: .optionalInteger, get: \.year) { $0.year = $1 },
            .init("year_source", as: .optionalWord(), get: \.yearSource) { $0.yearSource = $1 },
            .init("awards", as: .texts, get: \.awards) { $0.awards = $1 },
            .init("arxiv", as: .optionalText, get: \.arxiv) { $0.arxiv = $1 },
            .init("doi", as: .optionalText, get: \.doi) { $0.doi = $1 },
            .init("url", as: .optionalText, get: \.url) { $0.url = $1 },
            // What an archive states is a row of its own, and few papers have it.
            .init(
                "abstract", as: .optionalText, isStored: false, schema: #"{"type": "string"}"#,
                absent: { $0 == nil }, get: \.abstract
            ) { $0.abstract = $1 },
            .init(
                "abstract_origin", as: .optionalWord(), isStored: false,
                schema: Coding<PaperMetadata.Origin>.word.schema, absent: { $0 == nil },
                get: \.abstractOrigin
            ) { $0.abstractOrigin = $1 },
            .init(
                "abstract_claims", as: .list(of: Claim.fields), isStored: false, absent: { $0.isEmpty },
                get: \.abstractClaims
            ) { $0.abstractClaims = $1 },
        ])
}

extension Link {
    static let fields = FieldTable<Link>(
        "link", empty: Link(url: nil, role: .other, placement: .body),
        fields: [
            .init("url", as: .optionalText, get: \.url) { $0.url = $1 },
            .init("role", as: .word, get: \.role) { $0.role = $1 },
            .init("label", as: .optionalText, get: \.label) { $0.label = $1 },
            .init("placement", as: .word, get: \.placement) { $0.placement = $1 },
            .init("official", as: .flag, get: \.official) { $0.official = $1 },
            .init("paper", as: .optionalInteger, get: \.paper) { $0.paper = $1 },
        ])
}

extension Reviewer {
    static let fields = FieldTable<Reviewer>(
        "reviewer", empty: Reviewer(name: ""), content: ["name", "affiliation", "handles"],
        fields: [
            .init("name", as: .text, isRequired: true, get: \.name) { $0.name = $1 },
            .init("handles", as: .handles, get: \.handles) { $0.handles = $1 },
            .init("affiliation", as: .optionalText, get: \.affiliation) { $0.affiliation = $1 },
        ])
}

extension ModelMention {
    static let fields = FieldTable<ModelMention>(
        "model", empty: ModelMention(name: "", role: .mentioned),
        content: ["name", "role", "mentions", "aliases"],
        fields: [
            .init("name", as: .text, isRequired: true, get: \.name) { $0.name = $1 },
            .init("aliases", as: .texts, get: \.aliases) { $0.aliases = $1 },
            .init("role", as: .word, get: \.role) { $0.role = $1 },
            .init("mentions", as: .integer, get: \.mentions) { $0.mentions = $1 },
        ])
}

extension TopicScore {
    static let fields = FieldTable<TopicScore>(
        "topic", empty: TopicScore(id: "", score: 0), isStoredAsRow: true,
        fields: [
            .init("id", as: .text, isRequired: true, get: \.id) { $0.id = $1 },
            .init("score", as: .score, get: \.score) { $0.score = $1 },
        ])
}

extension Claim {
    private static let place = #"{"type": "integer", "minimum": 0}"#

    static let fields = FieldTable<Claim>(
        "claim", empty: Claim(text: "", kind: .result, range: 0..<0),
        stored: ["text", "kind", "start", "end", "quantities"],
        content: ["text", "kind", "quantities", "start", "end"],
        fields: [
            .init("text", as: .text, isRequired: true, get: \.text) { $0.text = $1 },
            .init("kind", as: .word, get: \.kind) { $0.kind = $1 },
            .init("quantities", as: .quantities, get: \.quantities) { $0.quantities = $1 },
            .init("start", as: .integer, schema: place, get: \.range.lowerBound) {
                $0.range = max(0, $1)..<max(0, $1)
            },
            .init("end", as: .integer, schema: place, get: \.range.upperBound) {
                $0.range = $0.range.lowerBound..<max($0.range.lowerBound, $1)
            },
            .init("lead", as: .optionalText, absent: { $0 == nil }, get: \.lead) { $0.lead = $1 },
        ])
}

extension Quantity {
    static let fields = FieldTable<Quantity>(
        "quantity", empty: Quantity(value: "", unit: "", raw: ""),
        fields: [
            .init("value", as: .text, get: \.value) { $0.value = $1 },
            .init("unit", as: .text, get: \.unit) { $0.unit = $1 },
            .init("of", as: .optionalText, get: \.of) { $0.of = $1 },
            .init("raw", as: .text, get: \.raw) { $0.raw = $1 },
        ])
}

extension Reaction {
    static let fields = FieldTable<Reaction>(
        "reaction", empty: Reaction(emoji: nil, count: 0), isStoredAsRow: true,
        fields: [
            .init("emoji", as: .optionalText, get: \.emoji) { $0.emoji = $1 },
            .init("count", as: .integer, isRequired: true, get: \.count) { $0.count = $1 },
        ])
}

extension Evidence {
    static let fields = FieldTable<Evidence>(
        "evidence", empty: Evidence(field: "", value: "", rule: "", range: nil, confidence: 0),
        isStoredAsRow: true,
        fields: [
            .init("field", as: .text, isRequired: true, get: \.field) { $0.field = $1 },
            .init("value", as: .text, isRequired: true, get: \.value) { $0.value = $1 },
            .init("rule", as: .text, isRequired: true, get: \.rule) { $0.rule = $1 },
            .init("start", as: .optionalInteger, get: { $0.range?.lowerBound }) {
                $0.range = $1.map { $0..<$0 }
            },
            .init("end", as: .optionalInteger, get: { $0.range?.upperBound }) { evidence, end in
                guard let start = evidence.range?.lowerBound, let end, start <= end else {
                    return evidence.range = nil
                }
                evidence.range = start..<end
            },
            .init("confidence", as: .score, isRequired: true, get: \.confidence) { $0.confidence = $1 },
        ])
}

// MARK: - What lies in columns of its own

/// Codings of parts that are stored by themselves; made once.
private enum Parts {
    static let reactions = Coding<[Reaction]>.list(of: Reaction.fields)
    static let evidence = Coding<[Evidence]>.list(of: Evidence.fields)
    static let quantities = Coding<[Quantity]>.list(of: Quantity.fields)
}

extension Coding where Value == [Reaction] {
    /// Pairs [emoji or null, count] in what is stored.
    public static var reactions: Coding { Parts.reactions }
}

extension Coding where Value == [Evidence] {
    /// Lists [field, value, rule, start or null, end or null, confidence].
    public static var evidence: Coding { Parts.evidence }
}

extension Coding where Value == [Quantity] {
    /// Objects. A fingerprint takes them as the text that is stored.
    public static var quantities: Coding {
        let list = Parts.quantities
        return Coding(
            schema: list.schema, write: list.write, read: list.read, hash: { $1.add(list.text(of: $0)) })
    }
}

extension Coding where Value == [String: String] {
    /// An object from site to nickname, in the order of the sites. A fingerprint takes it as the text that
    /// is stored.
    public static var handles: Coding {
        let write: @Sendable (Value, Form, inout JSONWriter) -> Void = { handles, _, json in
            json.object { json in
                for (site, handle) in handles.sorted(by: { $0.key < $1.key }) { json.field(site, is: handle) }
            }
        }
        let read: @Sendable (JSONValue, Form) -> Value? = { json, _ in
            var handles: [String: String] = [:]
            for member in json.members { handles[member.name] = member.value.string }
            return handles
        }
        return Coding(
            schema: #"{"type": "object", "additionalProperties": {"type": "string"}}"#, write: write,
            read: read,
            hash: { handles, print in
                var json = JSONWriter(escaping: .required)
                write(handles, .stored, &json)
                print.add(String(decoding: json.bytes, as: UTF8.self))
            })
    }
}

extension Coding where Value == [ClosedRange<Int>] {
    /// Pairs [first, last], of lines or of message numbers.
    public static var lines: Coding {
        Coding(
            schema: reference("lines"),
            write: { lines, _, json in
                json.array(lines) { $0.array([$1.lowerBound, $1.upperBound]) { $0.value($1) } }
            },
            read: { json, _ in json.pairs.map { $0...$1 } },
            hash: { lines, print in
                print.add(each: lines) { print, range in
                    print.add(range.lowerBound)
                    print.add(range.upperBound)
                }
            })
    }
}

extension Coding where Value == [Range<Int>] {
    /// Pairs [start, end] of bytes.
    public static var ranges: Coding {
        Coding(
            schema: reference("lines"),
            write: { ranges, _, json in
                json.array(ranges) { $0.array([$1.lowerBound, $1.upperBound]) { $0.value($1) } }
            },
            read: { json, _ in json.pairs.map { $0..<$1 } },
            hash: { ranges, print in
                print.add(each: ranges) { print, range in
                    print.add(range.lowerBound)
                    print.add(range.upperBound)
                }
            })
    }
}

extension JSONValue {
    /// Two numbers each, the first not after the second; what is none is left out.
    fileprivate var pairs: [(Int, Int)] {
        elements.compactMap { pair in
            let bounds = pair.integers
            return bounds.count == 2 && bounds[0] <= bounds[1] ? (bounds[0], bounds[1]) : nil
        }
    }
}
