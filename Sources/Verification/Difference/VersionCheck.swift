package import Diagnostics
import Playbooks

/// Finds rules that mean or say something else than earlier ones of the same version.
package enum VersionCheck {
  /// The number of changed entries that are told one by one.
  private static let mostTold = 20

  /// The finding at the version of the new rules; nil where the version was raised, or at most
  /// wording has changed.
  ///
  /// - Parameter name: What the user calls the earlier rules, such as a git revision.
  package static func finding(_ difference: PlaybookDifference, since name: String) -> Diagnostic? {
    guard difference.old.version == difference.new.version, difference.isChanged else { return nil }
    let changed = difference.entries.filter { $0.kind != .wording }
    let version = difference.new.version
    var notes = changed.prefix(mostTold).map { Diagnostic.Note(line($0)) }
    if changed.count > mostTold {
      let rest = changed.count - mostTold
      notes.append(
        Diagnostic.Note(
          Wording(
            en: "and \(rest) more: `advisor diff \(name) ...` shows all",
            zh: "另有 \(rest) 处，用 `advisor diff \(name) ...` 查看全部")))
    }
    let next = next(after: version)
    return Diagnostic(
      "version-unchanged", .warning,
      Wording(
        en: "the rules differ from those of `\(name)`, and both are version `\(version)`",
        zh: "规则与 `\(name)` 的规则不同，版本号却都是 `\(version)`"),
      at: difference.new.versionPlace, notes: notes,
      help: Wording(
        en: next.map { "raise it: `version: \"\($0)\"`" }
          ?? "give the changed rules a version of their own",
        zh: next.map { "提高版本号：`version: \"\($0)\"`" } ?? "请为改动后的规则另定版本号"))
  }

  /// How the entry changed, on one line.
  private static func line(_ entry: EntryDifference) -> Wording {
    let word = entry.section.word
    let keys = entry.aspects.filter { $0.change.kind != .wording }.map { "`\($0.key)`" }
      .joined(separator: ", ")
    let kind = kind(entry.kind)
    return Wording(
      en: "\(kind.en): \(word.en) `\(entry.id)`, \(entry.title[.en])"
        + (keys.isEmpty ? "" : " (\(keys))"),
      zh: "\(kind.zh)：\(word.zh) `\(entry.id)`，\(entry.title[.zh])"
        + (keys.isEmpty ? "" : "（\(keys)）"))
  }

  private static func kind(_ kind: EntryDifference.Kind) -> Wording {
    switch kind {
    case .added: Wording(en: "added", zh: "新增")
    case .removed: Wording(en: "removed", zh: "删除")
    case .meaning: Wording(en: "other meaning", zh: "含义有变")
    case .substance: Wording(en: "says something else", zh: "内容有变")
    case .wording: Wording(en: "other words", zh: "措辞有变")
    }
  }

  /// The version with its last number raised by one; nil where it has none that can be counted.
  static func next(after version: String) -> String? {
    let end = version.lastIndex { $0.isASCII && $0.isNumber }
    guard let end else { return nil }
    let before = version[...end].lastIndex { !($0.isASCII && $0.isNumber) }
    let start = before.map { version.index(after: $0) } ?? version.startIndex
    guard let number = Int(version[start...end]), number < Int.max else { return nil }
    return version[..<start] + String(number + 1) + version[version.index(after: end)...]
  }
}
