import ReviewStorage

extension Session {
    /// After an import: does what rules say, and tells of it.
    func applyRules(to store: ReviewStore) throws { tell(try store.applyRules()) }

    /// Tells what rules have done beside something else, where they have done anything.
    func tell(_ outcomes: [TagRuleOutcome]) {
        for outcome in outcomes where outcome.changed > 0 {
            say("rule '\(outcome.rule)': \(Count.of(outcome.changed, noun: "item")) tagged")
        }
    }
}
