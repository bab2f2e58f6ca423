import Foundation
@testable import ReviewRendering
import TestSupport
import Testing

/// The two files of a site that are no Swift.
@Suite struct SiteFilesTests {
    private static let folder = Checkout.root.appendingPathComponent("Sources/CSiteFiles")

    @Test func theProgramHoldsTheFilesAsTheyAre() throws {
        let style = try String(contentsOf: Self.folder.appendingPathComponent("style.css"), encoding: .utf8)
        let search = try String(contentsOf: Self.folder.appendingPathComponent("search.js"), encoding: .utf8)
        #expect(SiteFiles.styleSheet == style)
        #expect(SiteFiles.searchScript == search)
    }

    @Test func theStyleSheetIsWhole() {
        let style = SiteFiles.styleSheet
        var depth = 0
        for byte in style.utf8 {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            #expect((0...2).contains(depth))
        }
        #expect(depth == 0)
        for word in ["url(", "@import", "<", "//"] { #expect(!style.contains(word), "\(word)") }
        let defined = Set(style.matches(of: /(--[a-z]+):/).map { String($0.1) })
        let used = Set(style.matches(of: /var\((--[a-z]+)\)/).map { String($0.1) })
        #expect(!used.isEmpty && used.isSubset(of: defined))
    }

    @Test func theStyleSheetKnowsTheClassesOfPages() {
        let site = SampleSite(items: SampleItems.all)
        var classes: Set<String> = []
        for (path, text) in site.files where path.hasSuffix(".html") {
            for match in text.matches(of: /class="([^"]*)"/) {
                classes.formUnion(match.1.split(separator: " ").map(String.init))
            }
        }
        #expect(classes.count > 10)
        let style = SiteFiles.styleSheet
        let unstyled = classes.filter { !style.contains(".\($0)") }
        #expect(unstyled.sorted() == ["language"].filter(classes.contains), "\(unstyled)")
    }

    @Test func theScriptFindsItsPlacesOnThePage() throws {
        let page = try #require(SampleSite(items: SampleItems.all).files["index.html"])
        let places = Set(SiteFiles.searchScript.matches(of: /\$\('([a-z]+)'\)/).map { String($0.1) })
        #expect(places.count > 5)
        for place in places { #expect(page.contains("id=\"\(place)\""), "\(place)") }
    }

    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(",
        "XMLHttpRequest", "http://", "https://", "localStorage",
    ])
    func theScriptDoesWithout(_ word: String) { #expect(!SiteFiles.searchScript.contains(word)) }

    /// Words typed into the search, and what it is to find: in any form, with some of the words where no item
    /// has all, by a beginning in the last word.
    @Test(
        .enabled(if: Node.isInstalled, "node is not installed"),
        arguments: [
            ("attention", ["one", "two"]), ("Attentions", ["one", "two"]), ("attention graphs", ["two"]),
            ("graph attention missing", ["two", "one"]), ("трансформерами", ["three"]), ("gra", ["two"]),
            ("missing", []),
            ("author:Васвани", ["one"]), ("author:vaswani", ["one"]), ("author:\"Jacob Devlin\"", ["two"]),
            ("model:Transformer", ["one", "two"]), ("about:transformer", ["one"]), ("topic:nlp", ["one"]),
            ("-topic:nlp", ["two", "three"]), ("year:2018..", ["two"]), ("year:2017", ["one"]),
            ("1706.03762", ["one"]), ("arxiv.org/abs/1706.03762v5", ["one"]),
            ("author:devlin attention", ["two"]),
            ("foo:bar attention", ["one", "two"]), ("Васвани", ["one"]), ("title:thr", ["three"]),
        ])
    func theScriptFinds(_ words: String, _ expected: [String]) throws {
        let found = try Node.search(words, script: Self.folder.appendingPathComponent("search.js"))
        #expect(found == expected)
    }
}

/// The interpreter of scripts, where there is one.
private enum Node {
    static let isInstalled = program != nil

    private static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { $0 + "/node" }.first(where: FileManager.default.isExecutableFile)

    /// A page with what the search asks of one, and an index of three items.
    private static let page = #"""
        const fs = require('fs'), vm = require('vm');
        const [, script, words] = process.argv;
        function element() {
          return { value: '', hidden: true, children: [], set textContent(t) { this.text = t; this.children = []; },
            append(...c) { this.children.push(...c); }, addEventListener() {}, setAttribute() {}, focus() {}, select() {} };
        }
        const places = {}, shards = {};
        const document = {
          getElementById: id => id.startsWith('facet-') ? null : places[id] ||= element(), createElement: element,
          addEventListener() {}, querySelectorAll: () => [],
          head: { append() {}, appendChild(s) {
            const name = s.src.replace('words/', '').replace('.js', '');
            if (shards[name]) { window.digestWords(name, shards[name]); s.onload(); } else s.onerror();
          } },
        };
        const window = { addEventListener() {} };
        const location = { hash: '#q=' + encodeURIComponent(words), pathname: '/', search: '' };
        vm.runInNewContext(fs.readFileSync(script, 'utf8'),
          { document, window, location, URLSearchParams, history: { replaceState() {} } });
        shards.at = { attent: '0;1' };
        shards.gr = { graph: '1;' };
        shards._442_440 = { 'трансформер': ';2' };
        shards['-names'] = { vasvani: '0;', devlin: '1;' };
        const none = [[], [], [], []];
        window.digestItems({
          shard: 2, facets: ['topic', 'model', 'year', 'channel', 'kind', 'tag', 'list', 'author'], chosen: 0,
          values: [['nlp', 'cv'], ['Transformer', 'BERT'], ['2017', '2018'], ...none, ['Ashish Vaswani', 'Jacob Devlin']],
          spellings: [...'васнид'].map((c, i) => [c, 'vasnid'[i], '']).concat([['w', 'v', '']]), papers: [],
        }, [
          ['one.html', 'one', '', '', '', '', '1706.03762 aaa', 1, [0], [0], [0], ...none, [0]],
          ['two.html', 'two', '', '', '', '', 'bbb', 1, [1], [1, 0], [1], ...none, [1]],
          ['three.html', 'three', '', '', '', '', 'ccc', 0, [], [], [], ...none, []],
        ], [-1, -1, -1]);
        const titles = places.results.children.map(item => item.children.find(c => c.href).text);
        console.log(JSON.stringify(titles));
        """#

    static func search(_ words: String, script: URL) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program ?? "")
        process.arguments = ["-e", page, script.path, words]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([String].self, from: output)
    }
}
