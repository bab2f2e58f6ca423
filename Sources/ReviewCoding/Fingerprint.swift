import Bytes
public import ReviewModel

/// A number that tells whether the content of a review is the same: 64 bits after FNV-1a over all
/// fields but those that tell only where it was read. Reactions are left out as well: they change from day
/// to day under posts that stay the same. Fingerprints lie on disk: what is added, and in what order, the
/// tables of fields say, and neither may change.
public struct Fingerprint: Sendable {
    private var hash = StableHash()

    /// The fingerprint of `review`, as SQLite's signed integer.
    public static func of(_ review: Review) -> Int64 {
        var fingerprint = Fingerprint()
        Review.fields.hash(review, into: &fingerprint)
        return Int64(bitPattern: fingerprint.hash.value)
    }

    // Each value is preceded by what it is, and a list by its length, so that no two different
    // reviews give the same bytes.

    /// Takes a list, each element as `body` says.
    mutating func add<Element>(each elements: [Element], _ body: (inout Fingerprint, Element) -> Void) {
        add(elements.count)
        for element in elements { body(&self, element) }
    }

    /// Takes a string, or that there is none.
    mutating func add(_ string: String?) {
        guard var string else { return hash.add(word: 0) }
        hash.add(word: 1)
        string.withUTF8 { add($0) }
    }

    /// Takes a number, or that there is none.
    mutating func add(_ number: Int?) {
        hash.add(word: number == nil ? 2 : 3)
        hash.add(word: UInt64(bitPattern: Int64(number ?? 0)))
    }

    /// The length, then eight bytes at a time.
    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        hash.add(word: UInt64(bytes.count))
        let words = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset + 8 <= words.count {
            hash.add(word: UInt64(littleEndian: words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        for byte in bytes[offset...] { hash.add(word: UInt64(byte)) }
    }
}
