// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One of our own modules: what it imports here is what the arrow table in `docs/ARCHITECTURE.md` allows.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    exclude: [], swiftSettings: strict)
}

let package = Package(
  name: "advisor",
  products: [
    .executable(name: "advisor", targets: ["AdvisorCommand"]),
    // What the server beside this package, in `Workbench`, is made of.
    .library(name: "Workbench", targets: ["Workbench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CDecimal", providers: [.apt(["libintelrdfpmath-dev"])]),
    .systemLibrary(name: "CRegex", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    // What it depends on gives it the folders in which the headers lie.
    .target(
      name: "CLibraries", dependencies: ["CLibYAML", "CDecimal", "CRegex", "CMinizip", "CExpat"]),
    .target(name: "CProcess"),
    module("Parallelism", ["CProcess"]),
    module("Diagnostics"),
    module("Tables", ["CMinizip", "CExpat", "Diagnostics"]),
    module("YAML", ["CLibYAML", "Diagnostics"]),
    module("Files", ["Diagnostics", "YAML"]),
    module("FEEL", ["CDecimal", "CRegex", "Diagnostics"]),
    module("Reasoning", ["FEEL", "Diagnostics"]),
    module("Playbooks", ["Parallelism", "Diagnostics", "YAML", "FEEL"]),
    module("CompiledRules", ["Diagnostics", "YAML", "FEEL", "Playbooks"]),
    module("Advising", ["Parallelism", "Diagnostics", "FEEL", "Reasoning", "Playbooks"]),
    module("Caseload", ["Diagnostics", "FEEL", "Playbooks", "Advising"]),
    module("Docket", ["Diagnostics", "Tables", "YAML", "FEEL", "Playbooks", "Advising"]),
    module(
      "Verification",
      [
        "Parallelism", "Diagnostics", "YAML", "FEEL", "Reasoning", "Playbooks", "Advising",
        "Docket",
      ]),
    module("Reports", ["Diagnostics", "FEEL", "Playbooks", "Advising", "Caseload", "Tables"]),
    module(
      "CaseStore",
      [
        "Parallelism", "Diagnostics", "YAML", "FEEL", "Playbooks", "Advising", "Caseload", "Docket",
        "Verification", "Reports", "Files",
      ]),
    module(
      "RuleReports",
      ["Diagnostics", "FEEL", "Playbooks", "Advising", "Verification", "Reports"]),
    module(
      "Workbench",
      [
        "Diagnostics", "YAML", "FEEL", "Playbooks", "Advising", "Caseload", "Docket", "Reports",
        "RuleReports", "Verification", "CaseStore", "Files", "Messages",
      ],
      resources: [
        .embedInCode("Assets/workbench.css"), .embedInCode("Assets/workbench.js"),
        .embedInCode("Assets/rules.js"), .embedInCode("Assets/icon.svg"),
      ]),
    module("Messages", ["Diagnostics", "YAML", "Reports"]),
    module(
      "LanguageServer",
      ["Diagnostics", "YAML", "FEEL", "Playbooks", "Docket", "Verification", "Reports", "Messages"]),
    module(
      "AgentServer",
      [
        "Diagnostics", "YAML", "FEEL", "Playbooks", "Advising", "Caseload", "Docket", "Reports",
        "RuleReports", "Verification", "CaseStore", "Files", "Messages",
      ]),
    .executableTarget(
      name: "AdvisorCommand",
      dependencies: [
        "CLibraries", "CProcess", "Parallelism", "Diagnostics", "YAML", "FEEL", "Reasoning",
        "Playbooks",
        "CompiledRules", "Advising", "Caseload", "Docket", "Tables", "Reports", "RuleReports",
        "Verification", "LanguageServer", "AgentServer", "Messages", "Files", "CaseStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CAllocations", "Diagnostics", "FEEL", "Reasoning", "Playbooks", "CompiledRules",
        "Advising", "Docket",
      ], path: "Benchmarks/Measures", swiftSettings: strict),
    tests(of: "Parallelism"),
    tests(of: "Diagnostics"),
    tests(of: "Tables", ["Diagnostics"]),
    tests(of: "YAML", ["Diagnostics"]),
    tests(of: "FEEL", ["Diagnostics"]),
    tests(of: "Reports", ["Diagnostics", "FEEL", "Playbooks", "Advising", "Docket"]),
    tests(of: "Reasoning", ["Diagnostics", "FEEL"]),
    tests(
      of: "LanguageServer",
      ["Diagnostics", "FEEL", "Messages", "Reports", "Verification", "YAML"]),
    tests(
      of: "AgentServer",
      [
        "Diagnostics", "YAML", "FEEL", "Playbooks", "Advising", "Docket", "Reports", "RuleReports",
        "Verification", "CaseStore", "Files", "Messages", "AdvisorCommand",
      ]),
    .testTarget(
      name: "FEELValuesTests", dependencies: ["FEEL", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "AdvisorCommandTests", dependencies: ["AdvisorCommand", "Files", "Tables"],
      swiftSettings: strict),
    tests(of: "Playbooks", ["Diagnostics", "FEEL"]),
    tests(of: "CompiledRules", ["Parallelism", "Diagnostics", "FEEL", "Playbooks"]),
    tests(
      of: "Verification",
      ["Diagnostics", "YAML", "FEEL", "Playbooks", "Advising", "Docket", "Reports", "Reasoning"]),
    tests(
      of: "Advising",
      [
        "Parallelism", "Diagnostics", "YAML", "FEEL", "Playbooks", "Docket", "Verification",
        "Reports",
      ]),
    tests(
      of: "CaseStore",
      ["Diagnostics", "FEEL", "Playbooks", "Advising", "Docket", "Caseload", "Reports"]),
    tests(
      of: "Workbench",
      [
        "Diagnostics", "FEEL", "Playbooks", "Advising", "Docket", "Caseload", "Reports",
        "CaseStore",
      ]),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "DocsTests",
      dependencies: [
        "Diagnostics", "FEEL", "Playbooks", "Advising", "Docket", "Reports", "Verification",
      ], swiftSettings: strict),
  ]
)
