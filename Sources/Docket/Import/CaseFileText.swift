import Advising
import Diagnostics
import FEEL
import Playbooks
import YAML

/// The case file of a row, formatted as `fmt` does; it holds what the row says and nothing else.
enum CaseFileText {
  static func of(_ row: CaseRow, _ id: String, _ playbook: Playbook) -> [UInt8] {
    var lines = [entry("case", .string(id))]
    if let title = row.texts[.title] { lines.append(entry("title", .string(title))) }
    if let opened = row.dates[.opened] { lines.append(entry("opened", .string(opened.text))) }
    lines.append(entry("example", .boolean(false)))
    for key in [CaseKey.lead, .leader] {
      if let text = row.texts[key] { lines.append(entry(key.rawValue, .string(text))) }
    }
    if !row.team.isEmpty {
      lines.append(entry("team", .list(row.team.map { .string($0) })))
    }
    let facts = facts(of: row, part: nil, playbook)
    if !facts.isEmpty {
      lines.append("facts:")
      lines += facts.map { "  " + entry($0.key, $0.value) }
    }
    if !row.parts.isEmpty {
      lines.append("parts:")
      for part in row.parts {
        let facts = self.facts(of: row, part: part, playbook)
        let item = NewValue.map([("id", .string(part)), ("facts", .map(facts))])
        lines.append("  - " + item.text())
      }
    }
    let file = SourceFile(name: "", text: lines.joined(separator: "\n") + "\n")
    return Formatter().format(file) ?? file.text
  }

  private static func facts(of row: CaseRow, part: String?, _ playbook: Playbook)
    -> [(key: String, value: NewValue)]
  {
    let statements = row.statements(ofPart: part)
    return row.facts.filter { $0.part == part }.compactMap { stated in
      guard let form = statements[stated.slot]?.form, let value = form.first else { return nil }
      // Without a source or a day the value alone is enough.
      return (
        playbook.vocabulary.name(of: stated.slot), form.count == 1 ? value.value : .map(form)
      )
    }
  }

  private static func entry(_ key: String, _ value: NewValue) -> String {
    NewValue.string(key).text() + ": " + value.text()
  }
}
