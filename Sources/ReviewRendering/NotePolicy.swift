/// What becomes of private notes in a format.
public enum NotePolicy: Sendable {
    /// They are written: the format is for the person who wrote them.
    case always
    /// They are written where that is asked for: the format is for other people too.
    case onRequest
    /// The format has no place for them.
    case never
}
