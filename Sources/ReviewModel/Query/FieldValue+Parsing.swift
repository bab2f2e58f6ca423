internal import Wording

/// A value that its field cannot have.
struct BadValue: Error, Equatable {
    /// Lower-case sentence without a full stop.
    var sentence: Phrase
}

extension FieldValue {
    /// The value of `field` written as `text`.
    static func parse(_ text: String, of field: Field) throws(BadValue) -> FieldValue {
        switch field {
        case .year:
            try range(.year, in: text, expected: "a year; write year:2021, year:2020..2022 or year:>=2021")
        case .date, .added: try days(text, of: field)
        case .rating:
            try range(.rating, in: text, expected: "a rating; write rating:4 or rating:>=4, from 1 to 5")
        case .kind: .text(try choice(text, what: "kind", names: Kind.allCases.map(\.rawValue) + ["any"]))
        case .status: .text(try choice(text, what: "status", names: Curation.Status.allCases.map(\.rawValue)))
        case .lang: .text(try language(text))
        case .has: .text(try part(text))
        case .arxiv: .text(try arxiv(text))
        case .doi: .text(try doi(text))
        default: .text(text)
        }
    }

    private static func range(_ range: RangeValue, in text: String, expected: Phrase) throws(BadValue)
        -> FieldValue
    {
        guard let value = range.parse(text) else {
            throw BadValue(sentence: "'\(shortened(text))' is not \(expected)")
        }
        return value
    }

    private static func days(_ text: String, of field: Field) throws(BadValue) -> FieldValue {
        // On which day it is asked says nothing about how it is written; a range of which one end is a date is
        // one on some day.
        if RelativeDate.isRelative(text),
            [2024_01_31, 1000_01_31, 9999_01_31].contains(where: {
                RelativeDate.range(text, today: $0) != nil
            })
        {
            return .relative(text)
        }
        let name = field.rawValue
        return try range(
            .date(), in: text,
            expected:
                "a date; write \(name):2021-07, \(name):2021-07..2021-09, \(name):>=2021-07-15, \(name):7d or \(name):last-month"
        )
    }

    /// The one of `names` that `text` is, in any case.
    static func choice(_ text: String, what: Phrase, names: [String]) throws(BadValue) -> String {
        let name = text.lowercased()
        if names.contains(name) { return name }
        let hint: Phrase? = NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
        throw BadValue(
            sentence:
                "unknown \(what) '\(shortened(text))'; \(hint ?? "known are \(names.joined(separator: ", "))")"
        )
    }

    private static func language(_ text: String) throws(BadValue) -> String {
        let name = text.lowercased()
        if let language = Language.allCases.first(where: { "\($0)" == name }) { return language.rawValue }
        return try choice(text, what: "language", names: Language.allCases.map(\.rawValue))
    }

    private static func part(_ text: String) throws(BadValue) -> String {
        if let part = ItemPart(name: text) { return part.rawValue }
        return try choice(text, what: "part", names: ItemPart.allCases.map(\.rawValue))
    }

    /// An identifier of arXiv, an address with one, or how some begin: `2103.*`.
    private static func arxiv(_ text: String) throws(BadValue) -> String {
        if text.hasSuffix("*") || ArxivIdentifier.isOne(ArxivIdentifier.plain(text)) { return text }
        throw BadValue(
            sentence: "'\(shortened(text))' is no number of arXiv; write arxiv:2103.00020 or arxiv:2103.*")
    }

    /// A DOI, an address with one, or how some begin: `10.1038*`.
    private static func doi(_ text: String) throws(BadValue) -> String {
        if text.hasSuffix("*") || DOI.plain(text).hasPrefix("10.") { return text }
        throw BadValue(
            sentence: "'\(shortened(text))' is no DOI; write doi:10.1000/182 or doi:10.1000/*")
    }

    /// A value as a message quotes it.
    private static func shortened(_ text: String) -> String {
        text.utf8.count <= 60 ? text : "\(text.prefix(40))…"
    }
}
