import ArgumentParsing
import Testing

@Suite struct HelpTextTests {
    let tool = Sample.tool

    @Test func overview() {
        #expect(
            HelpText(tool, width: 60).overview() == """
                Usage: sample [options] COMMAND …

                shows what a table can say

                Commands:
                  mark  adds and removes marks
                  list  lists what is there

                Options:
                  -q, --quiet       say nothing
                      --store PATH  where things are

                """)
    }

    @Test func groupsAndExamples() {
        var grouped = tool
        grouped.examples = ["sample mark +a -- b"]
        grouped.commands[0].group = "Keep"
        grouped.commands[1].group = "Look after"
        #expect(
            HelpText(grouped, width: 60).overview() == """
                Usage: sample [options] COMMAND …

                shows what a table can say

                  sample mark +a -- b

                Keep:
                  mark  adds and removes marks

                Look after:
                  list  lists what is there

                Options:
                  -q, --quiet       say nothing
                      --store PATH  where things are

                """)
    }

    @Test func commandHelpIsAlignedAndWrapped() {
        #expect(
            HelpText(tool, width: 50).help(of: tool.commands[0]) == """
                Usage: sample mark [options] +MARK|-MARK… [--] QUERY…

                Adds marks.

                  sample mark +a -- b

                Arguments:
                  +MARK|-MARK  what to add and remove
                  QUERY        where

                Options:
                  -v, --verbose        say more
                  -o, --output PATH    where to write
                  -I, --include DIR    where to look; may be
                                       repeated
                  -n, --count N        at most so many
                      --colour COLOUR  what colour: red, green

                Global options:
                  -q, --quiet       say nothing
                      --store PATH  where things are

                """)
    }

    @Test(arguments: [
        (Sample.files, "t c [options] FIRST [REST…]"),
        (Sample.query, "t c [options] [QUERY…]"),
        ([], "t c [options]"),
    ]) func usage(parameters: [Parameter<Sample>], expected: String) {
        let command = CommandDescription(name: "c", summary: "", parameters: parameters.map(\.description))
        #expect(command.usage(of: "t") == expected)
    }
}
