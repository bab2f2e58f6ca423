@testable import DigestCLI
import Testing

@Suite struct GuessedCommandsTests {
    private static let lines = GuessedCommands.table.split(separator: "\n").map {
        $0.split(separator: ":", maxSplits: 1)
    }

    /// What is named is there: a word that became a command is no guess any more.
    @Test func everyAnswerIsACommand() {
        for line in Self.lines {
            #expect(line.count == 2)
            for word in line[0].split(separator: " ") {
                #expect(Commands.named(String(word)) == nil, "\(word)")
                let answers = GuessedCommands.meant(by: String(word))
                #expect(!answers.isEmpty)
                for answer in answers where answer != "--version" {
                    let command = answer.split(separator: " ")[0]
                    #expect(Commands.named(String(command)) != nil, "\(answer)")
                }
            }
        }
    }

    @Test func wordsStandOnce() {
        let words = Self.lines.flatMap { $0[0].split(separator: " ") }
        #expect(Set(words).count == words.count)
    }

    @Test func othersMeanNothing() { #expect(GuessedCommands.meant(by: "serach") == []) }
}
