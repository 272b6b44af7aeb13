import Playbooks

/// The template of a rule: a fact, a blocker that reads it, and a remedy.
extension EntryTemplate {
  func rule(_ id: String) -> String {
    let fact = factName(id, "present")
    return """
      facts:
      \(words.fact(fact, "what has to be known", "需要查明的事实"))

      blockers:
        \(id):
          title: \(words.text("what stands in the way", "卡点名称"))
          # FEEL: and, or, not(...), = != < <= > >=, in ("a", "b"), between 1 and 2
          when: \(fact)
          # \(word("the goals it stops; without this line: every goal", "阻碍哪些目标；不写则为全部目标"))
          # stops: [\(ids(playbook?.goals.map(\.id)))]
          # \(word("in order of preference: the first that suits the case is advised", "按优先次序：建议第一个适合本案的措施"))
          remedies: [resolve-\(id)]\(basis)

      remedies:
        resolve-\(id):
          title: \(words.text("what people can do about it", "措施名称"))
          # when: ...     \(word("whether it suits the case at all", "是否适合本案"))
          # needs: ...    \(word("what must hold before it can start", "开始之前须具备的条件"))
          # \(word("who owns the step and its deadline:", "由谁牵头、对期限负责：")) \(ids(playbook?.offices.map(\.id)))
          lead: \(words.place("an office", "单位的编号"))
          # with: []        \(word("support, can be given tasks", "配合单位"))
          # counterparts: []   \(word("approached, never given tasks", "对接方，不派任务"))
          steps:
            - \(words.text("the first step", "第一步"))
          # documents: [{title: ..., have: \(fact)}]
          # within: ...   # 30 days, 15 working days, 3 months, 1 year
          # \(word("the facts it is meant to change", "办成后改变的事实"))
          achieves: {\(fact): false}\(basis)

      """
  }

  private var basis: String {
    "\n    # basis: [\"\(word("a source of `sources`, and the article", "sources 中的文件 及条款"))\"]"
  }

  private func ids(_ list: [String]?) -> String { (list ?? []).joined(separator: ", ") }
}
