internal import ReviewModel
internal import TextAnalysis

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
        if sign == "-" { return [Correction(field, .remove, plain(value, field: field))] }
        return [Correction(field, .add, try checked(value, field: field))]
    }

    private static func field(_ name: String) throws(CorrectionError) -> CorrectableField {
        if let field = CorrectableField(named: name) { return field }
        let near = CorrectableField.allCases.map(\.rawValue).min {
            distance($0, name) < distance($1, name)
        }
        throw .unknownField(name, nearest: near.flatMap { distance($0, name) <= 2 ? $0 : nil })
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        EditDistance.distance(Array(left.utf8), Array(right.utf8), limit: 3) ?? 4
    }

    private static func setting(_ field: CorrectableField, to value: String) throws(CorrectionError)
        -> [Correction]
    {
        guard field.isList else {
            if !value.isEmpty { return [Correction(field, .set, try checked(value, field: field))] }
            guard field.mayBeEmpty else { throw .mayNotBeEmpty(field.rawValue) }
            return [Correction(field, .clear)]
        }
        var changes = [Correction(field, .clear)]
        let pieces =
            field == .author ? people(in: value) : value.split(separator: ";").map(String.init)
        for piece in pieces {
            let one = trimmed(piece)
            if !one.isEmpty { changes.append(Correction(field, .add, try checked(one, field: field))) }
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

    private static func expected(of field: CorrectableField) -> String {
        switch field {
        case .kind: "one of " + Kind.allCases.map(\.rawValue).joined(separator: ", ")
        case .year: "a year"
        case .arxiv: "an identifier such as 2103.00020"
        case .doi: "something like 10.1000/182"
        case .url: "an address with https://"
        case .link:
            "role:https://…, the role one of " + Link.Role.allCases.map(\.rawValue).joined(separator: ", ")
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
        let names = people.filter { $0 != othersMark }
        return names.count == 1 ? names[0] : names.isEmpty ? people.first ?? value : value
    }

    /// Names of people and groups; behind them `othersMark` where words say that there are more of them.
    private static func people(in list: String) -> [String] {
        let names = PersonIdentity.names(
            in: list, isGroup: GroupNames.isGroup, mayBeGroup: GroupNames.isOrganisation)
        let others = Set(WordFiles.people.values("others")).sorted { $0.utf8.count > $1.utf8.count }
        var isCut = false
        let told = names.compactMap { name -> String? in
            if name.lowercased() == "others" || name.lowercased() == "др." {
                isCut = true
                return nil
            }
            guard let end = others.first(where: { name.lowercased().hasSuffix($0) }) else { return name }
            isCut = true
            let rest = trimmed(name.dropLast(end.count))
            return rest.isEmpty ? nil : rest
        }
        return told + (isCut ? [othersMark] : [])
    }

    /// Stands among authors for those that are not named.
    static let othersMark = "et al."

    private static func trimmed(_ text: some StringProtocol) -> String {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
