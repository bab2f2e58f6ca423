// Corrections: what a person says of an item against what the rules read. They hang on the item's
// key, so that they outlive every import, and are put over what was read each time it is read.

internal import Bytes
public import ReviewModel
internal import TextAnalysis
public import Wording

/// One change of one field.
public struct Correction: Sendable, Equatable {
    /// What is done to the field.
    public enum Operation: String, Sendable, CaseIterable {
        /// It has this one value.
        case set
        /// It is empty.
        case clear
        /// It has this value too.
        case add
        /// It does not have this value.
        case remove
    }

    /// The field.
    public var field: CorrectableField
    /// What is done to it.
    public var operation: Operation
    /// The value as stored: arXiv identifiers bare, DOIs in lower case, a link as `role:url`, a claim
    /// to the letter; empty for `clear`.
    public var value: String
    /// When it was made; nil until it is stored.
    public var date: Timestamp?

    /// A change that is not stored yet.
    public init(_ field: CorrectableField, operation: Operation, value: String = "") {
        self.field = field
        self.operation = operation
        self.value = value
        self.date = nil
    }

    /// As it would be typed: `author+=Ada One`, `label=`.
    public var description: String {
        switch operation {
        case .set: "\(field.rawValue)=\(value)"
        case .clear: "\(field.rawValue)="
        case .add: "\(field.rawValue)+=\(value)"
        case .remove: "\(field.rawValue)-=\(value)"
        }
    }
}

/// A field that a person may correct, by the name that `edit` takes.
public enum CorrectableField: String, Sendable, CaseIterable {
    case title, label, kind, reviewer
    case venue, year, arxiv, doi, url
    case author, affiliation, award
    /// A model, in whatever role.
    case model
    /// A model that the item is about.
    case about
    case dataset, topic, link, claim

    /// Whether it may have several values, which are added and removed one by one.
    public var isList: Bool {
        switch self {
        case .author, .affiliation, .award, .model, .about, .dataset, .topic, .link, .claim: true
        case .title, .label, .kind, .reviewer, .venue, .year, .arxiv, .doi, .url: false
        }
    }

    /// Whether the field may be left empty.
    var mayBeEmpty: Bool { self != .title && self != .kind }

    /// Name of the field in the item's JSON, as evidence has it.
    public var evidenceField: String {
        switch self {
        case .author: "authors"
        case .affiliation: "affiliations"
        case .award: "awards"
        case .model, .about: "models"
        case .dataset: "datasets"
        case .topic: "topics"
        case .link: "links"
        case .claim: "claims"
        case .title, .label, .kind, .reviewer, .venue, .year, .arxiv, .doi, .url: rawValue
        }
    }

    /// The field called `name`: as `edit` takes it or as the JSON has it.
    public init?(named name: String) {
        let found = CorrectableField(rawValue: name) ?? .allCases.first { $0.evidenceField == name }
        guard let found else { return nil }
        self = found
    }
}

/// A link as a correction writes it: `code:https://…`, or the address alone.
struct LinkCorrection {
    /// What stands at the other end.
    let role: Link.Role
    /// Address.
    let url: String

    /// Takes `value` apart; without a role the address decides between paper and anything else.
    init(_ value: String) {
        let parts = value.split(separator: ":", maxSplits: 1)
        if parts.count == 2, let role = Link.Role(rawValue: parts[0].lowercased()) {
            self.role = role
            url = String(parts[1])
        } else {
            role = ArxivIdentifier.inAddress(value) != nil || DOI.inAddress(value) != nil ? .paper : .other
            url = value
        }
    }
}

extension Correction {
    /// Name of the rule in the evidence of a value that a person gave.
    public static let rule = "correction"

    /// What the value rests on now that a person gave it; nil where the correction leaves none.
    var origin: Evidence? {
        guard operation == .set || operation == .add else { return nil }
        return Evidence(
            field: field.evidenceField, value: field == .link ? LinkCorrection(value).url : value,
            rule: Correction.rule, range: nil, confidence: 1)
    }

    /// Takes away from `evidence` what speaks for a value that no longer holds, and adds the person's word.
    func change(_ evidence: inout [Evidence]) {
        let name = field.evidenceField
        switch operation {
        case .set: evidence.removeAll { $0.field == name }
        case .clear: evidence.removeAll { $0.field == name && field != .about }
        case .remove where field == .about: break
        case .add, .remove:
            let value = field == .link ? LinkCorrection(value).url : value
            evidence.removeAll { $0.field == name && $0.value == value }
        }
        if let origin { evidence.append(origin) }
    }
}

/// Why a correction makes no sense.
public enum CorrectionError: Error, Sendable, Equatable {
    /// There is no `=` in it.
    case malformed(String)
    /// No field has that name.
    case unknownField(String, nearest: String?)
    /// A field of one value was to be added to or taken from.
    case notAList(String)
    /// The field has to have a value.
    case mayNotBeEmpty(String)
    /// The field cannot have that value; `expected` says what it can have.
    case badValue(String, field: String, expected: Phrase)
    /// What is to be removed is not there.
    case noSuchValue(String, field: String, present: [String])
    /// The library has no item with that key.
    case noItem(key: String)
}

