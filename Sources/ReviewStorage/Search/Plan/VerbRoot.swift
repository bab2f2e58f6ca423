/// What the forms of a Russian verb have in common where their stems differ: `рисует` and `рисовать`,
/// `ускорил` and `ускорять`, `обманули` and `обмануть`.
enum VerbRoot {
    /// Whether a word of a question may be a form of, or of the family of, a verb: both as folded and stemmed.
    static func joins(_ word: (form: [UInt8], stem: [UInt8]), verb: (form: [UInt8], stem: [UInt8])) -> Bool {
        guard isInfinitive(verb.form), word.form.prefix(6) == verb.form.prefix(6),
            let root = root(of: verb.stem), root == self.root(of: word.stem)
        else { return false }
        // A short root by itself is another word: `рис`.
        return root.count >= 8 || word.form.count >= root.count + 4
    }

    /// Whether a folded word is what a dictionary has a verb under.
    private static func isInfinitive(_ form: [UInt8]) -> Bool {
        endings.contains { form.count > $0.count && form.suffix($0.count).elementsEqual($0) }
    }

    /// The stem without what makes a verb of it; nil when hardly anything is left.
    private static func root(of stem: [UInt8]) -> ArraySlice<UInt8>? {
        let suffix = suffixes.first { stem.count > $0.count && stem.suffix($0.count).elementsEqual($0) }
        let root = stem.dropLast(suffix?.count ?? 0)
        return root.count >= 6 ? root : nil
    }

    private static let endings = ["ть", "ться"].map { Array($0.utf8) }
    /// Longer ones first.
    private static let suffixes = "ирова ова ева ыва ива ава ир ут ул ет ит ат ал ил а я и у"
        .split(separator: " ").map { Array($0.utf8) }
}
