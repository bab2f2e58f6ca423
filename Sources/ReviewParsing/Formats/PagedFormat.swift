import ReviewModel

/// A format whose sources may be split over several files, which are read one after the other.
protocol PagedFormat: InputFormat {
    /// Hands what the files hold to `sink`, in their order. `next` loads each when its turn comes and is
    /// nil behind the last; `channel` is the username where it is known.
    ///
    /// What is wrong with the source goes to `report`; thrown is what `sink` and `next` throw.
    func read(
        _ next: () throws -> SourceText?, channel: String?, into sink: (TranscriptEvent) throws -> Void,
        report: (Diagnostic) -> Void
    ) throws -> StreamedReading
}

extension PagedFormat {
    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        var transcript = Transcript()
        var pages = [source]
        // Pages in memory cannot fail to load, and the sink throws nothing.
        let reading = try? read(
            { pages.popLast() }, channel: nil,
            into: { event in
                switch event {
                case .channel(let channel): transcript.channel = channel
                case .message(let message): transcript.messages.append(message)
                case .page: break
                }
            }, report: report)
        transcript.mayEndInside = reading?.isCutOff ?? false
        return transcript
    }
}