extension CorrectionError: Worded {
    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .malformed(let text):
            "'\(text)' is no correction; write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE"
        case .unknownField(let name, let nearest):
            "no field '\(name)' can be corrected; "
                + (nearest.map { "did you mean '\($0)'?" }
                    ?? "there are \(CorrectableField.allCases.map(\.rawValue).joined(separator: ", "))")
        case .notAList(let field): "'\(field)' has one value; write \(field)=VALUE"
        case .mayNotBeEmpty(let field): "'\(field)' cannot be empty"
        case .badValue(let value, let field, let expected):
            "'\(value)' cannot be the \(field); expected \(expected)"
        case .noSuchValue(let value, let field, let present):
            present.isEmpty
                ? "there is no \(field) to remove"
                : "no \(field) '\(value)' to remove; there is \(present.joined(separator: ", "))"
        case .noItem(let key): "the library has no item '\(key)'"
        }
    }
}

extension Correction {
    /// Reads what was typed: `title=…`, `author+=…`, `model-=…`, `label=`. A list that is set takes
    /// values separated by semicolons, each of which makes a change of its own.
    public static func parse(_ text: String) throws(CorrectionError) -> [Correction] {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw .malformed(text)
        }
        var name = text[..<equals]
        let value = trimmed(text[text.index(after: equals)...])
        let sign = name.last == "+" || name.last == "-" ? name.removeLast() : nil
        let field = try self.field(String(name).lowercased())
        guard let sign else { return try setting(field, to: value) }
        guard field.isList else { throw .notAList(field.rawValue) }
        guard !value.isEmpty else { throw .mayNotBeEmpty(field.rawValue) }
        if sign == "-" { return [Correction(field, operation: .remove, value: plain(value, field: field))] }
        return [Correction(field, operation: .add, value: try checked(value, field: field))]
    }

    private static func field(_ name: String) throws(CorrectionError) -> CorrectableField {
        if let field = CorrectableField(named: name) { return field }
        let near = CorrectableField.allCases.map(\.rawValue).min {
            distance($0, name) < distance($1, name)
        }
        throw .unknownField(name, nearest: near.flatMap { distance($0, name) <= 2 ? $0 : nil })
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        EditDistance.between(left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value), limit: 3)
            ?? 4
    }

    private static func setting(_ field: CorrectableField, to value: String) throws(CorrectionError)
        -> [Correction]
    {
        guard field.isList else {
            if !value.isEmpty {
                return [Correction(field, operation: .set, value: try checked(value, field: field))]
            }
            guard field.mayBeEmpty else { throw .mayNotBeEmpty(field.rawValue) }
            return [Correction(field, operation: .clear)]
        }
        var changes = [Correction(field, operation: .clear)]
        let pieces =
            field == .author ? people(in: value) : value.split(separator: ";").map(String.init)
        for piece in pieces {
            let one = trimmed(piece)
            if !one.isEmpty {
                changes.append(Correction(field, operation: .add, value: try checked(one, field: field)))
            }
        }
        return changes
    }

    /// `value` as it is stored, if the field can have it.
    private static func checked(_ value: String, field: CorrectableField) throws(CorrectionError) -> String {
        let plain = plain(value, field: field)
        let isGood: Bool
        switch field {
        case .kind: isGood = Kind(rawValue: plain) != nil
        case .year: isGood = Int(plain).map { PlausibleYear.stated.contains($0) } ?? false
        case .arxiv: isGood = ArxivIdentifier.isOne(plain)
        case .doi: isGood = DOI.isOne(plain)
        case .url: isGood = plain.contains("://")
        case .link: isGood = LinkCorrection(plain).url.contains("://")
        case .claim: isGood = false
        default: isGood = true
        }
        guard isGood else { throw .badValue(value, field: field.rawValue, expected: expected(of: field)) }
        return plain
    }

    private static func expected(of field: CorrectableField) -> Phrase {
        switch field {
        case .kind: "one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))"
        case .year: "a year"
        case .arxiv: "an identifier such as 2103.00020"
        case .doi: "something like 10.1000/182"
        case .url: "an address with https://"
        case .link:
            "role:https://…, the role one of \(Link.Role.allCases.map(\.rawValue).joined(separator: ", "))"
        case .claim: "claim-=N with the number of a claim"
        default: "something else"
        }
    }

    /// `value` without what only belongs to a way of writing it.
    private static func plain(_ value: String, field: CorrectableField) -> String {
        switch field {
        case .arxiv: ArxivIdentifier.plain(value)
        case .doi: DOI.plain(value)
        case .kind, .topic: value.lowercased()
        case .author: author(value)
        default: value
        }
    }

    /// One name without the words that there are more, or these words alone.
    private static func author(_ value: String) -> String {
        let people = people(in: value)
        let names = people.filter { $0 != Paper.othersMark }
        return names.count == 1 ? names[0] : names.isEmpty ? people.first ?? value : value
    }

    /// Names of people and groups; behind them `Paper.othersMark` where words say that there are more of them.
    private static func people(in list: String) -> [String] {
        let names = PersonIdentity.names(
            in: list, isGroup: GroupNames.isGroup, mayBeGroup: GroupNames.isOrganisation,
            isGiven: GivenNames.begins)
        let (told, isCut) = MoreAuthors.cut(names)
        let marked = Set(PersonIdentity.braced(in: list).filter(isMarkedGroup))
        return told.map { marked.contains($0) ? "{\($0)}" : $0 } + (isCut ? [Paper.othersMark] : [])
    }

    /// Whether only its braces tell that a name is that of a group.
    private static func isMarkedGroup(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: " ")) && !GroupNames.isGroup(name)
            && name.firstRange(of: " and ") == nil
    }

    /// The name that a correction of authors has for its value, and whether its braces mark it as that of a group.
    static func author(stored value: String) -> (name: String, isGroup: Bool) {
        guard value.utf8.count > 2, value.hasPrefix("{"), value.hasSuffix("}") else { return (value, false) }
        return (String(value.dropFirst().dropLast()), true)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
