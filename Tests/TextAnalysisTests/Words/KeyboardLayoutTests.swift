import TextAnalysis
import Testing

struct KeyboardLayoutTests {
    @Test(
        arguments: [
            ("ghbdtn", "привет"), ("Ghbdtn", "привет"), ("j,extybt", "обучение"), ("ИУКЕ", "bert"),
            ("привет", "ghbdtn"), ("", nil), ("gpt-3", nil), ("ghиdtn", nil), ("naïve", nil), ("a b", nil),
        ] as [(String, String?)])
    func other(typed: String, meant: String?) {
        #expect(KeyboardLayout.other(typed) == meant)
    }
}
