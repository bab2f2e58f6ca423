import ReviewModel

@testable import ReviewParsing

extension InputFormat {
    /// All that a format reads out of one file, with the last channel in it.
    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        var transcript = Transcript()
        // Bytes in memory cannot fail to be read, and the sink throws nothing.
        let end = try? read(
            SourceContent(source),
            into: { event in
                switch event {
                case .channel(let channel): transcript.channel = channel
                case .message(let message): transcript.messages.append(message)
                case .beginsInside: transcript.mayBeginInside = true
                case .page: break
                }
            }, report: report)
        transcript.mayEndInside = end?.isCutOff ?? false
        return transcript
    }
}
