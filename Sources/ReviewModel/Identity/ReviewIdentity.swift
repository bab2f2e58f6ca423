import Bytes

/// Makes the short id of an item from its key.
public enum ReviewIdentity {
    /// Digits and letters that are hard to confuse, after Crockford's Base32.
    static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Length of an id: 50 bits, so that a million items have distinct ids but for one chance in 2,000.
    public static let length = 10

    /// The id of the item with `key`: ten letters and digits of its FNV-1a hash, finished by the
    /// mixer of MurmurHash3 so that near keys get far ids.
    public static func id(forKey key: String) -> String {
        let hash = StableHash.spread(StableHash(of: key.utf8).value)
        let digits = (0..<length).map { alphabet[Int(hash >> (5 * UInt64($0)) & 31)] }
        return String(decoding: digits, as: UTF8.self)
    }
}
