import Testing

struct ArrowTests {
  @Test func everyModuleHasARow() throws {
    let table = try ArrowTable.ofTheProject()
    #expect(try Set(table.rows.keys) == Project.modules())
  }

  @Test func everyImportIsInTheTable() throws {
    let table = try ArrowTable.ofTheProject()
    for file in try Project.swiftFiles(below: "Sources") {
      for module in Imports.modules(of: file) {
        #expect(
          table.rows[file.module]?.allows(module) == true,
          "\(file.path) imports \(module), which the arrow table does not allow")
      }
    }
  }

  @Test func theManifestAllowsWhatTheTableAllows() throws {
    let manifest = Imports.ofManifest(try Project.file("Package.swift").text)
    let system: Set<String> = ["Dispatch", "Glibc", "Synchronization"]
    for (name, row) in try ArrowTable.ofTheProject().rows where !name.hasPrefix("C") {
      #expect(manifest[name] == row.ours.union(row.others).subtracting(system), "\(name)")
    }
  }

  @Test func theTableHasNoCircle() throws {
    let rows = try ArrowTable.ofTheProject().rows
    var left = rows.mapValues(\.ours)
    while let free = left.first(where: { $0.value.isEmpty })?.key {
      left[free] = nil
      for name in left.keys { left[name]?.remove(free) }
    }
    #expect(left.isEmpty)
  }

  /// Whatever the table comes to say, these arrows are never there.
  @Test(arguments: [
    Fence("Diagnostics", mayNotReach: ["YAML", "FEEL", "Playbooks", "Advising"]),
    Fence("FEEL", mayNotReach: ["YAML", "CLibYAML", "Playbooks"]),
    Fence("Advising", mayNotReach: ["Docket", "Reports", "CLibYAML", "Glibc", "Foundation"]),
    Fence("Reports", mayNotReach: ["Workbench", "CLibYAML", "Glibc"]),
    Fence("AdvisorCommand", mayNotReach: ["Hummingbird", "Workbench"]),
  ])
  func fenceHolds(_ fence: Fence) throws {
    let row = try #require(try ArrowTable.ofTheProject().rows[fence.module])
    #expect(row.ours.union(row.others).isDisjoint(with: fence.forbidden))
  }

  struct Fence: Sendable, CustomTestStringConvertible {
    let module: String
    let forbidden: Set<String>

    init(_ module: String, mayNotReach forbidden: Set<String>) {
      self.module = module
      self.forbidden = forbidden
    }

    var testDescription: String { module }
  }

  @Test(arguments: [
    ("CLibYAML", "YAML"), ("CompiledRules", "AdvisorCommand"), ("CMinizip", "Tables"),
    ("CExpat", "Tables"),
  ])
  func onlyOneModuleSees(_ module: String, _ importer: String) throws {
    let rows = try ArrowTable.ofTheProject().rows
    #expect(rows.filter { $0.value.ours.contains(module) }.keys.sorted() == [importer])
  }

  @Test(arguments: [
    "Diagnostics", "YAML", "FEEL", "Reasoning", "Playbooks", "Advising", "Verification",
  ])
  func theCoreDoesWithoutFoundation(_ module: String) throws {
    let row = try #require(try ArrowTable.ofTheProject().rows[module])
    #expect(row.others.allSatisfy { !$0.hasPrefix("Foundation") })
  }
}
