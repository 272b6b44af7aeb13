import Advising
import CaseStore
import Diagnostics
import FEEL
import Playbooks
import Reports

/// What the pages of one case have in common: its title, and the ways from one page to the others.
struct CaseFrame {
  let visit: Visit
  let stored: StoredCase

  var content: Case { stored.content }
  var playbook: Playbook { visit.store.rules.playbook }
  var language: Language { visit.language }
  var words: InterviewText { InterviewText(playbook, content, language: language) }

  init(_ visit: Visit) throws(Problem) {
    self.visit = visit
    stored = try visit.storedCase()
  }

  func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  /// The address of a page of the case.
  func link(_ step: String..., fields: [(name: String, value: String)] = []) -> String {
    let day = visit.askedDay.map { [(name: "as_of", value: $0.text)] } ?? []
    return WebTarget.text(["cases", stored.id] + step, fields + day)
  }

  /// The title of a part; nil where the case has none of that id.
  func title(ofPart id: String) -> String? {
    content.parts.first { $0.id == id }?.title[language]
  }

  /// A page below the one of the case, with a way back to it.
  ///
  /// A body that begins with a heading of its own gets none.
  func page(_ title: String, _ body: [Markup], hasHeading: Bool = false, status: Int = 200)
    -> WebResponse
  {
    let name = content.title[language]
    let heading = [
      tag("p", ["class": "back"], tag("a", ["href": link()], Markup("← " + name))),
      hasHeading ? .none : tag("h1", [:], Markup(title)),
    ]
    return .page(
      Frame(visit, "\(title) · \(name)", at: .cases).page(heading + body), status: status)
  }

  /// What was wrong with a form, above it.
  func slip(_ message: Wording?) -> Markup {
    message.map { tag("p", ["class": "slip", "role": "alert"], Markup($0[language])) } ?? .none
  }

  /// What is shown where somebody else has changed the case meanwhile: nothing was written.
  func conflict(_ fault: ChangeFault, _ form: Markup) -> Markup {
    guard case .changedMeanwhile = fault else {
      return slip(Problem(fault).message)
    }
    return tag(
      "div", ["class": "slip", "role": "alert"],
      tag(
        "p", [:],
        tag(
          "b", [:],
          Markup(
            say(
              "Somebody else has changed this case meanwhile. Nothing was written.",
              "案卷已被他人修改，本次未写入。")))), form)
  }

  /// What a page of the command adds when it is shown here; `places` are the parts of remedies that
  /// are about one part only, by their ids.
  ///
  /// `reasons` gives what is opened below a remedy.
  func embedding(
    places: [String: String] = [:],
    reasons: @escaping @Sendable (Reference<Remedy>) -> Markup = { _ in .none }
  ) -> PageEmbedding {
    let (id, day) = (stored.id, visit.askedDay)
    let part = visit.query["part"]
    let fields =
      (part.map { [(name: "part", value: $0)] } ?? [])
      + (day.map { [(name: "as_of", value: $0.text)] } ?? [])
    let isOpen = !visit.site.options.isShared
    let (playbook, language) = (playbook, language)
    let (record, why) = (say("Record progress", "记录进展"), say("Why", "为什么"))
    let attempt = say("Try it", "试算")
    @Sendable func isRemedy(_ entry: String) -> Bool { playbook.remedy(named: entry) != nil }
    return PageEmbedding(
      address: { isRemedy($0) ? nil : WebTarget.text(["cases", id, "explain", $0], fields) },
      more: { entry in
        guard let remedy = playbook.remedy(named: entry) else { return "" }
        let title = playbook[remedy].declaration.title[language]
        let own = part == nil ? places[entry].map { [(name: "part", value: $0)] } ?? [] : []
        let fields = own + fields
        let links = [
          isOpen
            ? (WebTarget.text(["cases", id, "record"], [("remedy", entry)] + fields), record) : nil,
          (WebTarget.text(["cases", id, "explain", entry], fields), why),
        ]
        let ways = tag(
          "p", ["class": "act"],
          links.compactMap { $0 }.map { address, word in
            tag("a", ["href": address, "aria-label": "\(word) \(title)"], Markup(word))
          })
        return (ways + reasons(remedy)).html
      },
      caseAddress: { WebTarget.text(["cases", $0], fields) },
      command: { words in
        let set = words.indices.filter { words[$0] == "--set" && $0 + 1 < words.count }
          .map { (name: "set", value: words[$0 + 1].trimmingQuotes) }
        guard !set.isEmpty else { return nil }
        return (WebTarget.text(["cases", id, "try"], set + fields), attempt)
      })
  }
}

extension String {
  /// The text without the quotes that a shell needs around it.
  fileprivate var trimmingQuotes: String {
    guard count > 1, hasPrefix("'"), hasSuffix("'") else { return self }
    return String(dropFirst().dropLast()).replacing("'\\''", with: "'")
  }
}
