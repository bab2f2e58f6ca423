/// Numbers distinct byte strings in the order they come, all kept in one array.
public struct ByteTable: Sendable {
    /// By place the upper half of a hash with the number of the string, counted from 1; 0 where nothing is.
    private var slots: [UInt64]
    private var ends: [Int] = [0]
    private var arena: [UInt8] = []
    private static let seed = UInt64.random(in: .min ... .max)

    /// An empty table, with room for some `capacity` strings.
    public init(capacity: Int = 0) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
    }

    /// How many strings there are.
    public var count: Int { ends.count - 1 }

    /// The string numbered `index`.
    public func bytes(_ index: Int) -> ArraySlice<UInt8> { arena[ends[index]..<ends[index + 1]] }

    /// The number of `key`; nil when it is not there.
    public func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        let slot = slot(of: key, hash: Self.hash(key))
        return slots[slot] == 0 ? nil : Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
    }

    /// The number of `key`, which is put in when it is not there.
    public mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = Self.hash(key)
        var slot = slot(of: key, hash: hash)
        if slots[slot] != 0 { return Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1 }
        if count * 2 >= slots.count {
            grow()
            slot = self.slot(of: key, hash: hash)
        }
        arena.append(contentsOf: key)
        ends.append(arena.count)
        slots[slot] = hash & Self.tag | UInt64(count)
        return count - 1
    }

    /// The number of `key`, which is put in when it is not there.
    public mutating func insert(_ key: [UInt8]) -> Int { key.withUnsafeBufferPointer { insert($0) } }

    /// The part of a hash that stands beside the number: most other strings are told by it, without a look at them.
    private static let tag: UInt64 = 0xFFFF_FFFF_0000_0000

    private func slot(of key: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 {
                if slots[slot] & Self.tag == hash & Self.tag,
                    equals(Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1, key: key)
                {
                    break
                }
                slot = (slot + 1) & mask
            }
            return slot
        }
    }

    @inline(__always)
    private func equals(_ index: Int, key: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = ends[index]
        guard ends[index + 1] - start == key.count else { return false }
        return arena.withUnsafeBufferPointer { known in
            for i in 0..<key.count where known[start + i] != key[i] { return false }
            return true
        }
    }

    /// A hash in the manner of FNV, eight bytes at a time, from a basis of this run's own, so that no text
    /// can be made to collide on purpose.
    @inline(__always)
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(key)
        var hash = Self.seed ^ UInt64(truncatingIfNeeded: key.count)
        var i = 0
        while i + 8 <= bytes.count {
            hash = Self.mix(hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
            i += 8
        }
        var rest: UInt64 = 0
        while i < bytes.count {
            rest = rest << 8 | UInt64(bytes[i])
            i += 1
        }
        return Self.mix(hash ^ rest)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        arena.withUnsafeBufferPointer { arena in
            for index in 0..<count {
                let hash = Self.hash(UnsafeBufferPointer(rebasing: arena[ends[index]..<ends[index + 1]]))
                var slot = Int(truncatingIfNeeded: hash) & mask
                while slots[slot] != 0 { slot = (slot + 1) & mask }
                slots[slot] = hash & Self.tag | UInt64(index + 1)
            }
        }
    }
}
