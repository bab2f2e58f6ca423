import Bytes
import Testing

@Suite struct StableHashTests {
    /// Test vectors of its authors.
    @Test(
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
        ] as [(String, UInt64)])
    func isFNV1a(text: String, hash: UInt64) { #expect(StableHash(of: text.utf8).value == hash) }

    @Test func whatLiesOnDiskStays() {
        var words = StableHash()
        words.add(word: 1)
        #expect(words.value == (0xcbf2_9ce4_8422_2324 as UInt64 &* 0x100_0000_01b3).turned)
    }

    @Test func spreadsEachBitOverAllOthers() {
        #expect(StableHash.spread(0) == 0)
        #expect(StableHash.spread(1) == 0xb456_bcfc_34c2_cb2c)
        for bit in 0..<64 {
            let changed = StableHash.spread(1 << UInt64(bit) ^ 0x1234_5678) ^ StableHash.spread(0x1234_5678)
            #expect((12...52).contains(changed.nonzeroBitCount), "bit \(bit)")
        }
    }
}

extension UInt64 {
    fileprivate var turned: UInt64 { self << 29 | self >> 35 }
}
