/// Words whose stem is written down because Snowball has it wrong for texts on machine learning.
enum StemExceptions {
    /// The stem of a folded word; nil when the algorithm may decide.
    static func stem(of word: [UInt8]) -> [UInt8]? {
        word.withUnsafeBufferPointer(forms.find).map { stems[$0] }
    }

    private static let (forms, stems): (ByteTable, [[UInt8]]) = {
        var forms = ByteTable(capacity: 64)
        var stems: [[UInt8]] = []
        for (stem, words) in WordFiles.stems.pairs("stem") {
            for word in TextSlice(words).fields {
                _ = forms.insert(Array(word))
                stems.append(Array(stem.utf8))
            }
        }
        return (forms, stems)
    }()
}
