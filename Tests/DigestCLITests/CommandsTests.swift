import ArgumentParsing
@testable import DigestCLI
import TestSupport
import Testing

@Suite struct CommandsTests {
    @Test func listHoldsEveryCommandOfTheFolder() throws {
        let declared = try Declarations.types(
            conformingTo: ["Command", "FacetCommand"], in: "Commands", of: "DigestCLI")
        #expect(declared == Commands.all.map { "\($0)" }.sorted())
    }

    @Test func typesAreCalledAfterTheirCommand() {
        for command in Commands.all {
            #expect("\(command)".lowercased() == "\(command.name)command")
        }
    }

    @Test(arguments: Commands.all.map { $0.name }) func helpTellsOfEveryParameter(name: String) throws {
        let place = try Workplace()
        let command = try #require(Commands.named(name))
        let help = place.run([name, "--help"])
        #expect(help.status == 0)
        #expect(help.errors == "")
        #expect(place.run(["help", name]).output.hasPrefix(help.output))
        #expect(help.output.hasPrefix("Usage: digest \(name)"))
        #expect(help.output.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        for parameter in command.parameterDescriptions { #expect(help.output.contains(parameter.spelling)) }
    }

    @Test(arguments: HelpTopics.all.filter(\.isProse).map(\.name)) func pagesFitTheTerminal(name: String)
        throws
    {
        let page = try Workplace().run(["help", name])
        #expect(page.status == 0)
        let lines = page.output.split(separator: "\n")
        #expect(lines.count > 10)
        #expect(
            lines.allSatisfy { $0.unicodeScalars.count <= 80 }, "\(lines.max { $0.count < $1.count } ?? "")")
    }

    @Test func topicsAreBothACommandAndAPage() throws {
        let page = try Workplace().run(["help", "topics"]).output
        #expect(page.hasPrefix("Usage: digest topics"))
        #expect(page.contains("  reinforcement learning"))
        #expect(page.contains("other pages of help: query, formats, fetching,"))
    }

    @Test func phrasesAreInOneStyle() {
        for command in CommandLineTool.description.commands {
            let phrases = [command.summary] + command.parameters.map(\.help)
            for phrase in phrases {
                #expect(
                    phrase.first?.isUppercase == false && phrase.last != ".", "\(command.name): \(phrase)")
            }
        }
    }
}

extension Command {
    static var parameterDescriptions: [ParameterDescription] { description.parameters }
}
