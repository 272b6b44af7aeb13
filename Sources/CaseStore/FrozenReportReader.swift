package import Caseload
package import Diagnostics
import FEEL
import Playbooks
import YAML

/// Reads a frozen month from JSON, and reports all faults of the file at once.
package struct FrozenReportReader {
  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []

  private static let kind = Wording(en: "a frozen report", zh: "已冻结的月报")

  /// The figures; nil, with findings, where the file is no frozen report.
  package static func read(_ file: SourceFile) -> (
    snapshot: MonthSnapshot?, diagnostics: [Diagnostic]
  ) {
    let parsed = Document.parseJSON(file)
    var reader = FrozenReportReader(file: file)
    reader.diagnostics = parsed.diagnostics
    let snapshot = parsed.document?.root.flatMap { reader.snapshot($0) }
    return (reader.diagnostics.isEmpty ? snapshot : nil, reader.diagnostics)
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func snapshot(_ root: Node) -> MonthSnapshot? {
    guard root["schema"]?.text == "advisor.report/1" else {
      let place = Place(file, (root["schema"] ?? root).span)
      diagnostics.append(
        .wrongValue(
          root["schema"]?.text ?? file.name, expected: Self.kind,
          at: root.mapping == nil ? Place(file, Span(0, 0)) : place,
          help: Wording(
            en: "take a file that `advisor report --freeze FILE` wrote",
            zh: "请用 `advisor report --freeze 文件` 生成的文件")))
      return nil
    }
    let month: Month? = value("month", of: root, Wording(en: "a month", zh: "月份")) { Month($0) }
    let date: CalendarDate? = value("as_of", of: root, Wording(en: "a date", zh: "日期")) {
      CalendarDate($0)
    }
    let playbook = root["playbook"]
    let rows = root["rows"]?.sequence
    if rows == nil { missing("rows", of: root) }
    let read = (rows ?? []).compactMap { row($0) }
    guard let month, let date else { return nil }
    return MonthSnapshot(
      month, on: date, version: playbook?["version"]?.text ?? "",
      digest: playbook?["digest"]?.text ?? "", rows: read)
  }

  private mutating func row(_ node: Node) -> MonthSnapshot.Row? {
    let id: String? = value("case", of: node, Wording(en: "a case id", zh: "案号")) { $0 }
    let state: CaseState? = value("state", of: node, Wording(en: "a state", zh: "状态")) {
      CaseState(rawValue: $0)
    }
    let number = Wording(en: "a whole number", zh: "整数")
    let isOverdue: Bool? = value(
      "overdue", of: node, Wording(en: "`true` or `false`", zh: " `true` 或 `false`")
    ) {
      $0 == "true" ? true : $0 == "false" ? false : nil
    }
    let entries: Int? = value("log", of: node, number) { Int($0) }
    let weight: Int? =
      node["households"] == nil ? nil : value("households", of: node, number) { Int($0) }
    guard let id, let state, let isOverdue, let entries else { return nil }
    return MonthSnapshot.Row(
      id: id, state: state, weight: weight, isOverdue: isOverdue, entries: entries)
  }

  /// The value at the key; nil, with a finding, where it is missing or something else.
  private mutating func value<Result>(
    _ key: String, of node: Node, _ expected: Wording, _ read: (String) -> Result?
  ) -> Result? {
    guard let found = node[key] else {
      missing(key, of: node)
      return nil
    }
    if let text = found.text, let result = read(text) { return result }
    diagnostics.append(
      .wrongValue(
        found.text ?? file.text(in: found.span), expected: expected, at: Place(file, found.span)))
    return nil
  }

  private mutating func missing(_ key: String, of node: Node) {
    diagnostics.append(.missingKey(key, of: Self.kind, at: Place(file, node.span)))
  }
}
