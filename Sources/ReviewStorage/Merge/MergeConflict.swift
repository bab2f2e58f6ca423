/// Where two libraries contradict each other, and what was done about it.
public enum MergeConflict: Sendable, Equatable {
    /// Of two values that exclude each other, one stands now: `what` is said as in `rating of 7kq2m9x`.
    case chosen(what: String, value: String, insteadOf: String)
    /// Something of the other library has another name here, as there is one of its name already.
    case renamed(what: String, name: String, to: String)
    /// A list follows both queries now.
    case followsBoth(list: String)
    /// Something of the other library was left out, as it would contain itself.
    case circular(what: String)
}

extension MergeConflict: CustomStringConvertible {
    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .chosen(let what, let value, let other): "\(what): '\(value)' stays, not '\(other)'"
        case .renamed(let what, let name, let new):
            "there was another \(what) '\(name)'; that of the other library is '\(new)' here"
        case .followsBoth(let list): "list '\(list)' follows the queries of both libraries now"
        case .circular(let what): "\(what) is left out; it would contain itself here"
        }
    }
}
