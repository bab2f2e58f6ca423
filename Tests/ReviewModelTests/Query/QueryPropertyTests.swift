import ReviewModel
import TestSupport
import Testing

@Suite struct QueryPropertyTests {
    @Test(arguments: 0..<40)
    func anyBytesAreAQuery(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let alphabet = Array("ab:()\"\\-=*,.«»“”„ORANDNOT year:date:sort:kind: 2021..>=<…я\0\n\u{A0}".utf8)
        for _ in 0..<200 {
            let isWild = Bool.random(using: &generator)
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                isWild
                    ? UInt8.random(in: 0...255, using: &generator)
                    : alphabet.randomElement(using: &generator) ?? 0
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let parsed = QueryParser.parse(text)
            let again = QueryParser.parse(parsed.description)
            #expect(again.query == parsed.query, "\(text.debugDescription) → \(parsed.description)")
            #expect(again.sort == parsed.sort)
            for remark in parsed.remarks {
                #expect(remark.range.upperBound <= text.utf8.count && !remark.range.isEmpty)
            }
        }
    }

    @Test(arguments: 0..<40)
    func printingAndParsingGiveTheQueryBack(seed: UInt64) {
        var generator = QueryGenerator(seed: seed)
        for _ in 0..<100 {
            let query = generator.query(depth: 4)
            let parsed = QueryParser.parse(query.description)
            #expect(parsed == ParsedQuery(query: query), "\(query)")
        }
    }
}

/// Makes queries in the form that the parser gives them: no conjunction in a conjunction, no
/// alternative in an alternative, no double negation.
struct QueryGenerator {
    private var random: SplitMix
    private static let texts = [
        "a", "GPT-4", "C++", "OR", "NOT", "AND", "-x", "=y", "z*", "two words", "a\"b", "«q»", "(p)", "\\",
        "a\\b",
        "author:x", "titel:x", "x:y", "?", "what?", "...", "*", "é", "слово", "a\u{A0}b", "„", "x,", "не;",
        "10.1016/S0(20)3", "a\tb", "DALL·E", "😀", "f(", "sort:date", "http://x.y/z",
    ]

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func query(depth: Int) -> Query {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
        case 0: .word(text())
        case 1: .exactWord(text())
        case 2: .prefix(text())
        case 3: .phrase(text())
        case 4, 5: fieldTerm()
        case 6: conjunction(depth)
        case 7: alternatives(depth)
        default: negation(depth)
        }
    }

    private mutating func conjunction(_ depth: Int) -> Query {
        .and(several(depth) { if case .and = $0 { false } else { true } })
    }

    private mutating func alternatives(_ depth: Int) -> Query {
        .or(several(depth) { if case .or = $0 { false } else { true } })
    }

    private mutating func negation(_ depth: Int) -> Query {
        let inner = query(depth: depth - 1)
        return if case .not = inner { inner } else { .not(inner) }
    }

    private mutating func several(_ depth: Int, where isAllowed: (Query) -> Bool) -> [Query] {
        var queries: [Query] = []
        while queries.count < 3 {
            let next = query(depth: depth - 1)
            if isAllowed(next) { queries.append(next) }
        }
        return queries
    }

    private mutating func fieldTerm() -> Query {
        let low = Int.random(in: 0...3, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return .field(.year, low == 0 ? .range(nil, 2024) : .range(2020 + low, 2022 + low))
        case 1: return .field(.date, low == 0 ? .range(2021_07_05, nil) : .range(2020_01_31, 2020_02_29))
        case 2: return .field(.rating, .range(low + 1, low + 1))
        case 3: return .field(.has, .text("code"))
        case 4: return .field(.doi, .text("10.1016/s0(20)\(low)"))
        default:
            let fields: [Field] = [.model, .author, .title, .link, .tag]
            return .field(fields.randomElement(using: &random) ?? .model, .text(text()))
        }
    }

    private mutating func text() -> String { QueryGenerator.texts.randomElement(using: &random) ?? "a" }
}
