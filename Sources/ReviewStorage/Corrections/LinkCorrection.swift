internal import ReviewModel

/// A link as a correction writes it: `code:https://…`, or the address alone.
struct LinkCorrection {
    /// What stands at the other end.
    let role: Link.Role
    /// Address.
    let url: String

    /// Takes `value` apart; without a role the address decides between paper and anything else.
    init(_ value: String) {
        let parts = value.split(separator: ":", maxSplits: 1)
        if parts.count == 2, let role = Link.Role(rawValue: parts[0].lowercased()) {
            self.role = role
            url = String(parts[1])
        } else {
            role = value.contains("arxiv.org/") || value.contains("doi.org/") ? .paper : .other
            url = value
        }
    }
}
