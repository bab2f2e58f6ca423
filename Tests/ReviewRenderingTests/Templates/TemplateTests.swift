import ReviewModel
import TestSupport
import Testing

@testable import ReviewRendering

@Suite struct TemplateTests {
    private func text(_ source: String, _ items: [LibraryItem] = [SampleItems.twoPapers]) throws -> String {
        var export = TemplateExport(try Template(source), options: RenderingOptions())
        var out: [UInt8] = []
        export.begin(&out)
        for item in items { export.item(item, to: &out) }
        export.end(&out)
        return String(decoding: out, as: UTF8.self)
    }

    @Test(arguments: [
        ("{{title}}", "Zero-Shot Text-to-Image Generation"), ("{{ label }}", "OpenAI DALL·E"),
        ("{{source.url}}|{{source.nothing}}|{{nothing}}", "https://t.me/gonzo_ML/642||"),
        ("{{#papers}}{{arxiv}} {{/papers}}", "2102.12092 2103.00020 "),
        ("{{#papers}}{{id}};{{/papers}}", "7kq2m9x0ab;7kq2m9x0ab;"),
        ("{{#datasets}}<{{.}}>{{/datasets}}", "<MS-COCO><ImageNet>"), ("{{datasets}}", "MS-COCO, ImageNet"),
        ("{{^edited}}new{{/edited}}{{#edited}}old{{/edited}}", "old"),
        ("{{#incomplete}}cut{{/incomplete}}{{^incomplete}}whole{{/incomplete}}", "whole"),
        ("{{#reviewer}}{{name}}{{/reviewer}}", "Grigory Sapunov"), ("a{{! nothing }}b", "ab"),
        ("{{number}} {{rating}}", "1 4"), ("{{link}}", "https://t.me/gonzo_ML/642"),
        ("  {{#papers}}\n{{year}}\n  {{/papers}}\nend", "2021\n2021\nend"),
        ("a {{#papers}}x{{/papers}}\n", "a xx\n"),
        ("head\r\n{{#items}}\r\n{{kind}}\r\n{{/items}}\r\nfoot", "head\r\nreview\r\nfoot"), ("", ""),
        ("}} {", "}} {"),
    ])
    func values(_ source: String, _ expected: String) throws { #expect(try text(source) == expected) }

    @Test func itemsAreInTheirSection() throws {
        let all = try text("[{{#items}}({{id}}){{/items}}]", [SampleItems.entry, SampleItems.news])
        #expect(all == "[(zzzzzzzzzz)(abcdefghjk)]")
        #expect(try text("({{id}})", [SampleItems.entry, SampleItems.news]) == "(zzzzzzzzzz)(abcdefghjk)")
        #expect(try text("[{{#items}}x{{/items}}]", []) == "[]")
    }

    @Test(arguments: [
        ("", "&lt;script&gt;alert(1)&lt;/script&gt;"), ("{{% escape latex}}", "\\textbraceleft{}Unbalanced"),
        ("{{%escape none}}", "<script>"), ("{{% escape markdown}}", "\\<script>"),
        ("{{% escape json}}", "\\\\brace"),
    ])
    func escaping(_ tag: String, _ expected: String) throws {
        let text = try text("\(tag){{#papers}}{{title}}{{/papers}}", [SampleItems.hostile])
        #expect(text.contains(expected), "\(text)")
    }

    @Test func hostileValuesDoNothing() throws {
        let text = try text("{{{text}}}|{{#links}}{{url}};{{/links}}|{{title}}", [SampleItems.hostile])
        #expect(!text.contains("\u{1B}") && !text.contains("javascript:"))
    }

    @Test(arguments: [
        ("a\n b {{#x}}", TemplateError(problem: .openSection("x"), line: 2, column: 4)),
        ("{{", TemplateError(problem: .openTag, line: 1, column: 1)),
        ("ю{{{a}}", TemplateError(problem: .openTag, line: 1, column: 2)),
        ("{{ }}", TemplateError(problem: .emptyTag, line: 1, column: 1)),
        ("{{/x}}", TemplateError(problem: .strayEnd("x", open: nil), line: 1, column: 1)),
        ("{{#a}}\n{{/b}}", TemplateError(problem: .strayEnd("b", open: "a"), line: 2, column: 1)),
        ("{{> x}}", TemplateError(problem: .unsupported("partials"), line: 1, column: 1)),
        ("{{% escape x}}", TemplateError(problem: .unknownEscaping("x"), line: 1, column: 1)),
    ])
    func mistakes(_ source: String, _ error: TemplateError) {
        #expect(throws: error) { try Template(source) }
    }

    @Test(arguments: 0..<200) func anyTextIsReadOrRefused(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "{{", "}}", "{", "}", "#", "/", "^", "!", "a", "\n", " ", "{{#a}}", "{{/a}}", "{{{a}}}", "я", "%",
        ]
        let source = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        _ = try? text(source)
    }
}
