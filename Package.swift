// swift-tools-version:6.1
import PackageDescription

/// Settings of every Swift target: imports stay inside a module unless said otherwise,
/// and a member is visible only where its module is imported.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A C library of the system, found by pkg-config where it has a `.pc` file.
func system(_ name: String, pkgConfig: String? = nil, apt: [String], brew: [String]) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt), .brew(brew)])
}

let package = Package(
    name: "digest",
    products: [.executable(name: "digest", targets: ["digest"])],
    targets: [
        system("CSQLite", pkgConfig: "sqlite3", apt: ["libsqlite3-dev"], brew: ["sqlite"]),
        system("CXML", pkgConfig: "libxml-2.0", apt: ["libxml2-dev"], brew: ["libxml2"]),
        system(
            "CMarkGFM", pkgConfig: "libcmark-gfm",
            apt: ["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"], brew: ["cmark-gfm"]),
        system("CStemmer", apt: ["libstemmer-dev"], brew: ["snowball"]),
        system("CYAML", pkgConfig: "yaml-0.1", apt: ["libyaml-dev"], brew: ["libyaml"]),

        .target(name: "Bytes", swiftSettings: strict),
        .target(name: "JSON", swiftSettings: strict),
        // The bytes of catalogues of phrases. The search path is for compilers without #embed.
        .target(name: "CWording", cSettings: [.headerSearchPath("../Wording")]),
        .target(name: "Wording", dependencies: ["CWording"], exclude: ["ru.txt"], swiftSettings: strict),
        .target(
            name: "ReviewModel", dependencies: ["Bytes", "Wording", "TextAnalysis"], swiftSettings: strict),
        .target(name: "ReviewCoding", dependencies: ["Bytes", "JSON", "ReviewModel"], swiftSettings: strict),
        // The bytes of the lexicons and word lists. The search paths are for compilers without #embed.
        .target(
            name: "CLexicons",
            cSettings: [
                .headerSearchPath("../TextAnalysis/Lexicons"),
                .headerSearchPath("../TextAnalysis/Lexicons/Words"),
            ]),
        .target(
            name: "TextAnalysis", dependencies: ["CStemmer", "CLexicons"], exclude: ["Lexicons"],
            swiftSettings: strict),
        .target(
            name: "ReviewParsing",
            dependencies: [
                "Bytes", "JSON", "Wording", "ReviewModel", "ReviewCoding", "TextAnalysis", "CXML", "CMarkGFM",
                "CYAML",
            ],
            swiftSettings: strict),
        .target(name: "SQLite", dependencies: ["Bytes", "CSQLite", "Wording"], swiftSettings: strict),
        .target(
            name: "ReviewStorage",
            dependencies: [
                "Bytes", "JSON", "Wording", "ReviewModel", "ReviewCoding", "TextAnalysis", "SQLite",
            ],
            swiftSettings: strict),
        // The files of a site as bytes. The search path is for compilers without #embed.
        .target(
            name: "CSiteFiles",
            exclude: [
                "fields.js", "filter.js", "find.js", "match.js", "plan.js", "query.js", "search.js",
                "style.css",
            ],
            cSettings: [.headerSearchPath(".")]),
        // The mathematics of C for rounding; Foundation would bring it along.
        .target(
            name: "ReviewRendering",
            dependencies: [
                "Bytes", "JSON", "Wording", "ReviewModel", "ReviewCoding", "TextAnalysis", "CSiteFiles",
            ],
            swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        .target(name: "ArgumentParsing", dependencies: ["Bytes", "Wording"], swiftSettings: strict),
        .target(
            name: "DigestCLI",
            dependencies: [
                "Bytes", "JSON", "Wording", "ReviewModel", "ReviewCoding", "TextAnalysis", "ReviewParsing",
                "ReviewStorage", "ReviewRendering", "ArgumentParsing",
            ], swiftSettings: strict),
        .executableTarget(name: "digest", dependencies: ["DigestCLI"], swiftSettings: strict),

        .testTarget(name: "BytesTests", dependencies: ["Bytes"], swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ReviewCodingTests",
            dependencies: ["JSON", "ReviewModel", "ReviewCoding", "TestSupport"], exclude: ["Former"],
            swiftSettings: strict),
        .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: strict),
        .testTarget(name: "ArgumentParsingTests", dependencies: ["ArgumentParsing"], swiftSettings: strict),
        .testTarget(
            name: "DigestCLITests",
            dependencies: [
                "DigestCLI", "ArgumentParsing", "Wording", "ReviewModel", "ReviewParsing", "SQLite",
                "TestSupport",
            ],
            exclude: ["Transcripts", "Readers/Scripts", "Fetching/Scripts"], swiftSettings: strict),
        .testTarget(
            name: "ReviewRenderingTests",
            dependencies: ["JSON", "ReviewRendering", "ReviewCoding", "ReviewModel", "TestSupport"],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "ReviewModelTests", dependencies: ["ReviewModel", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ReviewParsingTests",
            dependencies: ["Bytes", "JSON", "ReviewModel", "TextAnalysis", "ReviewParsing", "TestSupport"],
            exclude: ["Goldens", "Layouts"], swiftSettings: strict),
        .testTarget(
            name: "TextAnalysisTests", dependencies: ["Bytes", "TextAnalysis", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ReviewStorageTests",
            dependencies: [
                "JSON", "ReviewModel", "ReviewCoding", "TextAnalysis", "ReviewStorage", "SQLite",
                "TestSupport", "Wording",
            ],
            exclude: ["Former"], swiftSettings: strict),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "DigestCLI", "ArgumentParsing", "ReviewModel", "ReviewParsing", "ReviewRendering",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CorpusTests", dependencies: ["ReviewModel", "ReviewParsing", "TestSupport"],
            exclude: ["digests.table"], swiftSettings: strict),
        .testTarget(
            name: "ScoreTests",
            dependencies: ["ReviewModel", "ReviewParsing", "ReviewRendering", "TestSupport"],
            exclude: ["Labels", "baselines.py"], swiftSettings: strict),
        .testTarget(
            name: "FitTests",
            dependencies: ["ReviewModel", "TextAnalysis", "ReviewParsing", "TestSupport"],
            exclude: ["Sentences"],
            // Fitting is arithmetic, which takes minutes unoptimised.
            swiftSettings: strict + [.unsafeFlags(["-O"])]),
        .testTarget(
            name: "RoundTripTests",
            dependencies: [
                "ReviewModel", "ReviewParsing", "ReviewRendering", "ReviewStorage", "TestSupport",
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["ReviewModel", "ReviewParsing"], path: "Tests/TestSupport",
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// Not for anybody who only builds: it links with libFuzzer, which the Makefile's 'fuzz' asks for.
if Context.environment["DIGEST_FUZZ"] != nil {
    package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: ["DigestCLI"], path: "Tests/Fuzz", exclude: ["fuzz.py"],
            swiftSettings: strict))
}
