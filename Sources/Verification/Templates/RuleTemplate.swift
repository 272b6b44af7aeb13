package import Diagnostics
import FEEL
package import Playbooks
import YAML

/// A rule file to start from, with a fact, a blocker that reads it, and a remedy.
package struct RuleTemplate {
  private let playbook: Playbook
  private let language: Language

  /// A template in this language, with the goals and offices of the playbook.
  package init(_ playbook: Playbook, language: Language) {
    self.playbook = playbook
    self.language = language
  }

  /// The text of the file for a blocker with this id.
  package func text(id: String) -> String {
    let fact = factName(id)
    let goals = playbook.goals.map(\.id).joined(separator: ", ")
    let lead = playbook.offices.first.map { "    lead: \($0.id)\n" } ?? ""
    let title = texts("What stands in the way", "卡点名称")
    return """
      # \(word("A rule. Put the file into the folder of the rules, then run `advisor check` and `advisor test`.", "一条规则。放入规则文件夹，再运行 `advisor check` 和 `advisor test`。"))
      facts:
        \(fact):
          title: \(texts("What has to be known", "需要查明的事实"))
          type: boolean   # boolean number string date list<...>
          ask: \(texts("The question put to a person?", "询问时怎么问？"))
          where: \(texts("where the answer is found", "从哪里查明"))

      blockers:
        \(id):
          title: \(title)
          # FEEL: and, or, not(...), = != < <= > >=, in ("a", "b"), between 1 and 2
          when: \(fact)
          # \(word("the goals it stops; without this line: every goal", "阻碍哪些目标；不写则为全部目标"))
          # stops: [\(goals)]
          # \(word("in order of preference: the first that suits the case is advised", "按优先次序：建议第一个适合本案的措施"))
          remedies: [resolve-\(id)]
          # basis: ["\(word("a source of `sources`, and the article", "sources 中的文件 及条款"))"]

      remedies:
        resolve-\(id):
          title: \(texts("What people can do about it", "措施名称"))
          # when: ...     \(word("whether it suits the case at all", "是否适合本案"))
          # needs: ...    \(word("what must hold before it can start", "开始之前须具备的条件"))
      \(lead)    # with: []        \(word("support, can be given tasks", "配合单位"))
          # counterparts: []   \(word("approached, never given tasks", "对接方，不派任务"))
          steps:
            - \(texts("the first step", "第一步"))
          # documents: [{title: ..., have: \(fact)}]
          within: 30 working days   # 30 days, 15 working days, 3 months, 1 year
          # \(word("the facts it is meant to change", "办成后改变的事实"))
          achieves: {\(fact): false}

      """
  }

  /// A name in snake_case that is no prefix of another name and has none as its prefix.
  private func factName(_ id: String) -> String {
    let base = String(id.map { $0 == "-" ? "_" : $0 })
    let names = Set(playbook.facts.map(\.id) + playbook.decisions.map(\.id))
    let isTaken = { (name: String) in
      names.contains { $0 == name || $0.hasPrefix(name + ".") || name.hasPrefix($0 + ".") }
    }
    var name = "\(base).present"
    var number = 2
    while isTaken(name) {
      name = "\(base)_\(number).present"
      number += 1
    }
    return name
  }

  private func texts(_ en: String, _ zh: String) -> String { "{en: \"\(en)\", zh: \(zh)}" }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}

/// The text as YAML writes it on one line.
func quoted(_ text: String) -> String { NewValue.string(text).text() }
