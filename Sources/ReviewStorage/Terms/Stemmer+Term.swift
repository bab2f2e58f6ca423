internal import TextAnalysis

extension Stemmer {
    /// The stem of a folded word as the text index has it: of a Russian word with single letters for
    /// doubled ones and `е` for `э`. These tell English words apart (be, bee) but hardly any Russian ones.
    func term(of form: [UInt8]) -> [UInt8] {
        let stem = stem(form)
        let isCyrillic = stem.first.map { $0 == 0xd0 || $0 == 0xd1 } ?? false
        return isCyrillic ? Stemmer.variantKey(stem) : stem
    }
}
