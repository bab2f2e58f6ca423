/// Other people's text in files that editors open: none of it sets the editor up, as modelines of Vim
/// (https://vimhelp.org/options.txt.html#modeline) and local variables of Emacs do.
enum EditorText {
    /// Puts a space into what an editor would act upon, in `bytes` from `start` on; in the place of a colon `colon`,
    /// where the format has another way to write one.
    static func disarm(_ bytes: inout [UInt8], from start: Int = 0, colon: String = " :") {
        guard bytes.count > start else { return }
        let found = places(Array(bytes[start...]))
        for place in found.reversed() {
            let at = start + place
            let spelling = bytes[at] == UInt8(ascii: ":") ? colon : " *"
            bytes.replaceSubrange(at...at, with: spelling.utf8)
        }
    }

    /// Whether an editor would act upon a colon behind `before`.
    static func actsOnColon(behind before: ArraySlice<UInt8>) -> Bool {
        isModeline(before) || endsLocalVariables(before)
    }

    /// Where spaces have to stand: before the colon behind `vi`, `vim`, a version or `ex`, in `-*-` and in
    /// the words that begin local variables.
    private static func places(_ bytes: [UInt8]) -> [Int] {
        var places: [Int] = []
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: ":"):
                if actsOnColon(behind: bytes[..<index]) { places.append(index) }
            case UInt8(ascii: "*"):
                if index > 0, index + 1 < bytes.count, bytes[index - 1] == UInt8(ascii: "-"),
                    bytes[index + 1] == UInt8(ascii: "-")
                {
                    places.append(index)
                }
            default: break
            }
        }
        return places
    }

    private static func isModeline(_ before: ArraySlice<UInt8>) -> Bool {
        let word = before.suffix(16).split(omittingEmptySubsequences: false) { $0 <= 0x20 }.last ?? []
        if word.elementsEqual("vi".utf8) || word.elementsEqual("ex".utf8) { return true }
        guard let first = word.first, first | 0x20 == UInt8(ascii: "v"),
            word.dropFirst().starts(with: "im".utf8)
        else { return false }
        return word.dropFirst(3).allSatisfy { (0x30...0x39).contains($0) || "<=>".utf8.contains($0) }
    }

    private static func endsLocalVariables(_ before: ArraySlice<UInt8>) -> Bool {
        let words = "local variables".utf8
        return before.count >= words.count
            && zip(before.suffix(words.count), words).allSatisfy { $0 | 0x20 == $1 }
    }
}
