package import Diagnostics
import FEEL
package import Playbooks

/// A file with one new entry of a playbook, to be filled in.
///
/// Each text that only people can write is a placeholder: the file passes `check` once all of them are
/// filled in, and not before. Facts that the entry needs come with it.
package struct EntryTemplate {
  /// What the entry is.
  package enum Kind: String, CaseIterable, Sendable {
    case fact, decision, clock, constraint, screen, phase
    /// A blocker, with a fact that it reads and a remedy.
    case rule
  }

  let playbook: Playbook?
  let words: TemplateWords

  /// A template for this playbook; nil where the rules cannot be loaded, or there are none yet.
  package init(_ playbook: Playbook?, language: Language) {
    self.playbook = playbook
    words = TemplateWords(playbook, language: language)
  }

  /// The text of the file for an entry with this id.
  package func text(_ kind: Kind, id: String) -> String {
    let head = words.word(
      "# Fill in what is marked, put the file into the folder of the rules, and run `advisor check`.",
      "# 填好标出的各处，放入规则文件夹，再运行 `advisor check`。")
    let body =
      switch kind {
      case .fact: fact(id)
      case .decision: decision(id)
      case .clock: clock(id)
      case .constraint: constraint(id)
      case .screen: screen(id)
      case .phase: phase(id)
      case .rule: rule(id)
      }
    return head + "\n" + body
  }

  private func fact(_ id: String) -> String {
    """
    facts:
    \(words.fact(id, "what it is called", "事实的名称"))
        # \(word("type: boolean, number, string, date, list<...>; then for a text or a number:", "type 可为 boolean（是否）、number（数字）、string（文字）、date（日期）、list<...>（清单）；文字、数字另可写："))
        # allowed: {first-value: {en: ..., zh: ...}, second-value: {en: ..., zh: ...}}
        # allowed: ">= 0"
        # unit: CNY   \(word("of a number", "数字的单位"))
        # optional: true   \(word("it may be null: there is none", "可以写 null，即“没有”"))

    """
  }

  private func decision(_ id: String) -> String {
    """
    decisions:
      \(id):
        title: \(words.text("what follows from the facts", "由事实得出什么"))
        type: boolean   # boolean number string date ...
        # \(word("FEEL over facts and other decisions, such as", "由事实和其他推算项写成的 FEEL，如")) \(example)
        is: \(words.place("a condition", "条件"))
        # \(word("or, in place of `is`, a table (advisor table export takes it to a spreadsheet):", "或者不写 `is`，改用决策表（可用 advisor table export 导出为表格）："))
        # table:
        #   hit: first
        #   inputs: [\(example)]
        #   rows:
        #     - ["true", "true"]
        #     - ["-", "false"]

    """
  }

  private func clock(_ id: String) -> String {
    let start = factName(id, "begun_on")
    let end = factName(id, "met")
    return """
      facts:
      \(words.fact(start, "the day from which the time runs", "起算日期", type: "date"))
      \(words.fact(end, "what had to be done in time is done", "须在时限内完成的事项已完成"))

      clocks:
        \(id):
          title: \(words.text("the time limit", "时限名称"))
          # when: ...   \(word("in which cases it runs; without this line: in every case", "适用于哪些案件；不写则为全部案件"))
          from: \(start)
          # 60 days, 15 working days, 3 months, 1 year
          within: \(words.place("how long", "多长时间"))
          met: \(end)
          # basis: ["\(word("a source of `sources`, and the article", "sources 中的文件 及条款"))"]
          # holder: ...   \(word("whose own right or period it is", "时限属于哪个单位或当事人自己的权利、期间"))

      """
  }

  private func constraint(_ id: String) -> String {
    """
    constraints:
      \(id):
        title: \(words.text("what cannot be otherwise", "什么不可能有例外"))
        # \(word("FEEL over facts; without this line: in every case", "由事实写成的 FEEL；不写则为全部案件"))
        if: \(words.place("where it holds", "在什么情形下"))
        then: \(words.place("what is certain there", "必然如何"))
        # basis: ["\(word("a source of `sources`, and the article", "sources 中的文件 及条款"))"]

    """
  }

  private func screen(_ id: String) -> String {
    let (first, second) = (factName(id, "first"), factName(id, "second"))
    return """
      # \(word("A checklist: circumstances that are rare and easily overlooked, asked in one question.", "排查清单：少见而易遗漏的情形，一次问清。"))
      facts:
      \(words.fact(first, "the first circumstance", "第一种情形"))
      \(words.fact(second, "the second circumstance", "第二种情形"))

      screens:
        \(id):
          title: \(words.text("what the list is about", "清单名称"))
          ask: \(words.text("the question: is any of this the case", "是否有下列情形，怎么问"))
          facts: [\(first), \(second)]\(phases)

      """
  }

  private var phases: String {
    let ids = (playbook?.phases ?? []).map(\.id)
    return ids.isEmpty ? "" : "\n    # phase: \(ids.joined(separator: " | "))"
  }

  private func phase(_ id: String) -> String {
    let order = (playbook?.phases ?? []).map(\.id)
    let known = order.isEmpty ? "" : word(" Now: ", "现有：") + order.joined(separator: ", ")
    return """
      # \(word("Phases follow one another in the order of the files and of their lines.", "各阶段按文件和行的次序先后排列。"))\(known)
      phases:
        \(id): {title: \(words.text("what this part of the road is for", "这一阶段要做什么"))}

      """
  }

  /// A fact of the playbook that a condition can name, or else a made-up one.
  private var example: String { playbook?.facts.first { $0.type.feel == .boolean }?.id ?? "a.fact" }

  func word(_ en: String, _ zh: String) -> String { words.word(en, zh) }

  /// A name in snake_case that is no prefix of another name and has none as its prefix.
  func factName(_ id: String, _ last: String) -> String {
    let base = String(id.map { $0 == "-" ? "_" : $0 })
    let names = playbook.map { Set($0.facts.map(\.id) + $0.decisions.map(\.id)) } ?? []
    let isTaken = { (name: String) in
      names.contains { $0 == name || $0.hasPrefix(name + ".") || name.hasPrefix($0 + ".") }
    }
    var (name, number) = ("\(base).\(last)", 2)
    while isTaken(name) {
      name = "\(base)_\(number).\(last)"
      number += 1
    }
    return name
  }
}
