import Testing

@testable import TextAnalysis

@Suite struct BeginningSearchTests {
    private static let file = Array(
        """
        # Names that begin alike, in two scripts
        Mask R-CNN; mask rcnn; MASS; маска; Маскарад; "массив данных"
            en: masked language model; language models; [mass]; a; я
        Трансформер; transformer; trans former; трансформеры, transfer; xmasx mas; последнее слово м
        """.utf8)

    /// What is meant: a word begins where such a character stands in front of it.
    private static func places(_ beginnings: [[UInt8]], from start: Int) -> [Int] {
        func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        return (start..<file.count).filter { place in
            (place == 0 || " ;\n\"[".utf8.contains(file[place - 1]))
                && beginnings.contains { !$0.isEmpty && file[place...].prefix($0.count).map(small) == $0 }
        }
    }

    @Test(arguments: [
        ["mas"], ["mass", "trans"], ["маск"], ["м", "t", "a", "я"], ["слово м"], ["absent"], [], [""], ["#"],
        ["masked language model"], ["m", "ма", "mask r", "последнее", "en:"],
    ])
    func findsEachPlace(words: [String]) {
        let beginnings = words.map { Array($0.utf8) }
        let search = BeginningSearch(beginnings)
        for start in [0, 1, 17, 63, 64, 200] {
            var found: [Int] = []
            BeginningSearchTests.file.withUnsafeBufferPointer { file in
                var next = start
                while let place = search.next(in: file, from: next) {
                    found.append(place)
                    next = place + 1
                }
            }
            #expect(found == BeginningSearchTests.places(beginnings, from: start), "from \(start)")
        }
    }

    @Test func manyBeginningsAreFoundToo() {
        let beginnings = (0..<100).map { Array("q\($0)".utf8) } + [Array("transf".utf8)]
        BeginningSearchTests.file.withUnsafeBufferPointer { file in
            let place = BeginningSearch(beginnings).next(in: file, from: 0)
            #expect(place == BeginningSearchTests.places(beginnings, from: 0).first)
        }
    }
}
