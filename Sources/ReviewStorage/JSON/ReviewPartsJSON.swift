internal import JSON
internal import ReviewModel

// The parts of a review that are kept as JSON, each as a pair of functions that undo each other.

extension JSONValue {
    /// Pairs [first, last] of lines.
    init(_ lines: [ClosedRange<Int>]) {
        self = .array(lines.map { .integers([$0.lowerBound, $0.upperBound]) })
    }

    /// Pairs [start, end] of bytes.
    init(_ bytes: [Range<Int>]) {
        self = .array(bytes.map { .integers([$0.lowerBound, $0.upperBound]) })
    }

    /// Pairs [emoji or null, count].
    init(_ reactions: [Reaction]) {
        self = .array(reactions.map { .array([.optional($0.emoji), .integer($0.count)]) })
    }

    /// Objects with the keys of the item's JSON.
    init(_ quantities: [Quantity]) {
        self = .array(
            quantities.map {
                [
                    "value": .string($0.value), "unit": .string($0.unit), "of": .optional($0.of),
                    "raw": .string($0.raw),
                ]
            })
    }

    /// An object from site to nickname, in the order of the sites.
    init(_ handles: [String: String]) {
        self = .object(
            handles.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .string($0.value)) })
    }

    /// Lists [field, value, rule, start or null, end or null, confidence].
    init(_ evidence: [Evidence]) {
        self = .array(
            evidence.map {
                .array([
                    .string($0.field), .string($0.value), .string($0.rule),
                    .optional($0.range?.lowerBound), .optional($0.range?.upperBound),
                    .decimal($0.confidence),
                ])
            })
    }
}

extension JSONValue {
    var lines: [ClosedRange<Int>] { pairs.map { $0...$1 } }

    var byteRanges: [Range<Int>] { pairs.map { $0..<$1 } }

    var reactions: [Reaction] {
        elements.compactMap { pair in
            guard pair.elements.count == 2, let count = pair.elements[1].integer else { return nil }
            return Reaction(emoji: pair.elements[0].string, count: count)
        }
    }

    var quantities: [Quantity] {
        elements.map { quantity in
            Quantity(
                value: quantity["value"].string ?? "", unit: quantity["unit"].string ?? "",
                of: quantity["of"].string, raw: quantity["raw"].string ?? "")
        }
    }

    var handles: [String: String] {
        var handles: [String: String] = [:]
        for member in members { handles[member.name] = member.value.string }
        return handles
    }

    var evidence: [Evidence] {
        elements.compactMap { item in
            let parts = item.elements
            guard parts.count == 6, let field = parts[0].string, let value = parts[1].string,
                let rule = parts[2].string, let confidence = parts[5].number
            else { return nil }
            let range = JSONValue.array([.array([parts[3], parts[4]])]).byteRanges.first
            return Evidence(field: field, value: value, rule: rule, range: range, confidence: confidence)
        }
    }

    private var pairs: [(Int, Int)] {
        elements.compactMap { pair in
            let bounds = pair.integers
            return bounds.count == 2 && bounds[0] <= bounds[1] ? (bounds[0], bounds[1]) : nil
        }
    }
}
