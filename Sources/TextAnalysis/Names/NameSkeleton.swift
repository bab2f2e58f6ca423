/// What is left of a name when spellings and scripts are put aside: `hasabis` for both `Hassabis` and
/// `Хассабис`.
///
/// Sounds are written with one letter each: `j` for ж and zh, `q` for ч and ch, `w` for ш, щ, sh and sch, `h`
/// for х, kh, x and кс, `s` for с, ц, ts, tz and a soft c, `i` for и, й, ы, y, j and дж. Doubled letters are
/// single. The key serves to compare names with each other; it is no transcription.
enum NameSkeleton {
    /// The key of a folded name. Digits stay; what is neither letter nor digit becomes one space.
    static func key(of folded: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        var i = 0
        while i < folded.count {
            let (sounds, length) = sounds(at: i, in: folded)
            for sound in sounds where sound != key.last { key.append(sound) }
            i += length
        }
        if key.last == 0x20 { key.removeLast() }
        return key.first == 0x20 ? Array(key.dropFirst()) : key
    }

    /// The letters with which words may begin whose key begins with `sound`, in either script.
    static func initials(ofSound sound: UInt8) -> Set<String> {
        var initials: Set<String> = [String(UnicodeScalar(sound))]
        for spelling in spellings.joined() where spelling.sounds.first == sound {
            if let letter = String(decoding: spelling.letters, as: UTF8.self).first {
                initials.insert(String(letter))
            }
        }
        return initials
    }

    private static func sounds(at i: Int, in name: [UInt8]) -> (sounds: [UInt8], length: Int) {
        for spelling in spellings[Int(name[i])] where spelling.matches(name, at: i) {
            return (spelling.sounds, spelling.letters.count)
        }
        let (value, length) = UTF8Scanner.scalar(name, i)
        guard ScalarTraits.of(value).isDisjoint(with: .word) else {
            return (Array(name[i..<min(i + length, name.count)]), length)
        }
        return ([0x20], length)
    }

    /// All spellings: letters, sounds, and the letters one of which has to follow, or `^` for the beginning of a
    /// syllable; those tried first come first.
    static var table: [[String]] {
        spellings.joined().sorted { $0.rank > $1.rank }.map { spelling in
            let condition = spelling.startsSyllable ? Array("^".utf8) : spelling.before
            return [spelling.letters, spelling.sounds, condition].map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Letters that stand for a sound, and where they do.
    private struct Spelling {
        let letters: [UInt8]
        let sounds: [UInt8]
        /// Only at the beginning of a word or after a vowel.
        var startsSyllable = false
        /// Only before one of these letters.
        var before: [UInt8] = []

        /// Longer spellings are tried first, and of one length those with a condition.
        var rank: Int { letters.count * 2 + (startsSyllable || !before.isEmpty ? 1 : 0) }

        func matches(_ name: [UInt8], at i: Int) -> Bool {
            let end = i + letters.count
            guard end <= name.count, name[i..<end].elementsEqual(letters) else { return false }
            if !before.isEmpty { return end < name.count && before.contains(name[end]) }
            return !startsSyllable || i == 0 || "aeiouy ".utf8.contains(name[i - 1])
        }
    }

    /// Spellings by their first byte, longer ones first.
    private static let spellings: [[Spelling]] = {
        var spellings = [[Spelling]](repeating: [], count: 256)
        func add(_ spelling: Spelling) {
            let first = Int(spelling.letters[0])
            let place = spellings[first].firstIndex { $0.rank < spelling.rank }
            spellings[first].insert(spelling, at: place ?? spellings[first].count)
        }
        add(Spelling(letters: Array("ye".utf8), sounds: Array("e".utf8), startsSyllable: true))
        add(Spelling(letters: Array("c".utf8), sounds: Array("s".utf8), before: Array("eiy".utf8)))
        add(Spelling(letters: Array("oh".utf8), sounds: Array("o".utf8), before: Array("lmnr".utf8)))
        for (sounds, words) in WordFiles.sounds.pairs("sound") {
            for word in TextSlice(words).fields {
                add(Spelling(letters: Array(word), sounds: sounds == "-" ? [] : Array(sounds.utf8)))
            }
        }
        return spellings
    }()
}
