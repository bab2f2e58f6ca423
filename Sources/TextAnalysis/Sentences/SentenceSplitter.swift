/// Cuts text into sentences, in Russian and English.
public enum SentenceSplitter {
    /// Sentences of `bytes` within `range`, in order and without surrounding spaces. A line break always ends
    /// one. The marker of a list item or a heading at the start of a line belongs to none, nor do emoji there, nor the
    /// semicolon or comma at the end of an item; what has neither letters nor digits is no sentence.
    public static func sentences(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        let range = range.clamped(to: bytes.indices)
        return bytes.withUnsafeBufferPointer { buffer in
            var sentences: [Range<Int>] = []
            var start = range.lowerBound
            while start < range.upperBound {
                let end = buffer[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
                var line = SentenceLine(text: UnsafeBufferPointer(rebasing: buffer[start..<end]))
                for sentence in line.sentences() {
                    sentences.append(sentence.lowerBound + start..<sentence.upperBound + start)
                }
                start = end + 1
            }
            return sentences
        }
    }

    /// Sentences of all of `bytes`.
    public static func sentences(in bytes: [UInt8]) -> [Range<Int>] { sentences(in: bytes, bytes.indices) }
}
