import ReviewModel

/// Tells from time, writer and replies whether a message goes on with the post before it.
struct PostChain {
    /// Longest time between the parts of one post that answer each other, in seconds.
    private static let patience: Int64 = 1800
    /// A message that comes so many seconds after the one before goes on with nothing.
    private static let pause: Int64 = 6 * 3600

    private var last: DialogMessage?
    /// Numbers of the messages since the last certain beginning, the latest ones only.
    private var numbers: [Int] = []

    /// Says of `next` what is certain: that it continues a post, that it begins one, or neither.
    mutating func place(_ next: inout DialogMessage) {
        next.message.beginsPost = verdict(on: next)
        if next.message.beginsPost == true { numbers.removeAll(keepingCapacity: true) }
        if let number = next.message.number { numbers.append(number) }
        if numbers.count > 20 { numbers.removeFirst() }
        last = next
    }

    private func verdict(on next: DialogMessage) -> Bool? {
        guard let last else { return nil }
        let gap = next.message.date.flatMap { date in
            last.message.date.map { abs(date.seconds - $0.seconds) }
        }
        if next.writer != last.writer { return true }
        if let gap, gap > Self.pause { return true }
        let isAnswer = next.message.replyTo.map(numbers.contains) ?? false
        return isAnswer && next.message.forwardedFrom == nil && gap ?? 0 <= Self.patience ? false : nil
    }
}
