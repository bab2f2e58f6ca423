internal import Bytes
internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import TextAnalysis

/// What the values of a review rest on, as the library keeps it: a list as that of a dump, before whose elements stand
/// two numbers: that of the notation, and a hash of what follows, by which a bit that has turned is found. A claim stands in it as its place in the text of the review, which has its words already, and places
/// in the source count from where the review begins there, so that the list stays when something before it changes.
/// Lists that former programs wrote are as in a dump.
enum EvidenceList {
    /// What a list begins with that is shortened so.
    private static let mark = 1

    /// The list of `review`.
    static func text(of review: Review) -> String {
        guard !review.evidence.isEmpty else { return "[]" }
        let start = start(review.source.bytes)
        var claims = ClaimPlaces(review)
        var json = JSONWriter(escaping: .required)
        json.array { json in
            json.value(mark)
            for evidence in review.evidence {
                let place = claims.place(of: evidence)
                json.array { json in
                    json.value(evidence.field)
                    if let place {
                        json.array { json in
                            json.value(place.lowerBound)
                            json.value(place.count)
                        }
                    } else {
                        json.value(evidence.value)
                    }
                    json.value(evidence.rule)
                    json.value(evidence.range.map { $0.lowerBound - start })
                    json.value(evidence.range.map { $0.upperBound - start })
                    json.value(evidence.confidence)
                }
            }
        }
        let rest = json.bytes[opening.count...]
        return String(decoding: opening + Array(",\(hash(rest))".utf8) + rest, as: UTF8.self)
    }

    private static let opening = Array("[\(mark)".utf8)

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        StableHash(of: bytes).value >> 32
    }

    /// Whether `list` is as it was written. One that a former program wrote has nothing to tell it by.
    static func isSound(_ list: UnsafeBufferPointer<UInt8>) -> Bool {
        let isFormer = list.starts(with: "[[".utf8) || list.elementsEqual("[]".utf8)
        guard list.starts(with: opening + [UInt8(ascii: ",")]) else { return isFormer }
        let rest = list[(opening.count + 1)...]
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return rest.first == UInt8(ascii: "[") }
        return UInt64(String(decoding: digits, as: UTF8.self)) == hash(Array(rest[digits.endIndex...])[...])
    }

    /// The list as in a dump, of a review with `text` that stands in its source at `places`.
    static func dumped(_ list: JSONValue, text: String, places: [Range<Int>]) -> JSONValue {
        guard case .array(let elements) = list, elements.first?.integer == mark else { return list }
        let start = start(places)
        let bytes = Array(text.utf8)
        let moved = { (place: JSONValue) in place.integer.map { JSONValue.integer($0 &+ start) } ?? .null }
        return .array(
            elements.drop { $0.integer != nil }.map { element in
                var values = element.elements
                guard values.count == 6 else { return element }
                if let words = words(values[1], in: bytes) { values[1] = .string(words) }
                values[3] = moved(values[3])
                values[4] = moved(values[4])
                return .array(values)
            })
    }

    /// What `list` says of a review with `text` that stands in its source at `places`.
    static func evidence(_ list: JSONValue, text: String, places: [Range<Int>]) -> [Evidence] {
        Coding.evidence.value(in: dumped(list, text: text, places: places)) ?? []
    }

    private static func words(_ place: JSONValue, in text: [UInt8]) -> String? {
        let numbers = place.integers
        guard numbers.count == 2, numbers[0] >= 0, numbers[1] >= 0, numbers[0] <= text.count else {
            return nil
        }
        return String(decoding: text[numbers[0]...].prefix(numbers[1]), as: UTF8.self)
    }

    private static func start(_ places: [Range<Int>]) -> Int { places.first?.lowerBound ?? 0 }
}

/// Where the claims of a review stand in its text.
private struct ClaimPlaces {
    private let claims: [Claim]
    private let text: [UInt8]
    private var next = 0

    init(_ review: Review) {
        claims = review.claims
        text = claims.isEmpty ? [] : Array(review.text.utf8)
    }

    /// The place whose words are the value; nil where there is none.
    mutating func place(of evidence: Evidence) -> Range<Int>? {
        guard evidence.field == "claims" else { return nil }
        // They come in one order.
        let isNext = next < claims.count && claims[next].text == evidence.value
        guard let index = isNext ? next : claims.firstIndex(where: { $0.text == evidence.value }) else {
            return nil
        }
        next = index + 1
        let place = claims[index].range
        return text.holds(evidence.value, at: place) ? place : nil
    }
}
