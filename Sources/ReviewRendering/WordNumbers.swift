/// Numbers the words of texts, so that all forms of a word have one number. Numbers begin with 0 and come
/// without gaps.
public protocol WordNumbers: AnyObject {
    /// The numbers of the words of `text`, in their order.
    func numbers(of text: String) -> [Int]
    /// What stands for all forms of the word with that number: its stem.
    func word(_ number: Int) -> String
}
