import Foundation
import Testing

/// Figures of lists equal the rows that they count, and all forms of one report say the same.
struct ListSumTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// A report on the example list, and the figures that it can list.
  enum Report: String, CaseIterable {
    case triage = "triage cases/examples/list --as-of 2021-09-30"
    case month = "report cases/examples/list --month 2021-09 --as-of 2021-10-08"
    case duplicates = "duplicates cases/examples/list --as-of 2021-09-30"
  }

  static func text(_ arguments: String) throws -> String {
    let printed = try Shell.run("$ advisor \(arguments)", in: root)
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    #expect(!printed.contains("--- status"), "\(printed)")
    return lines.joined(separator: "\n")
  }

  static func json(_ report: Report) throws -> [String: Any] {
    let text = try text("\(report.rawValue) --format json --lang en")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  static func list(_ report: Report, _ figure: String) throws -> [String] {
    try text("\(report.rawValue) --list \(figure)").split(separator: "\n").map(String.init)
  }

  // The list shows what it is meant to show, whatever the shipped rules become.

  @Test func theExampleListHasCasesInEveryState() throws {
    let rows = try #require(try Self.json(.triage)["rows"] as? [[String: Any]])
    let states = Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        (row["case"] as? String).flatMap { id in (row["state"] as? String).map { (id, $0) } }
      })
    #expect(states.count == 12)
    let expected = [
      "closed": "donghu", "reached": "fengtai", "stuck": "changqing", "moving": "anping",
      "ready": "guihe", "decide": "hongyan", "waiting": "jinshui", "unclear": "kangle",
    ]
    for (state, id) in expected { #expect(states[id] == state, "\(id)") }
    #expect(try Set(Self.list(.triage, "overdue")) == ["anping", "boxin"])
    for row in rows { #expect((row["contradictions"] as? [Any])?.isEmpty == true, "\(row)") }
    let late = rows.filter { ($0["overdue"] as? [String: [Any]])?["clocks"]?.isEmpty == false }
    #expect(late.compactMap { $0["case"] as? String } == ["boxin"])
  }

  @Test func theMonthShowsEveryKindOfChange() throws {
    let month = try Self.json(.month)
    func ids(_ key: String) -> [String]? { month[key] as? [String] }
    #expect(ids("new") == ["lanting-2"] && ids("reached") == ["fengtai"])
    #expect(ids("closed") == ["donghu"] && ids("newly_stuck") == ["changqing"])
    #expect(ids("newly_overdue").map(Set.init) == ["anping", "boxin"])
    #expect(ids("still_unclear") == ["kangle"])
    let log = try #require(month["log"] as? [[String: String]])
    #expect(log.count >= 6 && log.allSatisfy { $0["on"]?.hasPrefix("2021-09") == true })
    #expect(try Set(Self.list(.duplicates, "cases")) == ["lanting", "lanting-2"])
  }

  @Test func theSumsOfTheMonthAddUp() throws {
    let month = try Self.json(.month)
    func count(_ key: String) -> Int { (month[key] as? [String])?.count ?? -1 }
    let since = try #require(month["since"] as? [String: Any])
    let totals = try #require(month["totals"] as? [String: Any])
    let states = try #require(totals["by_state"] as? [String: Int])
    let rows = try #require(month["rows"] as? [[String: Any]])
    let cases = try #require(totals["cases"] as? Int)
    let open = try #require(totals["open"] as? Int)
    #expect(cases == rows.count && cases == states.values.reduce(0, +))
    #expect(try cases == #require(since["cases"] as? Int) + count("new") - count("gone"))
    #expect(
      try open == #require(since["open"] as? Int) + count("new") - count("closed")
        + count("reopened"))
    #expect(open == cases - (states["closed"] ?? -1))
    let households = rows.compactMap { $0["households"] as? Int }
    #expect(totals["households"] as? Int == households.reduce(0, +))
    #expect(totals["overdue"] as? Int == rows.count { $0["overdue"] as? Bool == true })
    for (state, count) in states {
      #expect(count == rows.count { $0["state"] as? String == state }, "\(state)")
      #expect(try count == Self.list(.month, state).count, "\(state)")
    }
  }

  // All forms say the same.

  @Test(arguments: Report.allCases, ["zh", "en"])
  func everyFigureOfThePageIsTheNumberOfItsRows(_ report: Report, language: String) throws {
    let html = try Self.text("\(report.rawValue) --format html --lang \(language)")
    let anchors = Set(html.matches(of: /<tr id="([^"]+)"/).map { String($0.output.1) })
    let figures = html.matches(
      of: /<details id="figure-([a-z-]+)"><summary>([^<]*) <b>(\d+)<\/b><\/summary>(.*?)<\/details>/
    )
    #expect(figures.count >= 1)
    let printed = try Self.text("\(report.rawValue) --lang \(language)")
      .split(whereSeparator: \.isWhitespace).joined()
    for figure in figures {
      let (_, word, title, number, links) = figure.output
      let targets = links.matches(of: /href="#([^"]+)"/).map { String($0.output.1) }
      #expect(String(targets.count) == number, "\(word)")
      for target in targets { #expect(anchors.contains(target), "\(word): \(target)") }
      #expect(try String(Self.list(report, String(word)).count) == number, "\(word)")
      let shown = "\(title)\(number)".split(whereSeparator: \.isWhitespace).joined()
      #expect(printed.contains(shown), "\(word)")
    }
  }

  @Test(arguments: Report.allCases, ["zh", "en"])
  func everyFormHasTheSameRows(_ report: Report, language: String) throws {
    let csv = try Self.text("\(report.rawValue) --format csv --lang \(language)")
      .split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let heading = try #require(csv.first)
    let column = try #require(
      heading.firstIndex { ["案号", "Case"].contains($0.replacing("\u{FEFF}", with: "")) })
    let ids = csv.dropFirst().map { String($0[column]) }
    let json = try Self.json(report)
    if report == .duplicates {
      let pairs = try #require(json["pairs"] as? [[String: Any]])
      #expect(ids == pairs.compactMap { ($0["cases"] as? [String])?.first })
    } else {
      let rows = try #require(json["rows"] as? [[String: Any]])
      #expect(ids == rows.compactMap { $0["case"] as? String })
    }
    #expect(!ids.isEmpty)
    let html = try Self.text("\(report.rawValue) --format html --lang \(language)")
    let anchored = html.matches(of: /<tr id="(?:case|pair)-([^"]+)"/).map { String($0.output.1) }
    #expect(report == .duplicates ? anchored.count == ids.count : anchored == ids)
    let workbook = try Self.firstSheet(report, language)
    #expect(workbook.count == csv.count)
    for (row, cells) in zip(csv, workbook) {
      #expect(cells.contains(String(row[column].replacing("\u{FEFF}", with: ""))), "\(cells)")
    }
  }

  /// The texts and numbers of each row of the first sheet, read from the file as unzip sees it.
  static func firstSheet(_ report: Report, _ language: String) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    _ = try text("\(report.rawValue) --format xlsx --lang \(language) -o \(file.path)")
    let xml = try Shell.run("$ unzip -p \(file.path) xl/worksheets/sheet1.xml", in: root)
    return xml.matches(of: /<row [^>]*>(.*?)<\/row>/).map { row in
      row.output.1.matches(of: /<(?:t|v)(?: [^>]*)?>([^<]*)<\/(?:t|v)>/)
        .map { String($0.output.1) }
    }
  }
}
