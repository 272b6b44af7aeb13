import Diagnostics
import Foundation
import Testing

/// The tools on cases say what the commands say, and refuse what cannot be meant.
struct CaseToolTests {
  @Test func everyToolIsDescribedAndHasItsSchemas() throws {
    var talk = try Talk.small()
    let tools = try #require(try talk.result("tools/list")["tools"] as? [Talk.Object])
    #expect(
      tools.compactMap { $0["name"] as? String } == [
        "how_to_work", "list_cases", "advise", "what_if", "explain", "next_question", "check_rules",
        "run_rule_tests", "rule_impact",
      ])
    for tool in tools {
      let input = try #require(tool["inputSchema"] as? Talk.Object)
      #expect(input["type"] as? String == "object")
      #expect((tool["description"] as? String)?.isEmpty == false)
      #expect((tool["title"] as? String)?.isEmpty == false)
      let hints = try #require(tool["annotations"] as? Talk.Object)
      #expect(hints["readOnlyHint"] as? Bool == (tool["name"] as? String != "check_rules"))
      #expect(hints["openWorldHint"] as? Bool == false)
      guard let output = tool["outputSchema"] as? Talk.Object else { continue }
      #expect(output["type"] as? String == "object")
    }
  }

  @Test func theWayToWorkIsToldInBothLanguages() throws {
    var talk = try Talk.small()
    #expect(try talk.call("how_to_work").contains("Unknown is not no"))
    #expect(try talk.call("how_to_work", ["lang": "zh"]).contains("未知不等于否"))
    var chinese = try Talk(language: .zh)
    #expect(try chinese.call("how_to_work").contains("未知不等于否"))
  }

  @Test func theListIsThatOfTriage() throws {
    var talk = try Talk()
    let list = try talk.value("list_cases")
    let cases = try #require(list["cases"] as? [Talk.Object])
    let shown = try Command.json(
      "triage", Talk.cases, "--rules", Talk.rules, "--examples", "yes")
    let triage = try #require(shown as? Talk.Object)
    let rows = try #require(triage["rows"] as? [Talk.Object])
    func states(_ rows: [Talk.Object]) -> [String: String] {
      Dictionary(
        rows.compactMap { row in
          (row["case"] as? String).map { ($0, row["state"] as? String ?? "") }
        }, uniquingKeysWith: { $1 })
    }
    #expect(!cases.isEmpty)
    #expect(states(cases) == states(rows))
    #expect((list["unusable"] as? [Any])?.isEmpty == true)
  }

  @Test func aFileThatCannotBeUsedIsNamed() throws {
    let scratch = try Scratch()
    let cases = try scratch.folder("cases")
    try scratch.write("case: good\n", to: "cases/good.yaml")
    try scratch.write("case: bad\nfacts: {no.such_fact: true}\n", to: "cases/bad.yaml")
    var talk = try Talk(cases: cases)
    let list = try talk.value("list_cases", ["lang": "zh"])
    #expect((list["cases"] as? [Talk.Object])?.compactMap { $0["case"] as? String } == ["good"])
    let file = try #require((list["unusable"] as? [Talk.Object])?.first)
    #expect(file["file"] as? String == "bad.yaml")
    #expect((file["reason"] as? String)?.contains("第 2 行") == true)
  }

  @Test(arguments: ["jinzuan-mingzuo", "caihongwan", "minle"])
  func adviceIsThatOfTheCommand(_ id: String) throws {
    var talk = try Talk()
    let advice = try talk.value("advise", ["case": id])
    let file = "\(Talk.cases)/\(id).yaml"
    #expect(try Command.json("advise", file, "--rules", Talk.rules) == advice as NSObject)
  }

  @Test(arguments: [#"["assets.seized=false"]"#, #"{"assets.seized": false}"#])
  func aTrialIsThatOfTheCommand(_ set: String) throws {
    var talk = try Talk()
    let arguments = try Talk.object(#"{"case": "jinzuan-mingzuo", "set": \#(set)}"#)
    let advice = try talk.value("what_if", arguments)
    let file = "\(Talk.cases)/jinzuan-mingzuo.yaml"
    let shown = try Command.json(
      "advise", file, "--rules", Talk.rules, "--set", "assets.seized=false")
    #expect(advice as NSObject == shown)
    let plain = try talk.value("advise", ["case": "jinzuan-mingzuo"])
    #expect(plain as NSObject != shown)
  }

  @Test(arguments: ["seized-assets", "handover", "assets.seized"])
  func anExplanationIsThatOfTheCommand(_ name: String) throws {
    var talk = try Talk()
    let told = try talk.value(
      "explain", ["case": "jinzuan-mingzuo", "name": name, "operands": true])
    let file = "\(Talk.cases)/jinzuan-mingzuo.yaml"
    let shown = try Command.json("explain", file, name, "--operands", "--rules", Talk.rules)
    #expect(told as NSObject == shown)
  }

  @Test func theDayAndTheLanguageAreThoseOfTheCall() throws {
    var talk = try Talk()
    let advice = try talk.value(
      "advise", ["case": "minle", "as_of": "2021-09-06", "lang": "zh"])
    #expect(advice["as_of"] as? String == "2021-09-06")
    let goals = try #require(advice["goals"] as? [Talk.Object])
    #expect(goals.contains { ($0["title"] as? String)?.contains("房") == true })
  }

  @Test func theNextQuestionIsOneOfTheAdviceWithWhatAnAnswerNeeds() throws {
    var talk = try Talk()
    let next = try talk.value("next_question", ["case": "jinzuan-mingzuo"])
    #expect(next["schema"] as? String == "advisor.question/1")
    let question = try #require(next["question"] as? Talk.Object)
    let advice = try talk.value("advise", ["case": "jinzuan-mingzuo"])
    let questions = try #require(advice["questions"] as? [Talk.Object])
    let same = try #require(
      questions.first {
        $0["fact"] as? String == question["fact"] as? String
          && $0["screen"] as? String == question["screen"] as? String
      })
    for (key, value) in same { #expect(question[key] as? NSObject == value as? NSObject, "\(key)") }
    #expect((question["why"] as? String)?.contains(":") == true)
    #expect(question["choices"] != nil || question["circumstances"] != nil)
  }

  @Test func aQuestionOffersItsAnswers() throws {
    let scratch = try Scratch()
    _ = try scratch.folder("cases")
    try scratch.write("case: one\nfacts: {assets.seized: true}\n", to: "cases/one.yaml")
    try scratch.write(Sample.rules, to: "rules/rules.yaml")
    var talk = try Talk(cases: scratch.path + "/cases", rules: scratch.path + "/rules")
    let next = try talk.value("next_question", ["case": "one"])
    let question = try #require(next["question"] as? Talk.Object)
    #expect(question["fact"] as? String == "paperwork.complete")
    let choices = try #require(question["choices"] as? [Talk.Object])
    #expect(choices.map { $0["value"] as? Bool } == [true, false])
    #expect(choices.map { $0["title"] as? String } == ["yes", "no"])
    try scratch.write(
      "case: one\nfacts: {assets.seized: true, paperwork.complete: true}\n", to: "cases/one.yaml")
    #expect(try talk.value("next_question", ["case": "one"])["question"] is NSNull)
  }

  @Test func aDisputedValueIsShownWithItsQuestion() throws {
    let scratch = try Scratch()
    try Sample.write(to: scratch)
    try scratch.write(
      """
      case: one
      facts:
        assets.seized: true
        paperwork.complete: {value: true, status: disputed, source: the developer}

      """, to: "cases/one.yaml")
    var talk = try Talk(cases: scratch.path + "/cases", rules: scratch.path + "/rules")
    let question = try #require(
      talk.value("next_question", ["case": "one"])["question"] as? Talk.Object)
    let now = try #require((question["now"] as? [Talk.Object])?.first)
    #expect(now["status"] as? String == "disputed" && now["value"] as? Bool == true)
    #expect(now["source"] as? String == "the developer")
  }

  @Test(arguments: [
    ("advise", #"{"case": "onee"}"#, "`one`"),
    ("advise", "{}", "`case` is missing"), ("advise", #"{"case": 1}"#, "no text"),
    ("advise", #"{"cas": "x"}"#, "write `case`"),
    ("advise", #"{"case": "one", "as_of": "soon"}"#, "2021-09-06"),
    ("advise", #"{"case": "one", "lang": "de"}"#, "`zh` or `en`"),
    ("advise", #"{"case": "../one"}"#, "there is no case"),
    ("explain", #"{"case": "one", "name": "asset.seized"}"#, "assets.seized"),
    ("explain", #"{"case": "one", "name": "seized-assets", "part": "B9"}"#, "B9"),
    ("explain", #"{"case": "one", "name": "unseal", "operands": "yes"}"#, "`true` or `false`"),
    ("what_if", #"{"case": "one", "set": ["assets.seizd=true"]}"#, "assets.seized"),
    ("what_if", #"{"case": "one", "set": []}"#, "`set` is a list"),
    ("what_if", #"{"case": "one", "set": [1]}"#, "`set` is a list"),
    ("what_if", #"{"case": "one", "set": "assets.seized"}"#, "`set` is a list"),
    ("what_if", #"{"case": "one"}"#, "`set` is missing"),
    ("next_question", #"{"case": "nobody"}"#, "there is no case"),
  ])
  func whatCannotBeMeantIsRefusedWithWhatToType(
    _ tool: String, _ arguments: String, _ told: String
  ) throws {
    var talk = try Talk.small()
    let refusal = try talk.refusal(tool, Talk.object(arguments))
    #expect(refusal.contains(told), "\(refusal)")
  }

  @Test func aRefusalIsInTheLanguageOfTheCall() throws {
    var talk = try Talk.small()
    #expect(try talk.refusal("advise", ["case": "nobody", "lang": "zh"]).contains("没有案件"))
    #expect(try talk.refusal("advise", ["lang": "zh"]).contains("缺少参数"))
  }

  @Test func aTitleNamesACase() throws {
    let scratch = try Scratch()
    _ = try scratch.folder("cases")
    try scratch.write("case: one\ntitle: The garden\n", to: "cases/one.yaml")
    var talk = try Talk(cases: scratch.path + "/cases")
    #expect(try talk.value("advise", ["case": "the garden"])["case"] as? String == "one")
  }

  @Test func nothingIsWrittenIntoCasesOrRules() throws {
    let scratch = try Scratch()
    try Sample.write(to: scratch)
    let before = try Scratch.files(below: scratch.path)
    var talk = try Talk(cases: scratch.path + "/cases", rules: scratch.path + "/rules")
    _ = try talk.value("list_cases")
    _ = try talk.value("what_if", ["case": "one", "set": ["assets.seized=false"]])
    _ = try talk.value("next_question", ["case": "one"])
    _ = try talk.value("check_rules", ["files": ["rules.yaml": Sample.rules]])
    _ = try talk.value("run_rule_tests")
    _ = try talk.value("rule_impact", ["files": ["rules.yaml": Sample.rules]])
    #expect(try Scratch.files(below: scratch.path) == before)
  }
}
