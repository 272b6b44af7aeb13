package import Diagnostics
package import FEEL

/// The files of a new playbook: its head, a goal, an office, a first blocker with its remedy, a test.
package struct PlaybookTemplate {
  private let id: String
  private let words: TemplateWords
  private let day: CalendarDate

  /// A playbook with this id whose texts are in this language; its test is as of the day.
  package init(id: String, language: Language, day: CalendarDate) {
    self.id = id
    self.day = day
    words = TemplateWords(nil, language: language)
  }

  /// The files with their paths below the folder.
  package var files: [(path: String, text: String)] {
    [("playbook.yaml", head), ("first.yaml", first), ("tests/first.yaml", tests)]
  }

  private var head: String {
    """
    # \(words.word("The playbook: what it is called, who works with it, and what people want in the end.", "规则库：名称、参与单位，以及群众最终要的结果。"))
    # \(words.word("Every id (first-office ...) may be changed; change it in all files.", "各编号（first-office 等）可以改，须在所有文件中一并修改。"))
    playbook:
      id: \(quoted(id))
      version: "1"
      title: \(words.text("what the rules are about", "这套规则管哪一类事项"))
      languages: [\(words.language.rawValue)]   # \(words.word("for both: [en, zh], and each text {en: ..., zh: ...}", "双语写 [zh, en]，各处文字写成 {zh: ..., en: ...}"))
      # weight: people.count   # \(words.word("a number fact that lists count beside cases, such as people", "台账在件数之外统计的数值型事实，如人数"))

    offices:
      first-office: {title: \(words.text("who leads the steps", "牵头单位"))}

    goals:
      first-goal:
        title: \(words.text("what people want in the end", "最终要实现什么"))
        reached: first.goal_reached
        remedies: [last-step]

    """
  }

  private var first: String {
    """
    # \(words.word("What has to be known, what stands in the way, and what can be done about it.", "需要查明的事实、卡点和措施。"))
    facts:
    \(words.fact("first.obstacle", "what stands in the way, as a fact", "卡点所依据的事实"))
    \(words.fact("first.goal_reached", "what people want is there", "最终结果已实现"))

    blockers:
      first-blocker:
        title: \(words.text("what stands in the way", "卡点名称"))
        when: first.obstacle
        remedies: [first-remedy]   # \(words.word("in order of preference", "按优先次序"))

    remedies:
      first-remedy:
        title: \(words.text("what can be done about it", "消除卡点的措施"))
        lead: first-office
        steps: [\(words.text("the first step", "第一步"))]
        achieves: {first.obstacle: false}
      last-step:
        title: \(words.text("what finishes the job once nothing stops it", "没有卡点后，最后怎么办成"))
        lead: first-office
        steps: [\(words.text("the first step", "第一步"))]
        achieves: {first.goal_reached: true}

    """
  }

  private var tests: String {
    """
    # \(words.word("What the rules have to answer. Run: advisor test", "规则应当得出的结论。运行：advisor test"))
    tests:
      - name: \(words.place("what the test is about", "说明要点"))
        facts: {first.obstacle: true}
        as of: \(day.text)
        expect:
          blockers: [first-blocker]
          actions: {first-remedy: now, last-step: waiting}

    """
  }
}
