/// Letters of one script typed where the other was meant: `Сlip` with a Cyrillic `С`.
enum LookAlikes {
    /// Which way the letters of a word are to be changed.
    enum Direction {
        case none, toCyrillic, toLatin
    }

    /// The direction for one word that has letters of both scripts: towards the script of most of its
    /// letters, provided that every other letter has a twin there. A Russian ending of a Latin word, as
    /// in `BERTа`, is meant as it is.
    static func direction(of word: UnsafeBufferPointer<UInt8>) -> Direction {
        var latin = 0, cyrillic = 0, latinTwins = 0, cyrillicTwins = 0
        var i = 0
        while i < word.count {
            let (value, length) = UTF8Scanner.scalar(word, i)
            let traits = ScalarTraits.of(value)
            if traits.contains(.latin) {
                latin += 1
                if cyrillicTwin(ofLatin: value) != nil { latinTwins += 1 }
            } else if traits.contains(.cyrillic) {
                cyrillic += 1
                if latinTwin(ofCyrillic: value) != nil { cyrillicTwins += 1 }
            }
            i += length
        }
        if latin > 0, cyrillic > latin, latinTwins == latin { return .toCyrillic }
        let isMostlyLatin = cyrillic > 0 && latin > cyrillic && cyrillicTwins == cyrillic
        return isMostlyLatin && LoanEnding.start(in: word) == nil ? .toLatin : .none
    }

    /// The letter that `value` is to be read as.
    static func read(_ value: UInt32, _ direction: Direction) -> UInt32 {
        switch direction {
        case .none: value
        case .toCyrillic: cyrillicTwin(ofLatin: value) ?? value
        case .toLatin: latinTwin(ofCyrillic: value) ?? value
        }
    }

    private static func cyrillicTwin(ofLatin value: UInt32) -> UInt32? {
        latin.firstIndex(of: value).map { cyrillic[$0] }
    }

    private static func latinTwin(ofCyrillic value: UInt32) -> UInt32? {
        cyrillic.firstIndex(of: value).map { latin[$0] }
    }

    private static let latin = "ABCEHKMOPTXYaceopxyijs".unicodeScalars.map(\.value)
    private static let cyrillic = "АВСЕНКМОРТХУасеорхуіјѕ".unicodeScalars.map(\.value)
}
