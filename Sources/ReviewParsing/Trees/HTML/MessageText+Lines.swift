extension MessageText {
    /// Appends `line`, trimmed, on a line of its own, behind `mark`.
    mutating func appendLine(_ line: MessageText, after mark: String = "") {
        let place = line.bytes.trimmed(0..<line.bytes.count)
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        bytes += mark.utf8
        let shift = bytes.count - place.lowerBound
        bytes += line.bytes[place]
        for link in line.links {
            let range = link.range.clamped(to: place)
            links.append(
                HiddenLink(range: range.lowerBound + shift..<range.upperBound + shift, url: link.url))
        }
        strong += line.strong.map { $0.clamped(to: place) }.filter { !$0.isEmpty }
            .map { $0.lowerBound + shift..<$0.upperBound + shift }
        origins += line.origins.compactMap { origin in
            let cut = max(0, place.lowerBound - origin.text)
            guard cut < origin.length else { return nil }
            return Origin(
                text: origin.text + cut + shift, source: origin.source + cut, length: origin.length - cut)
        }
    }
}
