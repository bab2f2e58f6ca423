/// When to colour.
enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never

    /// Whether to colour what goes to a terminal or elsewhere; `NO_COLOR` as in no-color.org, and a
    /// terminal that says it is dumb.
    func allows(terminal: Bool, in environment: Environment) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            let refused = environment.variable("NO_COLOR").map { !$0.isEmpty } ?? false
            return terminal && !refused && environment.variable("TERM") != "dumb"
        }
    }
}
