/// A message of an export with what places it among its neighbours.
struct DialogMessage: Sendable {
    /// The message.
    var message: Message
    /// Who wrote it; nil where the channel itself did.
    var writer: String?
}
