/// Why JSON could not be read on.
enum JSONFault: Error, Equatable {
    /// The source ended.
    case end
    /// Something stands here that no JSON value begins with or that does not fit its surroundings.
    case unexpected
    /// A message begins inside of another: the end of the other is lost.
    case nestedMessage
    /// Arrays and objects are nested deeper than any export nests them.
    case tooDeep
    /// A value that has to be in memory as a whole is larger than any message can be.
    case tooLong
}
