import TextAnalysis

extension MessageText {
    /// Takes off the line feeds at the end.
    mutating func finish() {
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        for index in links.indices where links[index].range.upperBound > bytes.count {
            links[index].range = min(links[index].range.lowerBound, bytes.count)..<bytes.count
        }
    }

    /// Puts U+FFFD where bytes are no UTF-8; whether there were any. Places in the source and links
    /// behind them are as good as lost then, so they are given up or moved to the end.
    mutating func mend() -> Bool {
        guard !isValid else { return false }
        bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
        origins = []
        for index in links.indices { links[index].range = bytes.count..<bytes.count }
        return true
    }

    private var isValid: Bool {
        var at = bytes.endOfShortScalars(from: 0)
        while at < bytes.count {
            let length = UTF8Scanner.scalar(bytes, at).length
            guard length > 1 else { return false }
            at = bytes.endOfShortScalars(from: at + length)
        }
        return true
    }
}
