internal import ReviewModel

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
