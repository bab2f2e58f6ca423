/// Russian endings put straight on a Latin word: `BERTом`, `GPT3й`, `MLщик`.
enum LoanEnding {
    /// Where the ending begins in `word`, in bytes; nil when it has none. The word may be folded or not.
    static func start(in word: UnsafeBufferPointer<UInt8>) -> Int? {
        var start = word.count
        while start >= 2, isCyrillicLead(word[start - 2]), word[start - 1] & 0xC0 == 0x80 { start -= 2 }
        guard start > 0, start < word.count, isLatinOrDigits(word[..<start]) else { return nil }
        let ending = String(decoding: word[start...], as: UTF8.self)
        return endings.contains(ending) ? start : nil
    }

    /// Where the ending begins in `word`, in bytes; nil when it has none.
    static func start(in word: [UInt8]) -> Int? { word.withUnsafeBufferPointer { start(in: $0) } }

    private static func isCyrillicLead(_ byte: UInt8) -> Bool { byte == 0xD0 || byte == 0xD1 }

    private static func isLatinOrDigits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var hasLetter = false
        for byte in bytes {
            if isCyrillicLead(byte) { return false }
            hasLetter = hasLetter || byte >= 0x41 && !(0x5B...0x60).contains(byte)
        }
        return hasLetter
    }

    private static let endings: Set<String> = [
        "а", "у", "е", "ы", "и", "о", "я", "ю", "й", "ь", "ом", "ем", "ов", "ев", "ам", "ах", "ами", "ям",
        "ях",
        "ями", "ой", "ей", "ою", "ый", "ая", "ое", "ые", "ого", "ому", "ым", "ых", "ыми", "ю", "х", "м", "ми",
        "го", "му", "ский", "ская", "ское", "ские", "ского", "ской", "ских", "ским", "скую", "скими", "ск",
        "овский", "овская", "овское", "овские", "овского", "овской", "овских", "овским", "овскую",
        "шный", "шная", "шное", "шные", "шного", "шной", "шных", "шным", "шную", "ишка", "ишки",
    ]
}
