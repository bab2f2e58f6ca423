/// Finds the words of the tree again in the source, going forward.
///
/// The parser's own columns cannot be used: they are off behind tabs, in tables and in all but the first
/// line of a paragraph in a list.
struct SourceFinder {
    private let bytes: [UInt8]
    /// Where to look for the next words.
    private(set) var position: Int

    /// How far ahead words are looked for.
    private static let reach = 4096
    /// How many bytes must agree.
    private static let sample = 24

    /// A finder that begins at `position` of `bytes`.
    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = min(position, bytes.count)
    }

    /// Where `words` begin; moves behind them. Nil when escapes or references hide them.
    mutating func find(_ words: ArraySlice<UInt8>) -> Int? {
        guard let found = place(of: words.prefix(Self.sample)) else { return nil }
        position = min(bytes.count, found + words.count)
        return found
    }

    /// Moves behind an address, where it stands in the source to the letter.
    mutating func skip(_ url: String) {
        let wanted = Array(url.utf8)
        if let found = place(of: wanted[...]) { position = min(bytes.count, found + wanted.count) }
    }

    private func place(of words: ArraySlice<UInt8>) -> Int? {
        guard let first = words.first else { return nil }
        var at = position
        let end = min(bytes.count, position + Self.reach)
        while at + words.count <= end {
            if bytes[at] == first, bytes[at..<at + words.count].elementsEqual(words) { return at }
            at += 1
        }
        return nil
    }
}
