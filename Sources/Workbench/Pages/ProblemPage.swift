import Diagnostics

/// What a person sees where a page cannot be shown, or something was not done.
struct ProblemPage {
  let visit: Visit
  let problem: Problem

  init(_ visit: Visit, _ problem: Problem) {
    self.visit = visit
    self.problem = problem
  }

  var answer: WebResponse {
    let language = visit.language
    let title =
      problem.status == 404
      ? visit.say("Not found", "没有找到") : visit.say("Not done", "未能完成")
    let content = [
      tag("h1", [:], Markup(title)), tag("p", ["role": "alert"], Markup(problem.message[language])),
      Findings(problem.diagnostics, language).markup,
      tag(
        "p", [:], tag("a", ["href": visit.link("cases")], Markup(visit.say("All cases", "回到案件台账")))),
    ]
    return .page(Frame(visit, title).page(content), status: problem.status)
  }
}

/// Findings about a file or a form, as a list.
struct Findings {
  let diagnostics: [Diagnostic]
  let language: Language

  init(_ diagnostics: [Diagnostic], _ language: Language) {
    self.diagnostics = diagnostics
    self.language = language
  }

  var markup: Markup {
    if diagnostics.isEmpty { return .none }
    let items = diagnostics.map { found -> Markup in
      let help = found.help.map { [tag("br"), Markup($0[language])] } ?? []
      // What was typed into a form has no file and no line.
      let place = "\(found.place.file.name):\(found.place.start.line)"
      let shown = found.place.file.isTyped ? [] : [" ", tag("code", [:], Markup(place))]
      return tag("li", [:], [tag("b", [:], Markup(found.message[language]))] + shown + help)
    }
    return tag("ul", ["class": "findings"], items)
  }
}
