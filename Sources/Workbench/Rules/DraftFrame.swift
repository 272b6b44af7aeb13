import CaseStore
import Diagnostics
import FEEL
import Files
import Playbooks

/// What the pages of one draft have in common.
struct DraftFrame {
  let visit: Visit
  let draft: String
  /// The texts of the draft, by their paths.
  let texts: [String: [UInt8]]

  init(_ visit: Visit) throws(Problem) {
    self.visit = visit
    let name = visit.name("draft")
    draft = name
    texts = try Problem.orDraft { () throws(DraftFault) in try visit.site.drafts.texts(of: name) }
  }

  var isShared: Bool { visit.site.options.isShared }
  /// The rules in force with the draft over them.
  var version: RuleVersion { RuleVersion(visit.store.rulesFolder, over: texts) }
  func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  /// The address of a page of the draft.
  func link(_ steps: String..., fields: [(name: String, value: String)] = []) -> String {
    let day = visit.askedDay.map { [(name: "as_of", value: $0.text)] } ?? []
    return WebTarget.text(["rules", "drafts", draft] + steps, fields + day)
  }

  /// The address of the editor for a file.
  func editor(_ file: String) -> String { link("edit", fields: [("file", file)]) }

  /// The text that the rules in force have at the path; nil where they have no such file.
  func inForce(_ file: String) throws(Problem) -> [UInt8]? {
    try Problem.orDraft { () throws(DraftFault) in try DraftFolder.check([file]) }
    let folder = visit.store.rulesFolder
    let path = Folder.path(file, below: folder)
    guard Folder.isThere(path) else { return nil }
    guard Folder.holds(path, below: folder) else { throw .notFound(file) }
    return try Problem.orFile { () throws(FileFault) in try Folder.read(path) }
  }

  /// The files of the draft of which the one in force has changed since the draft was made from it.
  func overtaken() throws(Problem) -> [String] {
    let bases = visit.site.drafts.bases(of: draft)
    var found: [String] = []
    for file in texts.keys.sorted() {
      guard let base = bases[file] else { continue }
      if base != DraftFolder.sum(of: try inForce(file)) { found.append(file) }
    }
    return found
  }

  /// The sum of all files of the draft and of the rules in force below them.
  var sum: String {
    let parts = texts.sorted { $0.key < $1.key }.map {
      "\($0.key) \(DraftFolder.sum(of: $0.value))"
    }
    let all = parts.joined(separator: "\n") + visit.store.rules.playbook.digest
    return DraftFolder.sum(of: Array(all.utf8))
  }

  /// A page of the draft, with a way back to it.
  func page(_ title: String, _ body: [Markup], status: Int = 200, script: Bool = false)
    -> WebResponse
  {
    let back = tag(
      "p", ["class": "back"],
      tag("a", ["href": visit.link("rules", "drafts")], Markup("← " + say("Drafts", "草稿"))), " ",
      tag("a", ["href": link()], Markup(draft)))
    return .page(
      Frame(visit, "\(title) · \(draft)", at: .rules)
        .page(
          [back, tag("h1", [:], Markup(title))] + body
            + (script ? [tag("script", ["src": "/assets/rules.js", "defer": ""])] : [])),
      status: status)
  }

  /// What was wrong with a form, above it.
  func slip(_ message: Wording?) -> Markup {
    message.map {
      tag("p", ["class": "slip", "role": "alert"], Markup($0[visit.language]))
    } ?? .none
  }
}
