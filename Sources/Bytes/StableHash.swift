// Bytes: what holds of any bytes, and what modules that know nothing of one another count alike. No word of our domain,
// no text, no input and output.

/// FNV-1a of 64 bits (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv): the same on every
/// machine and in every run, as Swift's own hashes are not. Values of it lie on disk, so neither way of
/// taking bytes may ever change.
@frozen public struct StableHash: Sendable, Equatable {
    @usableFromInline var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The hash of nothing.
    @inlinable public init() {}

    /// The hash of `bytes`.
    @inlinable public init(of bytes: some Sequence<UInt8>) { add(bytes) }

    /// The hash of what was added.
    @inlinable public var value: UInt64 { hash }

    /// `bits` with each of them spread over all others (the last steps of MurmurHash3 of 64 bits, Austin Appleby, public
    /// domain), so that near numbers get far ones. Values of it lie on disk as well.
    public static func spread(_ bits: UInt64) -> UInt64 {
        var bits = (bits ^ (bits >> 33)) &* 0xff51_afd7_ed55_8ccd
        bits = (bits ^ (bits >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return bits ^ (bits >> 33)
    }

    /// One step: takes a byte, or whatever else of up to 64 bits stands for one.
    @inlinable public mutating func add(_ byte: UInt64) {
        hash = (hash ^ byte) &* 0x0000_0100_0000_01b3
    }

    /// Takes bytes one by one.
    @inlinable public mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(UInt64(byte)) }
    }

    /// Takes a word of eight bytes with a turn, so that its upper half reaches the lower one.
    @inlinable public mutating func add(word: UInt64) {
        add(word)
        hash = hash << 29 | hash >> 35
    }

    /// Takes the number of `bytes`, and then the bytes as words of eight, the last one filled with zeros.
    public mutating func add(words bytes: UnsafeRawBufferPointer) {
        add(word: UInt64(bytes.count))
        var at = 0
        while at + 8 <= bytes.count {
            add(word: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
            at += 8
        }
        guard at < bytes.count else { return }
        var rest: UInt64 = 0
        for (place, byte) in bytes[at...].enumerated() { rest |= UInt64(byte) << UInt64(8 * place) }
        add(word: rest)
    }
}
