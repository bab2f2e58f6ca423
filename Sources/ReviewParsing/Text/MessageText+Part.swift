extension MessageText {
    /// The bytes in `range` with the links and origins that lie in it. Links must be sorted by where they begin,
    /// which is what makes cutting a long text into many parts cheap.
    func part(_ range: Range<Int>) -> MessageText {
        var part = MessageText()
        part.bytes = Array(bytes[range])
        var at = links.firstIndex(notBefore: range.lowerBound) { $0.range.lowerBound }
        while at < links.count, links[at].range.lowerBound < range.upperBound {
            let place = links[at].range.clamped(to: range)
            part.links.append(
                HiddenLink(
                    range: place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound,
                    url: links[at].url))
            at += 1
        }
        // The run before the first that begins in the range may reach into it.
        at = max(0, origins.firstIndex(notBefore: range.lowerBound) { $0.text } - 1)
        while at < origins.count, origins[at].text < range.upperBound {
            if let origin = origins[at].clipped(to: range) { part.origins.append(origin) }
            at += 1
        }
        return part
    }
}

extension MessageText.Origin {
    /// What of the run lies in `range`, counted from the start of `range`.
    fileprivate func clipped(to range: Range<Int>) -> Self? {
        let place = (text..<text + length).clamped(to: range)
        guard !place.isEmpty else { return nil }
        return Self(
            text: place.lowerBound - range.lowerBound, source: source + place.lowerBound - text,
            length: place.count)
    }
}

extension Array {
    /// Index of the first element that `key` puts at `limit` or behind it, in a sorted array.
    fileprivate func firstIndex(notBefore limit: Int, by key: (Element) -> Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if key(self[middle]) < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
