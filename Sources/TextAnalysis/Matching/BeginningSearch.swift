internal import CLexicons

/// Finds where in the file of a lexicon words begin in one of several ways.
struct BeginningSearch {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// A search for words that begin with one of `beginnings`, in small letters; empty ones are left out.
    init(_ beginnings: [[UInt8]]) {
        for beginning in beginnings where !beginning.isEmpty {
            bytes += beginning
            ends.append(bytes.count)
        }
    }

    /// The first such place in `file` at `start` or later.
    func next(in file: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = file.baseAddress, start < file.count else { return nil }
        let place = digest_lexicon_find(
            digest_lexicon(bytes: base, count: file.count), start, bytes, ends, ends.count)
        return place < file.count ? place : nil
    }
}
